import { createHash } from 'node:crypto';

/** JSON with sorted keys and no spaces, so that equal contents are equal bytes; absent and undefined are the same. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => (isPlainObject(inner) ? sorted(inner) : inner));
}

/** Lower-case hex of the SHA-256 of the UTF-8 bytes. */
export function sha256Of(json: string): string {
  return createHash('sha256').update(json, 'utf8').digest('hex');
}

function sorted(object: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

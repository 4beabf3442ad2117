import { ProblemError } from '@repartee/kernel';

/** The key of the last row of a page, as the address of the next one. */
export function toCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The parts of a cursor. Throws the problem `bad_cursor` for what is none. */
export function fromCursor(cursor: string, parts: number): (string | number)[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(key) && key.length === parts) return key as (string | number)[];
  } catch {
    // Not JSON: refused below like any other text that is no cursor.
  }
  throw new ProblemError({
    code: 'bad_cursor',
    status: 400,
    title: 'Not a page',
    detail: 'The parameter "after" is not the key of a page. Take it from "next" of the page before.',
  });
}

/** A page of at most `limit` from rows of which one more was read; `next` is null at the end. */
export function toPage<Row>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => readonly (string | number)[],
): { items: Row[]; next: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? toCursor(keyOf(last)) : null };
}

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** What a built file takes from another one, as the compiler writes it. */
const IMPORT = /^(?:import|export) (?:[^'"]* from )?'([^']+)';$/gm;
const OURS = /^(?:\.{1,2}\/|@repartee\/)/;

/** Files with all code of ours that they import, directly or not, by path. */
export function codeBehind(paths: readonly string[]): ReadonlyMap<string, string> {
  const code = new Map<string, string>();
  const files = new Set(paths);
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    code.set(file, text);
    const { resolve } = createRequire(file);
    for (const [, name = ''] of text.matchAll(IMPORT)) if (OURS.test(name)) files.add(resolve(name));
  }
  return code;
}

/** SHA-256 in base64url of the code behind files, wherever they lie: other code, another digest. */
export function digestOfCode(paths: readonly string[]): string {
  const digest = createHash('sha256');
  for (const text of codeBehind(paths).values()) digest.update(text);
  return digest.digest('base64url');
}

import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

import type { PackFile } from './pack.js';

/** The YAML files of a folder and those below it; paths are told as seen from `base`. */
export function readPackFolder(folder: string, base = folder): PackFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ path: relative(base, path), text: readFileSync(path, 'utf8') }));
}

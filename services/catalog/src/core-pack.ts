import { fileURLToPath } from 'node:url';

import { readPackFolder } from './pack/pack-folder.js';
import type { PackFile } from './pack/pack.js';

const FOLDER = fileURLToPath(new URL('../packs/core', import.meta.url));

/** The contents that come with the product. */
export function corePack(): PackFile[] {
  return readPackFolder(FOLDER);
}

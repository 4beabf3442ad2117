import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { CommandProblem } from '@repartee/kernel';

import type { StandaloneFolder } from './standalone-folder.js';
import { standaloneFolder } from './standalone-folder.js';

/**
 * The data folder of a Repartee that has run. Throws CommandProblem where there is none; a mistyped name makes no folder.
 */
export function usedFolder(path: string): StandaloneFolder {
  if (!existsSync(join(path, 'journal.sqlite')))
    throw new CommandProblem(`There is no journal in ${resolve(path)}. Start Repartee once, or set REPARTEE_DATA.`);
  return standaloneFolder(path);
}

import { existsSync, mkdirSync } from 'node:fs';

import type { Sqlite } from '@repartee/kernel';
import { openSqlite } from '@repartee/kernel';

import { StartProblem } from '../start/start-problem.js';
import type { Layout } from './layout.js';

/** Holds the folder for this process until it is released, or the process ends, however it ends. */
export interface Claim {
  release(): void;
}

/**
 * Takes the data folder, which is made where it does not exist. An open SQLite transaction holds it: the operating
 * system lets go of it with the process, so that nothing is left to clean up after a kill. Throws StartProblem.
 */
export function claimFolder({ folder, lock }: Layout): Claim {
  make(folder);
  const db = openSqlite(lock);
  if (!holds(db)) {
    db.close();
    throw new StartProblem(
      'data_folder_in_use',
      `The data folder ${folder} is in use by another Repartee. Stop that one, or set REPARTEE_DATA to another folder.`,
    );
  }
  return { release: () => void db.close() };
}

/** Whether some process holds the folder at this moment. */
export function isClaimed({ lock }: Layout): boolean {
  if (!existsSync(lock)) return false;
  const db = openSqlite(lock);
  try {
    return !holds(db);
  } finally {
    db.close();
  }
}

function holds(db: Sqlite): boolean {
  db.prepare('PRAGMA busy_timeout = 0').get([]);
  try {
    db.exec('BEGIN IMMEDIATE');
    return true;
  } catch {
    return false;
  }
}

function make(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    const sentence = `The data folder ${folder} cannot be made. Give this user the right to write there, or set REPARTEE_DATA to another folder.`;
    throw new StartProblem('data_folder_unusable', sentence, { cause });
  }
}

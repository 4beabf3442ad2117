import { existsSync, realpathSync } from 'node:fs';

import type { Sqlite } from '../sqlite/sqlite.js';
import { first, isBusy, openSqlite } from '../sqlite/sqlite.js';
import { KeyFileInUse } from './key-errors.js';

/**
 * Has the file of keys among others, as everybody does who seals and opens with it, until the returned function is called
 * or the process ends, however it ends. Throws KeyFileInUse while its keys are wrapped anew.
 */
export function shareKeyFile(path: string): () => void {
  return locked(path, `The keys in ${path} are being wrapped anew. Start again once that has ended.`, (db) => {
    db.exec('BEGIN');
    first(db.prepare('SELECT count(*) FROM sqlite_master'));
  });
}

/** Has it alone, whichever data folders belong to those who share it. Throws KeyFileInUse while anybody has it. */
export function takeKeyFile(path: string): () => void {
  const sentence = `The keys in ${path} are in use by a server, a service or another rotation. Stop all of them first.`;
  return locked(path, sentence, (db) => db.exec('BEGIN EXCLUSIVE'));
}

/** The lock is one that the operating system keeps on a file beside the keys, by whichever name they are reached. */
function locked(path: string, sentence: string, lock: (db: Sqlite) => void): () => void {
  const db = openSqlite(`${existsSync(path) ? realpathSync(path) : path}.lock`, { isLock: true });
  try {
    db.prepare('PRAGMA busy_timeout = 200').get([]);
    lock(db);
  } catch (error) {
    db.close();
    throw isBusy(error) ? new KeyFileInUse(sentence) : error;
  }
  return () => db.close();
}

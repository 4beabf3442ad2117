import { statSync } from 'node:fs';

import { first, openSqlite } from '../sqlite/sqlite.js';

const EVENTS = `SELECT count(*) AS tables FROM sqlite_master WHERE type = 'table' AND name = 'events'`;

/** Whether a journal is in that file, which stays as it is. Throws what is said of one that cannot be read. */
export function isJournal(path: string): boolean {
  try {
    return statSync(path).isFile() && hasEvents(path);
  } catch (error) {
    if ((error as { code?: unknown }).code === 'SQLITE_NOTADB') return false;
    throw error;
  }
}

function hasEvents(path: string): boolean {
  const db = openSqlite(path, { readOnly: true });
  try {
    return first<{ tables: number }>(db.prepare(EVENTS))?.tables === 1;
  } finally {
    db.close();
  }
}

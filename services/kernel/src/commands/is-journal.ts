import { first, openSqlite } from '../sqlite/sqlite.js';

const EVENTS = `SELECT count(*) AS tables FROM sqlite_master WHERE type = 'table' AND name = 'events'`;

/** Whether a journal is in that file, which stays as it is. */
export function isJournal(path: string): boolean {
  try {
    const db = openSqlite(path, { readOnly: true });
    try {
      return first<{ tables: number }>(db.prepare(EVENTS))?.tables === 1;
    } finally {
      db.close();
    }
  } catch {
    return false;
  }
}

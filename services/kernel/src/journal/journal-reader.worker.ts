import { answerInThread } from '../concurrency/answer-in-thread.js';
import { openSqlite } from '../sqlite/sqlite.js';
import type { PackedRows, RowsAsked } from './journal-rows.js';
import { JournalRows } from './journal-rows.js';

const opened = new Map<string, JournalRows>();

function rowsOf(path: string): JournalRows {
  const rows = opened.get(path) ?? new JournalRows(openSqlite(path, { readOnly: true }));
  opened.set(path, rows);
  return rows;
}

answerInThread<RowsAsked, string, PackedRows[]>((asked, path) => [...rowsOf(path).pack(asked)]);

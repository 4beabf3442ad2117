import { closeSync, existsSync, fsyncSync, openSync } from 'node:fs';

import { all, openSqlite } from '../sqlite/sqlite.js';

/** The copy cannot be made, or is not whole; the sentence says why. */
export class BackupFailed extends Error {
  readonly code = 'backup_failed';

  constructor(detail: string) {
    super(detail);
    this.name = 'BackupFailed';
  }
}

/**
 * Copies a SQLite database to a new file as it is at one moment, while other processes write to it, and checks the copy.
 * Throws BackupFailed where there is nothing to copy, the destination exists, or the copy is not whole.
 */
export function copySqlite(source: string, destination: string): void {
  if (!existsSync(source)) throw new BackupFailed(`There is no ${source}.`);
  if (existsSync(destination)) throw new BackupFailed(`${destination} exists already; choose another name.`);
  const db = openSqlite(source);
  try {
    db.prepare('VACUUM INTO ?').run([destination]);
  } finally {
    db.close();
  }
  makeDurable(destination);
  checkWhole(destination);
}

function makeDurable(path: string): void {
  const file = openSync(path, 'r+');
  fsyncSync(file);
  closeSync(file);
}

function checkWhole(path: string): void {
  const copy = openSqlite(path, { readOnly: true });
  const findings = all<{ quick_check: string }>(copy.prepare('PRAGMA quick_check'));
  copy.close();
  if (findings[0]?.quick_check !== 'ok') throw new BackupFailed(`The copy ${path} is not whole.`);
}

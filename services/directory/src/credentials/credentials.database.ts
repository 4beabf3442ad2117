import type { Sqlite } from '@repartee/kernel';
import { all, openSqlite } from '@repartee/kernel';

/** E-mail addresses and tokens are there as keyed or plain digests only. */
const SCHEMA = `
CREATE TABLE IF NOT EXISTS accounts (
  email_key TEXT PRIMARY KEY,
  organisation TEXT NOT NULL,
  person TEXT NOT NULL,
  UNIQUE (organisation, person)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS passwords (
  organisation TEXT NOT NULL,
  person TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (organisation, person)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS renewals (
  token_key TEXT PRIMARY KEY,
  family TEXT NOT NULL,
  organisation TEXT NOT NULL,
  person TEXT NOT NULL,
  csrf TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  rotated_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS renewals_by_family ON renewals (family);
CREATE INDEX IF NOT EXISTS renewals_by_person ON renewals (organisation, person);
CREATE TABLE IF NOT EXISTS links (
  token_key TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  organisation TEXT NOT NULL,
  person TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  sent_at INTEGER,
  UNIQUE (kind, organisation, person)
) STRICT, WITHOUT ROWID;
`;

/** The file of everything that lets somebody in; none of it is in events. */
export function openCredentials(path: string): Sqlite {
  const db = openSqlite(path);
  db.exec('PRAGMA secure_delete = ON');
  db.exec(SCHEMA);
  rememberLetters(db);
  return db;
}

/** Files of before do not know which links were sent: theirs count as sent, so that nobody is sent another unasked. */
function rememberLetters(db: Sqlite): void {
  const columns = all<{ name: string }>(db.prepare("SELECT name FROM pragma_table_info('links')"));
  if (!columns.some(({ name }) => name === 'sent_at'))
    db.exec('ALTER TABLE links ADD COLUMN sent_at INTEGER; UPDATE links SET sent_at = 0');
}

/** Whom a credential belongs to. */
export interface Holder {
  organisation: string;
  person: string;
}

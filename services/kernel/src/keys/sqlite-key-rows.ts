import type { Sqlite, Statement, StoredBytes } from '../sqlite/sqlite.js';
import { all, bytesOf, first, inTransaction, openSqlite } from '../sqlite/sqlite.js';
import type { KeyRow, KeyRows, OrganisationRow, PersonKeyName, Rewrapped } from './key-rows.js';
import type { KeyHolder } from './keys.js';

/**
 * `wrapped` is null once the key is destroyed; the row stays, so that no new key is made for an erased person or a
 * forgotten case.
 */
const SCHEMA = `
CREATE TABLE IF NOT EXISTS organisation_keys (
  organisation TEXT PRIMARY KEY,
  wrapped BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS person_keys (
  organisation TEXT NOT NULL,
  person TEXT NOT NULL,
  key_id TEXT NOT NULL UNIQUE,
  wrapped BLOB,
  PRIMARY KEY (organisation, person)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS case_keys (
  key_id TEXT PRIMARY KEY,
  wrapped BLOB
) STRICT, WITHOUT ROWID;
`;

interface StoredRow {
  key_id: string;
  wrapped: StoredBytes | null;
}

interface StoredOrganisation {
  organisation: string;
  wrapped: StoredBytes;
}

/** Wrapped keys in a SQLite file of their own, which the processes of one machine may share. */
export class SqliteKeyRows implements KeyRows {
  private readonly selectPerson: Statement;
  private readonly selectVersion: Statement;
  /** Rises with what others commit to the file. */
  private seenVersion: number;
  private sayStale: () => void = () => undefined;

  private constructor(private readonly db: Sqlite) {
    this.selectVersion = db.prepare('PRAGMA data_version');
    this.seenVersion = this.version();
    this.selectPerson = db.prepare('SELECT key_id, wrapped FROM person_keys WHERE organisation = ? AND person = ?');
  }

  /** Opens or creates the file. */
  static open(path: string): SqliteKeyRows {
    const db = openSqlite(path);
    db.exec('PRAGMA secure_delete = ON');
    db.exec(SCHEMA);
    const rows = new SqliteKeyRows(db);
    // A process that destroyed a key may have ended before this.
    rows.leaveNoCopy();
    return rows;
  }

  static openReadOnly(path: string): SqliteKeyRows {
    return new SqliteKeyRows(openSqlite(path, { readOnly: true }));
  }

  /** Keys of people and cases hang on those of organisations: without one there is none. */
  static holdsAny(path: string): boolean {
    const db = openSqlite(path, { readOnly: true });
    try {
      const table = db.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'organisation_keys'`);
      return first(table) !== undefined && first(db.prepare('SELECT 1 FROM organisation_keys LIMIT 1')) !== undefined;
    } finally {
      db.close();
    }
  }

  organisations(): OrganisationRow[] {
    const select = this.db.prepare('SELECT organisation, wrapped FROM organisation_keys');
    return all<StoredOrganisation>(select).map(({ organisation, wrapped }) => ({
      organisation,
      wrapped: bytesOf(wrapped),
    }));
  }

  organisation(organisation: string): Uint8Array | undefined {
    const select = this.db.prepare('SELECT organisation, wrapped FROM organisation_keys WHERE organisation = ?');
    const row = first<StoredOrganisation>(select, organisation);
    return row && bytesOf(row.wrapped);
  }

  addOrganisation(organisation: string, wrapped: Uint8Array, seen?: OrganisationRow): Uint8Array | undefined {
    const insert = this.db.prepare(
      `INSERT INTO organisation_keys (organisation, wrapped) SELECT ?, ?
       WHERE ? IS NULL OR EXISTS (SELECT 1 FROM organisation_keys WHERE organisation = ? AND wrapped = ?)
       ON CONFLICT DO NOTHING`,
    );
    const { organisation: of = null, wrapped: as = null } = seen ?? {};
    insert.run([organisation, wrapped, of, of, as]);
    return this.organisation(organisation);
  }

  /** One that stands otherwise than it was read, or is new since, takes the whole of it back. */
  rewrap(rows: readonly Rewrapped[]): number {
    const update = this.db.prepare('UPDATE organisation_keys SET wrapped = ? WHERE organisation = ? AND wrapped = ?');
    try {
      inTransaction(this.db, () => {
        const standing = rows.filter(
          ({ organisation, before, after }) => update.run([after, organisation, before]).changes === 1,
        );
        if (standing.length !== rows.length || standing.length !== this.organisations().length) throw new NotAsRead();
      });
    } catch (error) {
      if (error instanceof NotAsRead) return 0;
      throw error;
    }
    this.leaveNoCopy();
    return rows.length;
  }

  person(organisation: string, person: string): KeyRow | undefined {
    return keyOf(first<StoredRow>(this.selectPerson, organisation, person));
  }

  addPerson(organisation: string, person: string, key: KeyRow): KeyRow {
    const insert = 'INSERT INTO person_keys (organisation, person, key_id, wrapped) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING'; // prettier-ignore
    this.db.prepare(insert).run([organisation, person, key.id, key.wrapped]);
    return this.person(organisation, person) ?? key;
  }

  destroyedPersons(): KeyHolder[] {
    return all<KeyHolder>(this.db.prepare('SELECT organisation, person FROM person_keys WHERE wrapped IS NULL'));
  }

  caseKey(id: string): KeyRow | undefined {
    return keyOf(first<StoredRow>(this.db.prepare('SELECT key_id, wrapped FROM case_keys WHERE key_id = ?'), id));
  }

  addCase(key: KeyRow): KeyRow {
    const insert = 'INSERT INTO case_keys (key_id, wrapped) VALUES (?, ?) ON CONFLICT DO NOTHING';
    this.db.prepare(insert).run([key.id, key.wrapped]);
    return this.caseKey(key.id) ?? key;
  }

  destroyedCases(): string[] {
    const select = this.db.prepare('SELECT key_id FROM case_keys WHERE wrapped IS NULL');
    return all<Pick<StoredRow, 'key_id'>>(select).map(({ key_id }) => key_id);
  }

  destroyPersons(keys: readonly PersonKeyName[]): void {
    const insert = 'INSERT INTO person_keys (organisation, person, key_id, wrapped) VALUES (?, ?, ?, NULL)';
    const destroy = `${insert} ON CONFLICT (organisation, person) DO UPDATE SET wrapped = NULL WHERE wrapped IS NOT NULL`;
    this.destroy(
      destroy,
      keys.map(({ organisation, person, id }) => [organisation, person, id]),
    );
  }

  destroyCases(ids: readonly string[]): void {
    const insert = 'INSERT INTO case_keys (key_id, wrapped) VALUES (?, NULL)';
    const destroy = `${insert} ON CONFLICT (key_id) DO UPDATE SET wrapped = NULL WHERE wrapped IS NOT NULL`;
    this.destroy(
      destroy,
      ids.map((id) => [id]),
    );
  }

  onStale(listener: () => void): void {
    this.sayStale = listener;
  }

  look(): void {
    const version = this.version();
    if (version === this.seenVersion) return;
    this.seenVersion = version;
    this.sayStale();
  }

  close(): void {
    this.db.close();
  }

  private destroy(sql: string, rows: readonly (readonly string[])[]): void {
    if (rows.length === 0) return;
    const statement = this.db.prepare(sql);
    const changes = inTransaction(this.db, () => rows.reduce((sum, row) => sum + statement.run(row).changes, 0));
    if (changes > 0) this.leaveNoCopy();
  }

  private version(): number {
    return first<{ data_version: number }>(this.selectVersion)?.data_version ?? 0;
  }

  /** The write-ahead log may still hold the page with the key; emptying it leaves no copy in the folder. */
  private leaveNoCopy(): void {
    this.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }
}

/** Ends a transaction without effect. */
class NotAsRead extends Error {}

function keyOf(row: StoredRow | undefined): KeyRow | undefined {
  return row && { id: row.key_id, wrapped: row.wrapped && bytesOf(row.wrapped) };
}

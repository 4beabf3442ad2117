import { create } from '@bufbuild/protobuf';
import { commonV1 } from '@repartee/proto';

import type { Sqlite, Statement, StoredBytes } from '../sqlite/sqlite.js';
import { all, bytesOf, first, openSqlite } from '../sqlite/sqlite.js';
import { decrypt, encrypt, newKey, unwrap, wrap } from './cipher.js';
import type { SealContext } from './keys.js';
import { Keys } from './keys.js';
import { KeyDestroyed, KeyStoreUnusable, SealBroken } from './key-errors.js';
import { LeastRecentlyUsed } from './least-recently-used.js';

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

const CACHED_KEYS = 20_000;

interface DataKey {
  id: string;
  /** Null once destroyed. */
  key: Uint8Array | null;
}

interface KeyRow {
  key_id: string;
  wrapped: StoredBytes | null;
}

/** The key store in a SQLite file of its own, so that it can be backed up apart from what it seals. */
export class SqliteKeys extends Keys {
  private readonly persons = new LeastRecentlyUsed<DataKey>(CACHED_KEYS);
  private readonly cases = new LeastRecentlyUsed<DataKey>(CACHED_KEYS);
  private readonly organisations = new Map<string, Uint8Array>();
  private readonly selectPerson: Statement;

  private constructor(
    private readonly db: Sqlite,
    private readonly masterKey: Uint8Array,
  ) {
    super();
    this.selectPerson = db.prepare('SELECT key_id, wrapped FROM person_keys WHERE organisation = ? AND person = ?');
  }

  /** Opens or creates the file. Throws KeyStoreUnusable where its keys were wrapped by another master key. */
  static open(path: string, masterKey: Uint8Array): SqliteKeys {
    const db = openSqlite(path);
    db.exec('PRAGMA secure_delete = ON');
    db.exec(SCHEMA);
    const keys = new SqliteKeys(db, masterKey);
    keys.checkMasterKey();
    return keys;
  }

  /** For a command beside the writing process: opens what is sealed, makes and destroys no key. */
  static openReadOnly(path: string, masterKey: Uint8Array): SqliteKeys {
    return new SqliteKeys(openSqlite(path, { readOnly: true }), masterKey);
  }

  seal(context: SealContext, plaintext: string): commonV1.Sealed {
    const { id, key } = this.sealingKey(context);
    return create(commonV1.SealedSchema, { keyId: id, ...encrypt(key, plaintext, associatedWith(context)) });
  }

  open(sealed: commonV1.Sealed, context: SealContext): string | null {
    const person = this.personKey(context);
    if (!person) throw new SealBroken(sealed.keyId);
    const { key } = person.id === sealed.keyId ? person : this.caseKeyNamed(sealed.keyId, context, person);
    if (!key) return null;
    try {
      return decrypt(key, sealed, associatedWith(context)).toString('utf8');
    } catch {
      throw new SealBroken(sealed.keyId);
    }
  }

  destroy(organisation: string, person: string): void {
    const insert = 'INSERT INTO person_keys (organisation, person, key_id, wrapped) VALUES (?, ?, ?, NULL)';
    this.db
      .prepare(`${insert} ON CONFLICT (organisation, person) DO UPDATE SET wrapped = NULL`)
      .run([organisation, person, keyIdOf(organisation, person)]);
    this.persons.delete(cacheKey(organisation, person));
    this.leaveNoCopy();
  }

  destroyCase(organisation: string, person: string, caseId: string): void {
    const id = caseKeyIdOf({ organisation, person }, caseId);
    this.db
      .prepare(
        'INSERT INTO case_keys (key_id, wrapped) VALUES (?, NULL) ON CONFLICT (key_id) DO UPDATE SET wrapped = NULL',
      )
      .run([id]);
    this.cases.delete(id);
    this.leaveNoCopy();
  }

  close(): void {
    this.persons.clear();
    this.cases.clear();
    this.organisations.clear();
    this.db.close();
  }

  /** The write-ahead log may still hold the page with the key; emptying it leaves no copy in the folder. */
  private leaveNoCopy(): void {
    this.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  /** Made where there is none yet. Throws KeyDestroyed. */
  private sealingKey(context: SealContext): { id: string; key: Uint8Array } {
    const person = this.personKey(context) ?? this.createPersonKey(context);
    if (!person.key) throw new KeyDestroyed(context.person);
    if (context.case === undefined) return { id: person.id, key: person.key };
    const id = caseKeyIdOf(context, context.case);
    const { key } = this.caseKey(id, person.key) ?? this.createCaseKey(id, person.key);
    if (!key) throw new KeyDestroyed(context.person, context.case);
    return { id, key };
  }

  /** The key of a case of this very person. Throws SealBroken where the id names another one, or none. */
  private caseKeyNamed(id: string, context: SealContext, person: DataKey): DataKey {
    if (!id.startsWith(caseKeysOf(context))) throw new SealBroken(id);
    // Nothing unwraps it any more, whether it is at hand or not.
    if (!person.key) return { id, key: null };
    const known = this.caseKey(id, person.key);
    if (!known) throw new SealBroken(id);
    return known;
  }

  private caseKey(id: string, wrappingKey: Uint8Array): DataKey | undefined {
    const cached = this.cases.get(id);
    if (cached) return cached;
    const row = first<KeyRow>(this.db.prepare('SELECT key_id, wrapped FROM case_keys WHERE key_id = ?'), id);
    if (!row) return undefined;
    const known = { id, key: row.wrapped && unwrap(wrappingKey, bytesOf(row.wrapped), associated('case', id)) };
    this.cases.set(id, known);
    return known;
  }

  private createCaseKey(id: string, wrappingKey: Uint8Array): DataKey {
    const key = newKey();
    const wrapped = wrap(wrappingKey, key, associated('case', id));
    this.db.prepare('INSERT INTO case_keys (key_id, wrapped) VALUES (?, ?)').run([id, wrapped]);
    this.cases.set(id, { id, key });
    return { id, key };
  }

  private personKey({ organisation, person }: SealContext): DataKey | undefined {
    const cached = this.persons.get(cacheKey(organisation, person));
    if (cached) return cached;
    const row = first<KeyRow>(this.selectPerson, organisation, person);
    if (!row) return undefined;
    const key = row.wrapped && this.unwrapPersonKey(organisation, row.key_id, bytesOf(row.wrapped));
    return this.remember(organisation, person, { id: row.key_id, key });
  }

  private createPersonKey({ organisation, person }: SealContext): DataKey {
    const id = keyIdOf(organisation, person);
    const key = newKey();
    const wrapped = wrap(this.organisationKey(organisation), key, associated('person', organisation, id));
    this.db
      .prepare('INSERT INTO person_keys (organisation, person, key_id, wrapped) VALUES (?, ?, ?, ?)')
      .run([organisation, person, id, wrapped]);
    return this.remember(organisation, person, { id, key });
  }

  private remember(organisation: string, person: string, key: DataKey): DataKey {
    this.persons.set(cacheKey(organisation, person), key);
    return key;
  }

  private unwrapPersonKey(organisation: string, id: string, wrapped: Uint8Array): Uint8Array {
    return unwrap(this.organisationKey(organisation), wrapped, associated('person', organisation, id));
  }

  private organisationKey(organisation: string): Uint8Array {
    const known = this.organisations.get(organisation) ?? this.loadOrganisationKey(organisation);
    this.organisations.set(organisation, known);
    return known;
  }

  private loadOrganisationKey(organisation: string): Uint8Array {
    const select = this.db.prepare('SELECT wrapped FROM organisation_keys WHERE organisation = ?');
    const row = first<{ wrapped: StoredBytes }>(select, organisation);
    const associatedData = associated('organisation', organisation);
    if (row) return unwrap(this.masterKey, bytesOf(row.wrapped), associatedData);
    const key = newKey();
    this.db
      .prepare('INSERT INTO organisation_keys (organisation, wrapped) VALUES (?, ?)')
      .run([organisation, wrap(this.masterKey, key, associatedData)]);
    return key;
  }

  private checkMasterKey(): void {
    const organisations = all<{ organisation: string }>(this.db.prepare('SELECT organisation FROM organisation_keys'));
    try {
      organisations.forEach(({ organisation }) => this.organisationKey(organisation));
    } catch (cause) {
      throw new KeyStoreUnusable('The key store was made with another master key; restore the one it belongs to.', {
        cause,
      });
    }
  }
}

function keyIdOf(organisation: string, person: string): string {
  return `${organisation}/${person}/1`;
}

/** What the ids of a person's case keys begin with. */
function caseKeysOf({ organisation, person }: Pick<SealContext, 'organisation' | 'person'>): string {
  return `${organisation}/${person}/case-`;
}

function caseKeyIdOf(owner: Pick<SealContext, 'organisation' | 'person'>, caseId: string): string {
  return `${caseKeysOf(owner)}${caseId}/1`;
}

function cacheKey(organisation: string, person: string): string {
  return `${organisation}/${person}`;
}

function associatedWith({ organisation, person, eventId }: SealContext): string {
  return associated(organisation, person, eventId);
}

function associated(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}

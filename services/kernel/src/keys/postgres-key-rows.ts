import type { KeyRow, KeyRows, OrganisationRow, PersonKeyName, Rewrapped } from './key-rows.js';
import type { KeyHolder } from './keys.js';
import type { OpenPostgres } from './postgres-thread.js';
import { PostgresThread } from './postgres-thread.js';

/** Services that start at the same moment make the tables one after the other. */
const SCHEMA = `
SELECT pg_advisory_xact_lock(7215433914);
CREATE TABLE IF NOT EXISTS organisation_keys (
  organisation text PRIMARY KEY,
  wrapped bytea NOT NULL
);
CREATE TABLE IF NOT EXISTS person_keys (
  organisation text NOT NULL,
  person text NOT NULL,
  key_id text NOT NULL UNIQUE,
  wrapped bytea,
  PRIMARY KEY (organisation, person)
);
CREATE TABLE IF NOT EXISTS case_keys (
  key_id text PRIMARY KEY,
  wrapped bytea
);
CREATE TABLE IF NOT EXISTS keys_to_clear (
  stored_in text PRIMARY KEY,
  times bigint NOT NULL
);
`;

/**
 * What is destroyed already is not written again. With what is comes, in the same statement, the mark that copies of it
 * are in the table's file, and the word to the others, who have to forget what they have at hand. A mark is like none
 * before it, so that whoever has cleared takes away the one they saw, and not a newer one.
 */
const destroying = (table: 'person_keys' | 'case_keys', insert: string) => `
WITH destroyed AS (
  INSERT INTO ${table} ${insert} DO UPDATE SET wrapped = NULL WHERE ${table}.wrapped IS NOT NULL
  RETURNING 1
), marked AS (
  INSERT INTO keys_to_clear
  SELECT '${table}', (extract(epoch FROM clock_timestamp()) * 1000000)::bigint FROM destroyed LIMIT 1
  ON CONFLICT (stored_in) DO UPDATE SET times = greatest(keys_to_clear.times + 1, excluded.times)
  RETURNING 1
)
SELECT pg_notify('repartee_keys', '') FROM marked`;

/** In an order, so that two processes that destroy the same do not wait for one another. */
const DESTROY_PERSONS = destroying(
  'person_keys',
  `SELECT DISTINCT organisation, person, key_id, NULL::bytea
  FROM unnest($1::text[], $2::text[], $3::text[]) AS wanted (organisation, person, key_id)
  WHERE NOT EXISTS (
    SELECT FROM person_keys k WHERE k.organisation = wanted.organisation AND k.person = wanted.person AND k.wrapped IS NULL
  )
  ORDER BY 1, 2
  ON CONFLICT (organisation, person)`,
);

const DESTROY_CASES = destroying(
  'case_keys',
  `SELECT DISTINCT key_id, NULL::bytea FROM unnest($1::text[]) AS wanted (key_id)
  WHERE NOT EXISTS (SELECT FROM case_keys k WHERE k.key_id = wanted.key_id AND k.wrapped IS NULL)
  ORDER BY 1
  ON CONFLICT (key_id)`,
);

/** A rotation and whoever adds a key take turns: what was added meanwhile, a rotation would not see. */
const ORGANISATION_KEYS = 'organisation_keys';

const ADD_ORGANISATION = `
INSERT INTO organisation_keys SELECT $1::text, $2::bytea
WHERE $3::text IS NULL OR EXISTS (SELECT FROM organisation_keys WHERE organisation = $3 AND wrapped = $4::bytea)
ON CONFLICT DO NOTHING`;

/** One statement, so that all of them are wrapped anew or none. */
const REWRAP = `
WITH read AS (
  SELECT * FROM unnest($1::text[], $2::bytea[], $3::bytea[]) AS row (organisation, before, after)
), standing AS (
  SELECT k.organisation FROM organisation_keys k JOIN read r ON k.organisation = r.organisation AND k.wrapped = r.before
  FOR UPDATE OF k
)
UPDATE organisation_keys k SET wrapped = r.after FROM read r
WHERE k.organisation = r.organisation AND k.wrapped = r.before
  AND (SELECT count(*) FROM standing) = (SELECT count(*) FROM organisation_keys)
RETURNING k.organisation`;

interface StoredRow {
  key_id: string;
  wrapped: Uint8Array | null;
}

/**
 * Wrapped keys in PostgreSQL, which services share. The first of two that make a key for the same person at once wins, and
 * both seal under that one.
 */
export class PostgresKeyRows implements KeyRows {
  private constructor(private readonly postgres: PostgresThread) {}

  /** Connects, and makes the tables where there are none. Throws KeyStoreUnavailable. */
  static async open(open: OpenPostgres): Promise<PostgresKeyRows> {
    const postgres = await PostgresThread.open(open);
    try {
      postgres.ask(SCHEMA);
      // A process that destroyed a key may have ended before its copies were cleared.
      postgres.clear();
    } catch (error) {
      await postgres.close();
      throw error;
    }
    return new PostgresKeyRows(postgres);
  }

  organisations(): OrganisationRow[] {
    return this.postgres.ask<OrganisationRow>('SELECT organisation, wrapped FROM organisation_keys');
  }

  organisation(organisation: string): Uint8Array | undefined {
    const select = 'SELECT organisation, wrapped FROM organisation_keys WHERE organisation = $1';
    return this.postgres.ask<OrganisationRow>(select, [organisation])[0]?.wrapped;
  }

  addOrganisation(organisation: string, wrapped: Uint8Array, seen?: OrganisationRow): Uint8Array | undefined {
    const values = [organisation, wrapped, seen?.organisation ?? null, seen?.wrapped ?? null];
    this.postgres.ask(ADD_ORGANISATION, values, ORGANISATION_KEYS);
    return this.organisation(organisation);
  }

  rewrap(rows: readonly Rewrapped[]): number {
    if (rows.length === 0) return 0;
    const columns = [
      rows.map(({ organisation }) => organisation),
      rows.map(({ before }) => before),
      rows.map(({ after }) => after),
    ];
    return this.postgres.ask(REWRAP, columns, ORGANISATION_KEYS).length;
  }

  person(organisation: string, person: string): KeyRow | undefined {
    const select = 'SELECT key_id, wrapped FROM person_keys WHERE organisation = $1 AND person = $2';
    return keyOf(this.postgres.ask<StoredRow>(select, [organisation, person]));
  }

  addPerson(organisation: string, person: string, key: KeyRow): KeyRow {
    const insert = 'INSERT INTO person_keys VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING';
    this.postgres.ask(insert, [organisation, person, key.id, key.wrapped]);
    return this.person(organisation, person) ?? key;
  }

  destroyedPersons(): KeyHolder[] {
    return this.postgres.ask<KeyHolder>('SELECT organisation, person FROM person_keys WHERE wrapped IS NULL');
  }

  caseKey(id: string): KeyRow | undefined {
    return keyOf(this.postgres.ask<StoredRow>('SELECT key_id, wrapped FROM case_keys WHERE key_id = $1', [id]));
  }

  addCase(key: KeyRow): KeyRow {
    this.postgres.ask('INSERT INTO case_keys VALUES ($1, $2) ON CONFLICT DO NOTHING', [key.id, key.wrapped]);
    return this.caseKey(key.id) ?? key;
  }

  destroyedCases(): string[] {
    const select = 'SELECT key_id FROM case_keys WHERE wrapped IS NULL';
    return this.postgres.ask<Pick<StoredRow, 'key_id'>>(select).map(({ key_id }) => key_id);
  }

  destroyPersons(keys: readonly PersonKeyName[]): void {
    const columns = [
      keys.map(({ organisation }) => organisation),
      keys.map(({ person }) => person),
      keys.map(({ id }) => id),
    ];
    this.destroy(DESTROY_PERSONS, columns);
  }

  destroyCases(ids: readonly string[]): void {
    this.destroy(DESTROY_CASES, [ids]);
  }

  onStale(listener: () => void): void {
    this.postgres.onStale(listener);
  }

  /** Others say what they have changed. */
  look(): void {}

  close(): Promise<void> {
    return this.postgres.close();
  }

  /** An answer that was lost does not say whether anything was destroyed; where nothing was, there is no mark to clear by. */
  private destroy(sql: string, columns: readonly (readonly string[])[]): void {
    if (!columns[0]?.length) return;
    try {
      this.postgres.ask(sql, columns);
    } finally {
      this.postgres.clear();
    }
  }
}

function keyOf([row]: readonly StoredRow[]): KeyRow | undefined {
  return row && { id: row.key_id, wrapped: row.wrapped };
}

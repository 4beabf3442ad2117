import type { KeyRow, KeyRows, OrganisationRow, Rewrapped } from './key-rows.js';
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
`;

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

  addOrganisation(organisation: string, wrapped: Uint8Array): Uint8Array {
    this.postgres.ask('INSERT INTO organisation_keys VALUES ($1, $2) ON CONFLICT DO NOTHING', [organisation, wrapped]);
    return this.organisation(organisation) ?? wrapped;
  }

  rewrap(rows: readonly Rewrapped[]): number {
    if (rows.length === 0) return 0;
    const columns = [
      rows.map(({ organisation }) => organisation),
      rows.map(({ before }) => before),
      rows.map(({ after }) => after),
    ];
    return this.postgres.ask(REWRAP, columns).length;
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

  caseKey(id: string): KeyRow | undefined {
    return keyOf(this.postgres.ask<StoredRow>('SELECT key_id, wrapped FROM case_keys WHERE key_id = $1', [id]));
  }

  addCase(key: KeyRow): KeyRow {
    this.postgres.ask('INSERT INTO case_keys VALUES ($1, $2) ON CONFLICT DO NOTHING', [key.id, key.wrapped]);
    return this.caseKey(key.id) ?? key;
  }

  destroyPerson(organisation: string, person: string, id: string): void {
    const insert = 'INSERT INTO person_keys VALUES ($1, $2, $3, NULL)';
    const destroy = `${insert} ON CONFLICT (organisation, person) DO UPDATE SET wrapped = NULL`;
    this.postgres.ask(destroy, [organisation, person, id]);
    this.leaveNoCopy('person_keys');
  }

  destroyCase(id: string): void {
    this.postgres.ask('INSERT INTO case_keys VALUES ($1, NULL) ON CONFLICT (key_id) DO UPDATE SET wrapped = NULL', [
      id,
    ]);
    this.leaveNoCopy('case_keys');
  }

  onStale(listener: () => void): void {
    this.postgres.onStale(listener);
  }

  close(): Promise<void> {
    return this.postgres.close();
  }

  /**
   * An update leaves the row's old version in the table's file, even after a plain vacuum; writing the table anew does not.
   * Others learn of it at once, before they use a key they have at hand.
   */
  private leaveNoCopy(table: 'person_keys' | 'case_keys'): void {
    this.postgres.ask("SELECT pg_notify('repartee_keys', '')");
    this.postgres.ask(`VACUUM FULL ${table}`);
  }
}

function keyOf([row]: readonly StoredRow[]): KeyRow | undefined {
  return row && { id: row.key_id, wrapped: row.wrapped };
}

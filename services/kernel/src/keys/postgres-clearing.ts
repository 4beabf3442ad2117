import { setTimeout as delay } from 'node:timers/promises';

import pg from 'pg';

import { pauseBefore } from '../feed/backoff.js';
import type { ClearingTold } from './postgres-questions.js';

export interface PostgresClearingParts {
  url: string;
  /** How long a connection may take. */
  limitMs: number;
  onTrouble: (trouble: ClearingTold['clearing']) => void;
}

/** Of a table that is written anew: longer than any of them takes. */
const TABLE_LIMIT_MS = 600_000;
/** While it waits for a table that somebody holds, as a dump does, whoever reads there waits behind it. */
const LOCK_LIMIT_MS = 500;
const TABLES: ReadonlySet<string> = new Set(['person_keys', 'case_keys']);

/**
 * Clears away what destroyed keys leave: an update keeps the row's old version in the table's file, even after a plain
 * vacuum; writing the table anew does not. What is marked is tried until it is done, on a connection of its own, so that
 * no question waits for it; the mark goes last, so whoever starts next goes on with what was cut off.
 */
export class PostgresClearing {
  private isWanted = false;
  private isRunning = false;

  constructor(private readonly parts: PostgresClearingParts) {}

  /** At once, or once more after what is under way. */
  begin(): void {
    this.isWanted = true;
    if (!this.isRunning) void this.run();
  }

  private async run(): Promise<void> {
    this.isRunning = true;
    for (let failures = 0; this.isWanted;) {
      this.isWanted = false;
      try {
        await this.clearAll();
        if (failures > 0) this.parts.onTrouble(undefined);
        failures = 0;
      } catch (error) {
        this.isWanted = true;
        failures += 1;
        this.parts.onTrouble({ attempt: failures, error: String(error) });
        await delay(pauseBefore(failures));
      }
    }
    this.isRunning = false;
  }

  private async clearAll(): Promise<void> {
    const client = new pg.Client({
      ...{ connectionString: this.parts.url, application_name: 'repartee-keys-clearing', keepAlive: true },
      ...{ connectionTimeoutMillis: this.parts.limitMs, query_timeout: TABLE_LIMIT_MS },
      ...{ statement_timeout: TABLE_LIMIT_MS, lock_timeout: LOCK_LIMIT_MS },
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const select = 'SELECT stored_in, times FROM keys_to_clear';
      const { rows } = await client.query<{ stored_in: string; times: string }>(select);
      for (const { stored_in: table, times } of rows) {
        if (TABLES.has(table)) await writeAnew(client, table);
        await client.query('DELETE FROM keys_to_clear WHERE stored_in = $1 AND times = $2', [table, times]);
      }
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

/** A role that does not own the table is told nothing but a notice, and the table stays as it is. Throws then. */
async function writeAnew(client: pg.Client, table: string): Promise<void> {
  const file = async () =>
    (await client.query<{ file: string }>('SELECT pg_relation_filenode($1::text::regclass) AS file', [table])).rows[0]?.file; // prettier-ignore
  const before = await file();
  await client.query(`VACUUM FULL ${table}`);
  if ((await file()) === before)
    throw new Error(
      `PostgreSQL has not written ${table} anew. Make the role that KEYS_URL names the owner of the table.`,
    );
}

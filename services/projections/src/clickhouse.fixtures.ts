import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll } from '@jest/globals';
import type { ClickHouse } from '@repartee/kernel';
import { ClickHouseServer, HttpClickHouse, SystemClock, migrate } from '@repartee/kernel';

import { migrations } from './migrations/index.js';
import { DigestRepository } from './rebuild/digest.repository.js';

/** The ClickHouse server of one spec, and databases in it that nothing has been stored in yet. */
export interface TestClickHouse {
  /** Goes with the server; a spec may keep files of its own in it. */
  folder: string;
  /** A new database with every table. */
  freshDatabase: () => Promise<ClickHouse>;
  /** A new database without any. */
  emptyDatabase: () => Promise<ClickHouse>;
  /** Another client of a database that is there. */
  anotherClient: (database: ClickHouse) => Promise<ClickHouse>;
}

const MEMORY_LIMIT = 1_000_000_000;

/** Call it where the spec's file begins: the server starts before its first rule and ends after the last. */
export function createTestClickHouse(): TestClickHouse {
  const folder = mkdtempSync(join(tmpdir(), 'repartee-projections-'));
  const clients: ClickHouse[] = [];
  let server: ClickHouseServer;
  let first: HttpClickHouse;
  let databases = 0;

  beforeAll(async () => {
    server = await ClickHouseServer.start({ folder, clock: new SystemClock(), memoryLimit: MEMORY_LIMIT });
    first = await HttpClickHouse.connect({ credentials: server.credentials, whenReady: () => server.whenReady() });
    clients.push(first);
  }, 90_000);

  afterAll(async () => {
    await Promise.all(clients.map((client) => client.close()));
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 30_000);

  const open = async (name: string) => {
    const client = await first.useDatabase(name);
    clients.push(client);
    return client;
  };
  const emptyDatabase = () => open(`test_${(databases += 1)}`);
  return {
    folder,
    emptyDatabase,
    freshDatabase: async () => {
      const database = await emptyDatabase();
      await migrate(database, migrations);
      return database;
    },
    anotherClient: ({ database }) => open(database),
  };
}

/** Tables of which a row holds the word, in the order of their digests. */
export async function tablesWith(database: ClickHouse, word: string): Promise<string[]> {
  const holding = [];
  for (const { table } of await new DigestRepository(database).digestAll()) {
    const [row] = await database.query<{ found: number }>(
      `SELECT count() AS found FROM ${table} FINAL WHERE position(toString(tuple(*)), {word:String}) > 0`,
      { word },
    );
    if (row!.found > 0) holding.push(table);
  }
  return holding;
}

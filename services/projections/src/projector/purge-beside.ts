import type { ClickHouse } from '@repartee/kernel';
import { rebuildDatabase, verifyDatabase } from '../rebuild/beside-names.js';
import { BesideRepository } from './beside.repository.js';
import { ErasureRepository } from './erasure.repository.js';

/** UNKNOWN_TABLE and UNKNOWN_DATABASE: whoever works there has just dropped it. */
const GONE: ReadonlySet<string> = new Set(['60', '81']);

/**
 * Takes whomever the tables in use say is erased out of what rebuilds and verifications fill beside them, or have left
 * there when they were killed. What is filled from then on leaves them out by itself; it can be gone on from.
 */
export async function purgeBeside(clickhouse: ClickHouse): Promise<void> {
  const beside = new BesideRepository(clickhouse);
  const { database } = clickhouse;
  for (const name of await beside.present([rebuildDatabase(database), verifyDatabase(database)]))
    await purgeIn(clickhouse, beside, name).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && GONE.has(String(error.code)))) throw error;
    });
}

async function purgeIn(clickhouse: ClickHouse, beside: BesideRepository, name: string): Promise<void> {
  const unpurged = await beside.unpurged(name);
  if (unpurged.length === 0) return;
  const database = await clickhouse.useDatabase(name);
  try {
    const erasing = new ErasureRepository(database);
    for (const one of unpurged) if (!('session' in one)) await erasing.purge(one, true);
    await erasing.purgeSessions(unpurged.filter((one) => 'session' in one));
  } finally {
    await database.close();
  }
}

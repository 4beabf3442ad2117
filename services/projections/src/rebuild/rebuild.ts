import type { ClickHouse, Journal } from '@repartee/kernel';
import { migrate } from '@repartee/kernel';
import { migrations } from '../migrations/index.js';
import { PositionRepository } from '../projector/position.repository.js';
import { projectorGroup } from '../projector/projection-feed.js';
import { derivedTables } from './digest.repository.js';
import type { FillProgress } from './fill.js';
import { Filler } from './fill.js';

/** The one partition of the embedded feed. */
const JOURNAL_PARTITION = 'journal';

export interface Rebuild {
  clickhouse: ClickHouse;
  journal: Journal;
  onProgress?: (progress: FillProgress) => void;
}

/**
 * Fills every table anew from the journal beside those in use, and swaps each in one step. A projector may go on
 * writing: what it stored in the old tables after the new ones were filled is projected again after the swap.
 */
export async function rebuildProjections({ clickhouse, journal, onProgress }: Rebuild): Promise<void> {
  await migrate(clickhouse, migrations);
  const beside = await clickhouse.useDatabase(`${clickhouse.database}_rebuild`);
  try {
    await migrate(beside, migrations);
    const through = journal.lastSequence();
    const filler = await Filler.open(journal, beside);
    await filler.fill({ afterSequence: 0, throughSequence: through }, onProgress);
    for (const table of derivedTables)
      await clickhouse.command(`EXCHANGE TABLES ${clickhouse.database}.${table} AND ${beside.database}.${table}`);
    await catchUp({ clickhouse, journal }, filler, through);
  } finally {
    await beside.dropDatabase();
    await beside.close();
  }
}

async function catchUp({ clickhouse, journal }: Rebuild, filler: Filler, through: number): Promise<void> {
  const throughSequence = journal.lastSequence();
  const following = await filler.turnTo(clickhouse);
  await following.fill({ afterSequence: through, throughSequence });
  const positions = new PositionRepository(clickhouse, projectorGroup);
  await positions.save(JOURNAL_PARTITION, throughSequence);
}

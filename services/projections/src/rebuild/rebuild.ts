import type { ClickHouse, Journal } from '@repartee/kernel';
import { migrate } from '@repartee/kernel';
import { migrations } from '../migrations/index.js';
import type { FillProgress } from './fill.js';
import { Filler } from './fill.js';
import type { RebuildPlan } from './rebuild-plan.js';
import { planRebuild } from './rebuild-plan.js';
import type { Checkpoint } from './rebuild.repository.js';
import { CheckpointRepository } from './rebuild.repository.js';
import { finishSwaps, swapTables } from './swaps.js';

export interface Rebuild {
  clickhouse: ClickHouse;
  journal: Journal;
  /** Default: all that follow from the log. */
  tables?: readonly string[] | 'all';
  onProgress?: (progress: FillProgress) => void;
  /** Stops it after the batch under way; the next rebuild of the same tables goes on from there. */
  signal?: AbortSignal;
}

export interface Rebuilt {
  tables: readonly string[];
  /** Place in the journal from which this one went on, 0 from the beginning, and that the tables were filled to. */
  from: number;
  through: number;
  events: number;
  rows: number;
}

/** It was stopped; what was filled is kept for the next one. */
export class RebuildInterrupted extends Error {
  readonly code = 'rebuild_interrupted';

  constructor(
    readonly through: number,
    readonly of: number,
  ) {
    super(`Interrupted at ${through} of ${of} in the journal; the tables in use are as they were.`);
    this.name = 'RebuildInterrupted';
  }
}

/** Each costs an insert a table whatever its size, and is what an interruption loses. */
const BATCH_SIZE = 20_000;
/** So few events are stored again after the swap without anybody noticing. */
const CLOSE = 500;

/**
 * Fills the tables anew from the journal in a database beside, and puts each in the place of the old one in one step. A
 * projector may go on storing in those in use. Throws UnknownTable, RebuildInterrupted.
 */
export async function rebuildProjections(rebuild: Rebuild): Promise<Rebuilt> {
  const plan = planRebuild(rebuild.tables ?? 'all');
  const { clickhouse, journal } = rebuild;
  await migrate(clickhouse, migrations);
  await finishSwaps({ clickhouse, journal });
  const { beside, checkpoint } = await openBeside(clickhouse, plan);
  try {
    const rebuilt = await fillBeside({ ...rebuild, plan, beside, checkpoint });
    await beside.dropDatabase();
    return rebuilt;
  } finally {
    await beside.close();
  }
}

interface Beside {
  beside: ClickHouse;
  /** Where the same work was left. */
  checkpoint: Checkpoint | undefined;
}

/** The database beside, as the same work has left it, or empty. */
async function openBeside(clickhouse: ClickHouse, plan: RebuildPlan): Promise<Beside> {
  const { swapped } = plan;
  const name = `${clickhouse.database}_rebuild`;
  const beside = await clickhouse.useDatabase(name);
  const checkpoints = new CheckpointRepository(beside);
  await checkpoints.prepare();
  const checkpoint = await checkpoints.find(swapped);
  if (checkpoint) return { beside, checkpoint };
  if (await checkpoints.hasAny()) {
    await beside.dropDatabase();
    await beside.close();
    return openBeside(clickhouse, plan);
  }
  await migrate(beside, migrations);
  return { beside, checkpoint };
}

async function fillBeside(rebuild: Rebuild & Beside & { plan: RebuildPlan }): Promise<Rebuilt> {
  const { clickhouse, beside, journal, plan, checkpoint } = rebuild;
  const from = checkpoint?.through ?? 0;
  const filler = await Filler.open(journal, beside, {
    ...{ tables: plan.filled, sumsAtTheEnd: true, parked: checkpoint?.parked ?? [] },
    reading: { topics: plan.topics, size: BATCH_SIZE },
  });
  const checkpoints = new CheckpointRepository(beside);
  const tables = plan.swapped;
  const done = { through: from, events: 0, rows: 0 };
  const onStored = async (progress: FillProgress) => {
    Object.assign(done, progress);
    await checkpoints.filledThrough(tables, { through: progress.through, parked: [...filler.parked] });
    rebuild.onProgress?.(progress);
    if (rebuild.signal?.aborted) throw new RebuildInterrupted(progress.through, progress.of);
  };
  do {
    const throughSequence = journal.lastSequence();
    await filler.fill({ afterSequence: done.through, throughSequence }, onStored);
  } while (journal.lastSequence() - done.through > CLOSE);
  await filler.sumAll();
  const { parked } = filler;
  const { through, events, rows } = done;
  await checkpoints.swapBegins(tables, { through, parked: [...parked] });
  await swapTables({ clickhouse, beside, journal, tables, through, parked });
  return { tables, from, through, events, rows };
}

import type { ClickHouse, History, Positions } from '@repartee/kernel';
import { migrate, placesIn } from '@repartee/kernel';
import { migrations } from '../migrations/index.js';
import type { Erased } from '../projector/erasures.js';
import { rebuildDatabase } from './beside-names.js';
import type { FilledThrough, FillProgress } from './fill.js';
import { Filler } from './fill.js';
import type { RebuildPlan } from './rebuild-plan.js';
import { planRebuild } from './rebuild-plan.js';
import type { Checkpoint } from './rebuild.repository.js';
import { CheckpointRepository } from './rebuild.repository.js';
import { stillHeld } from './lease.js';
import { Standing, erasedIn } from './history-reader.js';
import { finishSwaps, swapTables } from './swaps.js';

export interface Rebuild {
  clickhouse: ClickHouse;
  history: History;
  /** Default: all that follow from the log. */
  tables?: readonly string[] | 'all';
  /** Told of what is taken from the log; it is stored a little later. */
  onProgress?: (progress: FillProgress) => void;
  /**
   * Stops it once what was taken is stored; the next rebuild of the same tables goes on from there. A swap that has begun
   * goes on, unless it aborts by LeaseLost.
   */
  signal?: AbortSignal;
}

export interface Rebuilt {
  tables: readonly string[];
  /** Place in the log from which this one went on, 0 from the beginning, and that the tables were filled to. */
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
    super(`Interrupted at ${through} of ${of} in the log; the tables in use are as they were.`);
    this.name = 'RebuildInterrupted';
  }
}

/** So few events are stored again after the swap without anybody noticing. */
const CLOSE = 500;

/**
 * Fills the tables anew from the log in a database beside, and puts each in the place of the old one in one step. A
 * projector may go on storing in those in use. Throws UnknownTable, RebuildInterrupted, LeaseLost where the signal says
 * so, and MigrationMismatch where a newer release has changed the tables in use, also meanwhile.
 */
export async function rebuildProjections(rebuild: Rebuild): Promise<Rebuilt> {
  const plan = planRebuild(rebuild.tables ?? 'all');
  const { clickhouse, history } = rebuild;
  await migrate(clickhouse, migrations);
  await finishSwaps({ clickhouse, history });
  for (;;) {
    const { rebuilt, letters } = await rebuildOnce(rebuild, plan);
    // What was replayed or given up meanwhile may lie before the place that was filled to.
    if ((await Standing.of(history)).letters === letters) return rebuilt;
  }
}

async function rebuildOnce(rebuild: Rebuild, plan: RebuildPlan): Promise<{ rebuilt: Rebuilt; letters: string }> {
  const { letters } = await Standing.of(rebuild.history);
  // The log is looked through while the tables are made.
  const looking = new AbortController();
  const erasing = erasedIn(rebuild.history, { signal: looking.signal });
  const looked = erasing.then(
    () => undefined,
    () => undefined,
  );
  const { beside, checkpoint } = await openBeside(rebuild.clickhouse, { plan, letters }).catch(async (error) => {
    // Whoever hears of it closes the log.
    looking.abort();
    await looked;
    throw error;
  });
  try {
    const rebuilt = await fillBeside({ ...rebuild, plan, beside, checkpoint, erased: await erasing });
    await beside.dropDatabase();
    return { rebuilt, letters };
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
async function openBeside(
  clickhouse: ClickHouse,
  { plan, letters }: { plan: RebuildPlan; letters: string },
): Promise<Beside> {
  const name = rebuildDatabase(clickhouse.database);
  const left = await clickhouse.useDatabase(name);
  const checkpoints = new CheckpointRepository(left);
  await checkpoints.prepare();
  const checkpoint = await checkpoints.find(plan.swapped);
  if (checkpoint?.letters === letters) return { beside: left, checkpoint };
  await left.dropDatabase();
  await left.close();
  const beside = await clickhouse.useDatabase(name);
  await new CheckpointRepository(beside).prepare();
  await migrate(beside, migrations);
  return { beside, checkpoint: undefined };
}

async function fillBeside(
  rebuild: Rebuild & Beside & { plan: RebuildPlan; erased: readonly Erased[] },
): Promise<Rebuilt> {
  const { clickhouse, beside, history, plan, checkpoint, erased } = rebuild;
  const filler = await Filler.open(history, beside, {
    ...{ tables: plan.filled, sumsAtTheEnd: true, parked: checkpoint?.parked ?? [], erased },
    reading: { topics: plan.topics, ...(plan.types && { types: plan.types }) },
  });
  const checkpoints = new CheckpointRepository(beside);
  const tables = plan.swapped;
  let after: Positions = checkpoint?.through ?? new Map();
  const from = placesIn(after);
  const done = { through: from, events: 0, rows: 0 };
  const { letters } = filler;
  const onStored = async (progress: FillProgress, filled: FilledThrough) => {
    Object.assign(done, progress);
    after = filled.through;
    await checkpoints.filledThrough(tables, { ...filled, letters });
  };
  const { onProgress: onTaken, signal } = rebuild;
  const filling = { onStored, ...(onTaken && { onTaken }), ...(signal && { signal }) };
  let ends: Positions;
  do {
    ends = await history.ends();
    await filler.fill({ after, through: ends }, filling);
    await goOnUnlessStopped(signal, done.through, placesIn(ends));
  } while (placesIn(await history.ends()) - done.through > CLOSE);
  await filler.sumAll();
  // A newer release may have started meanwhile: its columns would go with the old tables.
  await migrate(clickhouse, migrations);
  await goOnUnlessStopped(signal, done.through, placesIn(ends));
  await checkpoints.swapBegins(tables, { through: after, parked: filler.parked, letters });
  const swap = { clickhouse, beside, history, tables, through: after, parked: filler.parked };
  await swapTables({ ...swap, ...(signal && { signal }) });
  const { through, events, rows } = done;
  return { tables, from, through, events, rows };
}

/** Throws LeaseLost or RebuildInterrupted, whichever is the reason. */
async function goOnUnlessStopped(signal: AbortSignal | undefined, through: number, of: number): Promise<void> {
  await stillHeld(signal);
  if (signal?.aborted) throw new RebuildInterrupted(through, of);
}

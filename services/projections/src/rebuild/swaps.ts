import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

import type { ClickHouse, History, Positions } from '@repartee/kernel';
import { hasReached } from '@repartee/kernel';
import { Filler } from './fill.js';
import { RebuildUnderWay, holdingLease, stillHeld } from './lease.js';
import { SwapRepository } from './swap.repository.js';

export interface Swap {
  /** The database in use. */
  clickhouse: ClickHouse;
  /** The same server's database with the new tables. */
  beside: ClickHouse;
  history: History;
  tables: readonly string[];
  /** Places in the log through which the new tables are filled. */
  through: Positions;
  parked: readonly string[];
  /** Once it aborts by LeaseLost, no table is put in place any more. */
  signal?: AbortSignal;
}

/**
 * Puts the new tables in the place of the old, each in one step, and then stores once more what was appended since they
 * were filled: a projector that goes on meanwhile may have stored it in the old ones, the batch under way included. What
 * it stored is in the log already when the log's end is read after the last exchange, so nothing is between.
 *
 * The intention stands in the database in use before the first step, so that `finishSwaps` does what is left of it. Throws
 * LeaseLost.
 */
export async function swapTables(swap: Swap): Promise<void> {
  const { clickhouse, beside, tables, through, signal } = swap;
  const swaps = new SwapRepository(clickhouse);
  await swaps.begin(tables, through);
  for (const table of tables) {
    // Where somebody else has put theirs in place meanwhile, this would put the old one back.
    await stillHeld(signal);
    await swaps.exchange(table, beside.database);
  }
  await storeAgain(swap);
  // The marks may be those of somebody else by now.
  await stillHeld(signal);
  await swaps.end(tables);
}

/** Of two projectors that begin at once each may leave it to the other. */
const ATTEMPTS = 3;

/** Between two attempts, in milliseconds; different for each, so that one of them comes first. */
const randomPauseMs = (): number => randomInt(1000, 5000);

/**
 * Ends swaps that were cut off, before a projector starts. Where the rebuild is at work still, it ends them itself: its
 * marks stay until it has, for it may be killed after all.
 */
export async function finishLeftSwaps(
  swap: Pick<Swap, 'clickhouse' | 'history'>,
  pauseMs: () => number = randomPauseMs,
): Promise<void> {
  const swaps = new SwapRepository(swap.clickhouse);
  for (let left = ATTEMPTS; left > 0; left -= 1) {
    const { tables } = await swaps.begun();
    if (tables.length === 0) return;
    try {
      return await holdingLease({ clickhouse: swap.clickhouse }, () => finishSwaps(swap));
    } catch (error) {
      if (!(error instanceof RebuildUnderWay)) throw error;
      if (left > 1) await delay(pauseMs());
    }
  }
}

/** Ends swaps that were cut off. To be called where no other rebuild is at work. */
export async function finishSwaps({ clickhouse, history }: Pick<Swap, 'clickhouse' | 'history'>): Promise<void> {
  const swaps = new SwapRepository(clickhouse);
  const { tables, through } = await swaps.begun();
  if (tables.length === 0) return;
  await storeAgain({ clickhouse, history, tables, through, parked: [] });
  await swaps.end(tables);
}

/**
 * Until nothing new has come while it was stored: an erasure that came meanwhile may have emptied the tables before rows
 * of that person were stored again, and is then carried out once more.
 */
async function storeAgain({ clickhouse, history, tables, through, parked }: Omit<Swap, 'beside'>): Promise<void> {
  let after = through;
  let left = parked;
  for (let end = await history.ends(); !hasReached(after, end); end = await history.ends()) {
    // Opened anew each time, for whom the log now says is erased.
    const filler = await Filler.open(history, clickhouse, { tables: new Set(tables), parked: left });
    await filler.fill({ after, through: end });
    after = end;
    left = filler.parked;
  }
}

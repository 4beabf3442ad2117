import type { ClickHouse, Journal } from '@repartee/kernel';
import { Filler } from './fill.js';
import { SwapRepository } from './swap.repository.js';

export interface Swap {
  /** The database in use. */
  clickhouse: ClickHouse;
  /** The same server's database with the new tables. */
  beside: ClickHouse;
  journal: Journal;
  tables: readonly string[];
  /** Place in the journal through which the new tables are filled. */
  through: number;
  parked: ReadonlySet<string>;
}

/**
 * Puts the new tables in the place of the old, each in one step, and then stores once more what was appended since they
 * were filled: a projector that goes on meanwhile may have stored it in the old ones, the batch under way included. What
 * it stored is in the journal already when the journal's end is read after the last exchange, so nothing is between.
 *
 * The intention stands in the database in use before the first step, so that `finishSwaps` does what is left of it.
 */
export async function swapTables(swap: Swap): Promise<void> {
  const { clickhouse, beside, tables, through } = swap;
  const swaps = new SwapRepository(clickhouse);
  await swaps.begin(tables, through);
  for (const table of tables) await swaps.exchange(table, beside.database);
  await storeAgain(swap);
  await swaps.end(tables);
}

/** Ends swaps that were cut off. To be called before a projector starts, and before another rebuild. */
export async function finishSwaps({ clickhouse, journal }: Pick<Swap, 'clickhouse' | 'journal'>): Promise<void> {
  const swaps = new SwapRepository(clickhouse);
  const begun = await swaps.begun();
  if (begun.size === 0) return;
  const tables = [...begun.keys()];
  const through = Math.min(...begun.values());
  await storeAgain({ clickhouse, journal, tables, through, parked: new Set() });
  await swaps.end(tables);
}

/**
 * Until nothing new has come while it was stored: an erasure that came meanwhile may have emptied the tables before rows
 * of that person were stored again, and is then carried out once more.
 */
async function storeAgain({ clickhouse, journal, tables, through, parked }: Omit<Swap, 'beside'>): Promise<void> {
  let after = through;
  let left: ReadonlySet<string> = parked;
  for (let end = journal.lastSequence(); after < end; end = journal.lastSequence()) {
    // Opened anew each time, for whom the journal now says is erased.
    const filler = await Filler.open(journal, clickhouse, { tables: new Set(tables), parked: left });
    await filler.fill({ afterSequence: after, throughSequence: end });
    after = end;
    left = filler.parked;
  }
}

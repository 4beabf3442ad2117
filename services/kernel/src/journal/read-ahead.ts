import { StandingThread } from '../concurrency/standing-thread.js';
import { toEntry } from './event-row.js';
import type { JournalPage } from './journal.js';
import type { PackedRows, RowsAsked } from './journal-rows.js';
import { unpack } from './journal-rows.js';

const WORKER = new URL('../../dist/journal/journal-reader.worker.js', import.meta.url);

/**
 * Goes through a journal's file in pages of `limit` entries. A thread of its own takes a page out of the file while the
 * one before it is made use of: a third of the time that reading and decoding take is spent inside SQLite.
 */
export async function* readAhead(path: string, asked: RowsAsked): AsyncGenerator<JournalPage> {
  const thread = new StandingThread<RowsAsked, string, PackedRows[]>(WORKER);
  const pageAfter = (after: number) => {
    const page = thread.ask({ ...asked, after }, { key: path, contents: path });
    // Whoever stops half-way does not wait for it.
    page.catch(() => undefined);
    return page;
  };
  try {
    for (let next: Promise<PackedRows[]> | undefined = pageAfter(asked.after); next;) {
      const page: PackedRows[] = await next;
      const last = page.at(-1)?.last ?? asked.through;
      const isWhole = page.reduce((sum, { count }) => sum + count, 0) < asked.limit;
      next = isWhole ? undefined : pageAfter(last);
      yield { entries: page.flatMap(unpack).map((row) => toEntry(row)), through: isWhole ? asked.through : last };
    }
  } finally {
    await thread.stop();
  }
}

import type { JournalEntry, ReadAll } from './journal.js';
import type { EventRow } from './event-row.js';
import { toEntry } from './event-row.js';

/** So many at least are kept once they have been appended; twice as many at most. */
const KEPT = 10_000;

interface Recent {
  row: EventRow;
  /** Made of the row when it is first read, and handed to every reader since: nobody changes an event. */
  entry?: JournalEntry;
}

export interface Page extends Pick<ReadAll, 'afterSequence'> {
  topics?: readonly string[] | undefined;
  limit: number;
}

/**
 * The rows that this process appended last, by place without a gap. Those who follow the journal closely read them from
 * here, so that an event is decoded once, however many follow.
 */
export class RecentEntries {
  private recent: Recent[] = [];

  constructor(private readonly kept = KEPT) {}

  /** Adds what has been committed, in order. */
  add(rows: readonly EventRow[]): void {
    const [first] = rows;
    if (!first) return;
    // Somebody else has written in between: what is here no longer reaches up to the new rows.
    if (first.sequence !== this.lastPlace() + 1) this.recent = [];
    for (const row of rows) this.recent.push({ row });
    if (this.recent.length > 2 * this.kept) this.recent = this.recent.slice(-this.kept);
  }

  /** The entries up to a place, or undefined where they are not all here. */
  read({ afterSequence, topics, limit }: Page, last: number): JournalEntry[] | undefined {
    const start = this.recent[0]?.row.sequence;
    if (start === undefined || afterSequence + 1 < start || last > this.lastPlace()) return undefined;
    const wanted = topics && new Set(topics);
    const entries: JournalEntry[] = [];
    for (let at = afterSequence + 1 - start; at <= last - start && entries.length < limit; at++) {
      const recent = this.recent[at];
      if (recent && (wanted?.has(recent.row.topic) ?? true)) entries.push((recent.entry ??= toEntry(recent.row)));
    }
    return entries;
  }

  private lastPlace(): number {
    return this.recent.at(-1)?.row.sequence ?? 0;
  }
}

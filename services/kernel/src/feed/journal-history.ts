import type { Journal, JournalPage } from '../journal/journal.js';
import { readAhead } from '../journal/read-ahead.js';
import type { DeadLetters, Positions } from './feed.js';
import type { HistoryPage, HistoryRange, LeftStanding } from './history.js';
import { History } from './history.js';
import { JOURNAL_PARTITION } from '../journal/event-row.js';

export interface JournalHistoryParts {
  journal: Journal;
  deadLetters: Pick<DeadLetters, 'list' | 'dropped'>;
  /** The journal's file: long ranges of it are read by a thread of their own. Default: by this one. */
  path?: string;
}

interface Reading extends Pick<HistoryRange, 'topics' | 'types'> {
  after: number;
  through: number;
  limit: number;
}

const PAGE = 5000;
/** Fewer are read sooner than a thread has begun. */
const LONG = 20_000;

/** The embedded log: a journal, which is one partition. */
export class JournalHistory extends History {
  constructor(private readonly parts: JournalHistoryParts) {
    super();
  }

  ends(): Promise<Positions> {
    return Promise.resolve(at(this.parts.journal.lastSequence()));
  }

  async *read({ after, through, topics, types, size = PAGE }: HistoryRange): AsyncGenerator<HistoryPage> {
    const asked = { after: placeIn(after), through: placeIn(through), limit: size };
    for await (const page of this.pages({ ...asked, ...(topics && { topics }), ...(types && { types }) }))
      yield { entries: page.entries, through: at(page.through) };
  }

  leftStanding(group: string): Promise<LeftStanding> {
    const { deadLetters } = this.parts;
    return Promise.resolve({ waiting: deadLetters.list(group), dropped: deadLetters.dropped(group) });
  }

  private pages(reading: Reading): AsyncIterable<JournalPage> | Iterable<JournalPage> {
    const { path } = this.parts;
    const isLong = reading.through - reading.after > LONG;
    return isLong && path !== undefined ? readAhead(path, reading) : this.pagesHere(reading);
  }

  private *pagesHere({ after, through, ...choice }: Reading): Generator<JournalPage> {
    for (let place = after; place < through;) {
      const page = this.parts.journal.readAll({ afterSequence: place, ...choice });
      if (page.through <= place) return;
      place = Math.min(page.through, through);
      yield { entries: page.entries.filter(({ sequence }) => sequence <= through), through: place };
    }
  }
}

const at = (place: number): Positions => new Map([[JOURNAL_PARTITION, place]]);
const placeIn = (places: Positions): number => places.get(JOURNAL_PARTITION) ?? 0;

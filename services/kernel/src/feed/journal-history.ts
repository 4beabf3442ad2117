import type { Journal } from '../journal/journal.js';
import type { DeadLetters, Positions } from './feed.js';
import type { HistoryPage, HistoryRange, LeftStanding } from './history.js';
import { History } from './history.js';
import { JOURNAL_PARTITION } from '../journal/event-row.js';

const PAGE = 5000;

/** The embedded log: a journal, which is one partition. */
export class JournalHistory extends History {
  constructor(private readonly parts: { journal: Journal; deadLetters: Pick<DeadLetters, 'list' | 'dropped'> }) {
    super();
  }

  ends(): Promise<Positions> {
    return Promise.resolve(at(this.parts.journal.lastSequence()));
  }

  async *read({ after, through, topics, types, size = PAGE }: HistoryRange): AsyncGenerator<HistoryPage> {
    const end = through.get(JOURNAL_PARTITION) ?? 0;
    for (let place = after.get(JOURNAL_PARTITION) ?? 0; place < end;) {
      const page = this.parts.journal.readAll({
        afterSequence: place,
        limit: size,
        ...(topics && { topics }),
        ...(types && { types }),
      });
      if (page.through <= place) return;
      place = Math.min(page.through, end);
      const entries = page.entries.filter(({ sequence }) => sequence <= end);
      yield await Promise.resolve({ entries, through: at(place) });
    }
  }

  leftStanding(group: string): Promise<LeftStanding> {
    const { deadLetters } = this.parts;
    return Promise.resolve({ waiting: deadLetters.list(group), dropped: deadLetters.dropped(group) });
  }
}

const at = (place: number): Positions => new Map([[JOURNAL_PARTITION, place]]);

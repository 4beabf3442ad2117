import type { Journal, JournalEntry } from '@repartee/kernel';
import type { Topic } from '@repartee/proto';
import { topics } from '@repartee/proto';
import type { ProjectedEvent } from '../projection.js';
import type { Erased } from '../projector/erasures.js';
import { erasureOf } from '../projector/erasures.js';

const BATCH_SIZE = 5000;

export interface JournalRange {
  afterSequence: number;
  throughSequence: number;
}

export interface ReadBatches extends JournalRange {
  /** Default: all. */
  topics?: readonly Topic[];
  /** Entries a batch; default 5,000. */
  size?: number;
}

/**
 * The journal's events in order, in batches, as a feed would hand them out: what follows an undecodable event in its
 * stream is left out. `parked` holds such streams, and may be added to between batches.
 */
export function* readBatches(
  journal: Journal,
  { afterSequence, throughSequence, topics: read, size = BATCH_SIZE }: ReadBatches,
  parked: Set<string>,
): Generator<{ events: ProjectedEvent[]; through: number }> {
  let after = afterSequence;
  while (after < throughSequence) {
    const page = journal.readAll({ afterSequence: after, limit: size, ...(read && { topics: read }) });
    if (page.through <= after) return;
    const entries = page.entries.filter(({ sequence }) => sequence <= throughSequence);
    after = Math.min(page.through, throughSequence);
    yield { events: entries.flatMap((entry) => decoded(entry, parked)), through: after };
  }
}

/** Everybody whom the journal says is erased, and every case it says is forgotten. */
export function erasedIn(journal: Journal): Erased[] {
  const erased: Erased[] = [];
  for (let after = 0; ;) {
    const page = journal.readAll({
      afterSequence: after,
      topics: [topics.directory, topics.cases],
      limit: BATCH_SIZE,
    });
    erased.push(...page.entries.flatMap(erasedBy));
    if (page.through <= after) return erased;
    after = page.through;
  }
}

function erasedBy(entry: JournalEntry): Erased[] {
  const erased = entry.kind === 'undecodable' ? undefined : erasureOf(entry.event as ProjectedEvent);
  return erased ? [erased] : [];
}

function decoded({ kind, event }: JournalEntry, parked: Set<string>): ProjectedEvent[] {
  if (kind === 'undecodable') parked.add(event.stream);
  return kind === 'undecodable' || parked.has(event.stream) ? [] : [event as ProjectedEvent];
}

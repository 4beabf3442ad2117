import type { ClickHouse, History, HistoryRange, JournalEntry, LeftStanding, Positions } from '@repartee/kernel';
import { DIVERGED } from '@repartee/kernel';
import type { DomainEvent } from '@repartee/proto';
import { topics } from '@repartee/proto';
import type { ProjectedEvent } from '../projection.js';
import type { Erased } from '../projector/erasures.js';
import { erasureOf } from '../projector/erasures.js';
import { PositionRepository } from '../projector/position.repository.js';
import { projectorGroup } from '../projector/projection-feed.js';

const ERASING = [
  'repartee.directory.v1.PersonErased',
  'repartee.cases.v1.CaseForgotten',
] satisfies DomainEvent['$typeName'][];

/** Events to be projected, and the place after them. */
export interface ReadEvents {
  events: ProjectedEvent[];
  through: Positions;
  /** Streams that stand still from there on. */
  standing: readonly string[];
}

/**
 * What a projector leaves out of the log, and whoever follows in its steps alike: an event that was given up is passed
 * over, and what stands behind it is not; what waits as a dead letter, or cannot be decoded, holds up its stream. An event
 * that diverged and waits nowhere was never met as one: the projector went on with its stream.
 */
export class Standing {
  private readonly waiting: ReadonlySet<string>;
  private readonly dropped: ReadonlySet<string>;
  private readonly parked: Set<string>;

  /** `parked`: streams that stood still before. */
  constructor({ waiting, dropped }: LeftStanding, parked: Iterable<string> = []) {
    this.waiting = new Set(waiting.map(({ eventId }) => eventId));
    this.dropped = new Set(dropped.map(({ eventId }) => eventId));
    this.parked = new Set(parked);
  }

  static async of(history: History, parked: Iterable<string> = []): Promise<Standing> {
    return new Standing(await history.leftStanding(projectorGroup), parked);
  }

  get streams(): readonly string[] {
    return [...this.parked];
  }

  /** Equal where the same letters wait and were given up. */
  get letters(): string {
    return [[...this.waiting].sort().join(), [...this.dropped].sort().join()].join('|');
  }

  fit(entries: readonly JournalEntry[]): ProjectedEvent[] {
    const events: ProjectedEvent[] = [];
    for (const { kind, event } of entries) {
      const isWaiting = this.waiting.has(event.id);
      if (this.dropped.has(event.id)) continue;
      if (kind === 'undecodable' && event.reason === DIVERGED && !isWaiting) continue;
      if (kind === 'undecodable' || isWaiting) this.parked.add(event.stream);
      if (kind !== 'undecodable' && !this.parked.has(event.stream)) events.push(event as ProjectedEvent);
    }
    return events;
  }
}

/** The events between two places, as a projector would store them. */
export async function* readEvents(
  history: History,
  range: HistoryRange,
  standing: Standing,
): AsyncGenerator<ReadEvents> {
  for await (const { entries, through } of history.read(range)) {
    const events = standing.fit(entries);
    yield { events, through, standing: standing.streams };
  }
}

export interface LookForErased {
  /** Default: the log's beginning. */
  after?: Positions;
  /** Once it aborts, those up to there are answered. */
  signal?: AbortSignal;
}

/** Everybody whom the log says is erased, and every case it says is forgotten. */
export async function erasedIn(history: History, { after, signal }: LookForErased = {}): Promise<Erased[]> {
  const erased: Erased[] = [];
  const through = await history.ends();
  const range = { after: after ?? new Map(), through, topics: [topics.directory, topics.cases], types: ERASING };
  for await (const { entries } of history.read(range)) {
    if (signal?.aborted) break;
    erased.push(...entries.flatMap(erasedBy));
  }
  return erased;
}

/**
 * Those that tables do not know of yet, because they have lost their rows, or never had any, or are filled only in part: of
 * whom the log tells up to the projector's positions, they do.
 */
export async function erasedFor(clickhouse: ClickHouse, history: History): Promise<Erased[]> {
  return erasedIn(history, { after: await new PositionRepository(clickhouse, projectorGroup).load() });
}

function erasedBy(entry: JournalEntry): Erased[] {
  const erased = entry.kind === 'undecodable' ? undefined : erasureOf(entry.event as ProjectedEvent);
  return erased ? [erased] : [];
}

import type { Positions, PositionStore, Subscribe } from '../feed/feed.js';
import type { AdminSession, LogEnds } from './admin-session.js';
import type { Assignment } from './assignment.js';

/** A position lies after the end of the log: the log is another one, or has lost its end. */
export class PositionBeyondLog extends Error {
  readonly code = 'position_beyond_log';

  constructor(partition: string, position: number, high: number) {
    super(`The position ${position} in ${partition} is beyond its end, ${high}: is it the log that it was?`);
    this.name = 'PositionBeyondLog';
  }
}

export interface PlacesParts {
  admin: AdminSession;
  /** The group's name on the cluster. */
  groupId: string;
  topics: readonly string[];
  startAt: NonNullable<Subscribe['startAt']>;
  /** Where positions are kept; with the group on Kafka where none is given. */
  positions?: PositionStore | undefined;
  /** So many messages before the position are read again. */
  lookBack: number;
}

/** Knows where a reader begins in each partition: `startAt` holds for the first time, then the kept position does. */
export class Places {
  private readonly begun = new Set<string>();
  private endsAtStart: LogEnds | undefined;

  constructor(private readonly parts: PlacesParts) {}

  /** For a reader of what comes from now on: notes, once, where that is. Throws RetriableError. */
  async mark(): Promise<void> {
    const { startAt, admin, topics } = this.parts;
    if (startAt === 'now') this.endsAtStart ??= await admin.ends(topics);
  }

  /** Puts the assignment's partitions to their places. Throws PositionBeyondLog, RetriableError, and what the store throws. */
  async find(assignment: Assignment): Promise<void> {
    const { admin, topics, groupId, positions, lookBack } = this.parts;
    const [kept, ends] = await Promise.all([positions?.load() ?? admin.committed(groupId, topics), admin.ends(topics)]);
    for (const name of assignment.names) {
      const { low, high } = ends.get(name) ?? { low: 0, high: 0 };
      const position = Math.max(low, this.placeOf(name, kept) ?? low);
      if (position > high) throw new PositionBeyondLog(name, position, high);
      this.begun.add(name);
      assignment.hold({ name, position, high, next: Math.max(low, position - lookBack) });
    }
  }

  /** Undefined for the beginning. */
  private placeOf(name: string, kept: Positions): number | undefined {
    const { startAt } = this.parts;
    if (startAt === 'position' || this.begun.has(name)) return kept.get(name);
    return startAt === 'now' ? this.endsAtStart?.get(name)?.high : undefined;
  }
}

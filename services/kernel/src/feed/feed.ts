import type { RecordedEvent, Topic } from '@repartee/proto';

import type { JournalEntry } from '../journal/journal.js';

/**
 * The position after the last handled event, by partition. The embedded feed has the one partition `journal`; on Kafka
 * they are named by topic and number, `repartee.sessions.v1/3`, and those of which nothing was handled are left out.
 */
export type Positions = ReadonlyMap<string, number>;

/** Where a group keeps its positions; a projection keeps them beside its rows. */
export interface PositionStore {
  load(): Promise<Positions>;
  save(partition: string, position: number): Promise<void>;
}

/** The place a batch leads to: what a handler stores that wants rows and position in one transaction. */
export interface BatchEnd {
  partition: string;
  position: number;
}

export type FeedHandler = (events: RecordedEvent[], end: BatchEnd) => Promise<void>;

export interface Subscribe {
  /** Names the reader; its positions and parked streams are kept under it. */
  group: string;
  /**
   * Who gets an event where several processes subscribe under this name: one of them (`shared`, the default), or each of
   * them (`everyone`), as a reader does that keeps what it hears to itself.
   */
  audience?: 'shared' | 'everyone';
  topics: readonly Topic[];
  /** Where to begin: at the kept position (default; the start where there is none), at the start, or with what comes now. */
  startAt?: 'position' | 'start' | 'now';
  handler: FeedHandler;
  /** Most events in one batch; default 500. */
  batchSize?: number;
  /**
   * Batches handled at a time, of different partitions, where the log has several; default 1. For handlers that share no
   * state between streams and wait for something else, as whoever deletes recordings does for their store. Not for those
   * who compare sessions of a learner, nor where a batch costs the same however much is in it.
   */
  parallel?: number;
  /** How long one batch may take before the reader counts as stuck, in milliseconds; default a minute. */
  patienceMs?: number;
  /** Default: the feed's own store. */
  positions?: PositionStore;
}

export type SubscriptionStatus =
  | { status: 'running' | 'stopped' }
  | { status: 'retrying'; attempt: number; code: string }
  | { status: 'failed'; code: string; detail: string };

export interface Subscription {
  readonly group: string;
  /** As it was asked for. */
  readonly patienceMs?: number | undefined;
  /** Lets the batch in hand finish, stores the position, and ends. */
  stop(): Promise<void>;
  position(): Positions;
  /**
   * Events of the log, in what this process reads of it, that are not handled; what was last heard of where the log is
   * elsewhere. Undefined while it is not known what this process reads.
   */
  lag(): number | undefined;
  status(): SubscriptionStatus;
  /**
   * Resolves once everything that was in the log at the time of the call is handled, however long that takes while the
   * log is away. Throws SubscriptionEnded when it fails or is stopped before, and NotCaughtUp after so many milliseconds.
   */
  caughtUp(withinMs?: number): Promise<void>;
}

/**
 * Events in order per stream, at least once. A position moves only after the handler has resolved.
 * RetriableError is tried again with growing pauses; PoisonEvent parks the stream of the event; any other error stops
 * the subscription with its position unmoved.
 */
export abstract class Feed {
  abstract subscribe(subscribe: Subscribe): Promise<Subscription>;
  /** Every subscription of this feed, for health and metrics. */
  abstract subscriptions(): Subscription[];
  abstract readonly deadLetters: DeadLetters;
  abstract stop(): Promise<void>;
}

/** The reason of an event whose version in its stream another event has: the stream has two histories. */
export const DIVERGED = 'diverged';

/** An event that waits because it, or an earlier one of its stream, could not be handled. */
export interface DeadLetter {
  group: string;
  eventId: string;
  type: string;
  topic: string;
  stream: string;
  version: number;
  organisation: string;
  /** Place in the log: partition and position. */
  partition: string;
  position: number;
  /** A stable code: unknown_type, unknown_version, bad_bytes, diverged, behind_parked_event or the handler's own. */
  reason: string;
  /** UTC, milliseconds since 1970. */
  parkedAt: number;
  /** Where it was given up; it stays as the record of that. */
  dropped?: Drop;
}

/** That somebody gave up an event. */
export interface Drop {
  why: string;
  /** Who did, as they are called on their machine. */
  by: string;
  /** UTC, milliseconds since 1970. */
  at: number;
}

export interface DeadLetters {
  /** Those that wait, in the order they were parked; of one group where named. */
  list(group?: string): DeadLetter[];
  /** Those that were given up, in the order of that. */
  dropped(group?: string): DeadLetter[];
  /** One that waits or was given up. */
  show(group: string, eventId: string): DeadLetter | undefined;
  /** Whether a replay of the stream was asked for that has not come to its end. */
  isRequested(group: string, stream: string): boolean;
  /** What the log holds at the letter's place; undefined where nothing does any longer. Throws RetriableError. */
  read(letter: DeadLetter): Promise<JournalEntry | undefined>;
  /** Hands the stream's parked events to the group's handler again, in order; what still fails stays parked. */
  replay(group: string, eventId: string): Promise<void>;
  /** Gives up one event, and lets what follows it in its stream be handled. */
  drop(group: string, eventId: string, drop: Omit<Drop, 'at'>): Promise<void>;
}

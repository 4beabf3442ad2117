import type { Actor, NewEvent, RecordedEvent, Topic } from '@repartee/proto';

/** Most bytes of an event's data: what is refused here need not be refused by the log elsewhere, where nobody is told. */
export const MAX_EVENT_BYTES = 4 * 1024 * 1024;

export interface Append {
  stream: string;
  organisation: string;
  /** The version the writer has seen, 0 for a new stream; `any` for writers that keep no state of the stream. */
  expectedVersion: number | 'any';
  /** At least one; all of one topic. */
  events: readonly NewEvent[];
  correlationId: string;
  causationId: string;
  actor: Actor;
}

/** Where the stream stands after a write; a read may ask to wait for it. */
export interface Appended {
  stream: string;
  version: number;
}

/**
 * An event that this release cannot decode: its type or schema version is unknown, or its bytes are not what they claim.
 * From a log that others can write to as well: it is larger than an event can be, or has no envelope.
 */
export interface UndecodableEvent {
  id: string;
  type: string;
  schemaVersion: number;
  topic: string;
  stream: string;
  version: number;
  organisation: string;
  /** What there is of it, as it is. */
  data: Uint8Array;
  reason: 'unknown_type' | 'unknown_version' | 'bad_bytes' | 'too_large' | 'not_an_event' | 'diverged';
}

/** `sequence` is the place in the journal, rising, over all streams. */
export type JournalEntry =
  | { kind: 'event'; sequence: number; event: RecordedEvent }
  | { kind: 'undecodable'; sequence: number; event: UndecodableEvent };

export interface ReadAll {
  /** Entries after this place; 0 for all. */
  afterSequence: number;
  topics?: readonly Topic[];
  /** By full name; nothing of others is read or decoded, of whatever topic. */
  types?: readonly string[];
  /** Default 1,000. */
  limit?: number;
}

export interface JournalPage {
  entries: JournalEntry[];
  /** The place to continue from; it moves over entries of other topics as well. */
  through: number;
}

/** The durable log of one writer: what is appended here has happened. */
export abstract class Journal {
  /**
   * Appends to one stream, durably, before it resolves.
   * Events already there under the same ids with the same content are answered quietly with the version they have.
   * Throws ConcurrencyConflict where the stream has another version, DuplicateEvent where an id is taken, EventTooLarge.
   */
  abstract append(append: Append): Promise<Appended>;
  /** Appends to several streams in one transaction: all or none. */
  abstract appendAll(appends: readonly Append[]): Promise<Appended[]>;
  /** The events of a stream in order, from a version on (default 1). Throws UndecodableStream. */
  abstract readStream(stream: string, fromVersion?: number): RecordedEvent[];
  abstract readAll(read: ReadAll): JournalPage;
  /** One entry by its place, or undefined. */
  abstract readAt(sequence: number): JournalEntry | undefined;
  /** The version of the stream, 0 where there is none. */
  abstract head(stream: string): number;
  /** The place of the last entry, 0 for an empty journal. */
  abstract lastSequence(): number;
  /** Calls the listener after each commit of this process; returns the way to stop it. */
  abstract onCommitted(listener: () => void): () => void;
  abstract close(): Promise<void>;
}

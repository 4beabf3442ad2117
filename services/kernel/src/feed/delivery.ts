import type { RecordedEvent } from '@repartee/proto';

import { JournalUnavailable } from '../journal/journal-errors.js';
import type { Journal, JournalEntry } from '../journal/journal.js';
import { isDiskTrouble } from '../sqlite/disk-trouble.js';
import { pauseBefore } from './backoff.js';
import type { BatchEnd, DeadLetter, FeedHandler } from './feed.js';
import { PoisonEvent, RetriableError } from './feed-errors.js';
import type { FeedStore } from './feed-store.js';

/** The subscription was stopped between two attempts: nothing is handled, nothing is lost. */
export class DeliveryInterrupted extends Error {}

export interface DeliveryParts {
  group: string;
  handler: FeedHandler;
  journal: Journal;
  store: FeedStore;
  /** UTC, milliseconds since 1970. */
  now: () => number;
  /** Resolves after so many milliseconds, or when the subscription stops. */
  pause: (ms: number) => Promise<void>;
  isStopping: () => boolean;
  /** Called before each pause, and with undefined once an attempt has succeeded after one. */
  onRetrying: (retry: { attempt: number; code: string } | undefined) => void;
}

/** Hands entries to a handler: what is unfit is parked with its stream, what may succeed later is tried again. */
export class Delivery {
  constructor(private readonly parts: DeliveryParts) {}

  async deliver(entries: readonly JournalEntry[], end: BatchEnd): Promise<void> {
    let rest = this.parkUnfit(entries, end.partition);
    while (rest.length > 0) {
      const poison = await this.tryBatch(rest, end);
      if (!poison) return;
      rest = this.parkFrom(poison, rest, end.partition);
    }
  }

  /** Tries the streams again for which somebody has asked. */
  async replayRequested(end: BatchEnd): Promise<void> {
    const { store, group } = this.parts;
    for (const stream of store.replayRequests(group)) {
      for (const letter of store.requested(group, stream)) {
        if (!(await this.replay(letter, end))) break;
      }
      store.endReplay(group, stream);
    }
  }

  /** Runs the work until it succeeds or fails for good. Throws DeliveryInterrupted when stopped in between. */
  async retrying(work: () => Promise<void>): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await work();
        if (attempt > 1) this.parts.onRetrying(undefined);
        return;
      } catch (error) {
        const code = retriableCodeOf(error);
        if (code === undefined) throw error;
        this.parts.onRetrying({ attempt, code });
        await this.parts.pause(pauseBefore(attempt));
        if (this.parts.isStopping()) throw new DeliveryInterrupted();
      }
    }
  }

  /** Parks what cannot be decoded and what stands behind a parked event; returns the rest. */
  private parkUnfit(entries: readonly JournalEntry[], partition: string): JournalEntry[] {
    const parked = this.parts.store.parkedStreams(this.parts.group);
    return entries.filter((entry) => {
      if (entry.kind === 'event' && !parked.has(entry.event.stream)) return true;
      this.park(entry, partition, parked.has(entry.event.stream) ? 'behind_parked_event' : reasonOf(entry));
      parked.add(entry.event.stream);
      return false;
    });
  }

  /** The handler's complaint about one event of the batch, or undefined where the batch is handled. */
  private async tryBatch(entries: readonly JournalEntry[], end: BatchEnd): Promise<PoisonEvent | undefined> {
    try {
      await this.retrying(() => this.parts.handler(eventsOf(entries), end));
      return undefined;
    } catch (error) {
      if (error instanceof PoisonEvent && entries.some(({ event }) => event.id === error.eventId)) return error;
      throw error;
    }
  }

  /** Parks the poisoned event and what follows it in its stream; returns what is left of the batch. */
  private parkFrom(poison: PoisonEvent, entries: readonly JournalEntry[], partition: string): JournalEntry[] {
    const poisoned = entries.find(({ event }) => event.id === poison.eventId);
    return entries.filter((entry) => {
      if (entry.event.stream !== poisoned?.event.stream || entry.sequence < poisoned.sequence) return true;
      this.park(entry, partition, entry === poisoned ? poison.code : 'behind_parked_event');
      return false;
    });
  }

  private async replay(letter: DeadLetter, end: BatchEnd): Promise<boolean> {
    const entry = this.parts.journal.readAt(letter.position);
    const reason = entry ? await this.refusalOf(entry, end) : 'not_in_journal';
    if (reason === undefined) this.parts.store.remove(letter);
    else this.parts.store.changeReason(letter, reason);
    return reason === undefined;
  }

  private async refusalOf(entry: JournalEntry, end: BatchEnd): Promise<string | undefined> {
    if (entry.kind === 'undecodable') return entry.event.reason;
    return (await this.tryBatch([entry], end))?.code;
  }

  private park(entry: JournalEntry, partition: string, reason: string): void {
    const { store, group, now } = this.parts;
    store.park({ group, partition, entry, reason, at: now() });
  }
}

/** Undefined where another attempt would meet the same. */
function retriableCodeOf(error: unknown): string | undefined {
  if (error instanceof RetriableError) return error.code;
  if (error instanceof JournalUnavailable) return error.problem.code;
  return isDiskTrouble(error) ? 'disk_full' : undefined;
}

function reasonOf(entry: JournalEntry): string {
  return entry.kind === 'undecodable' ? entry.event.reason : 'behind_parked_event';
}

function eventsOf(entries: readonly JournalEntry[]): RecordedEvent[] {
  return entries.flatMap((entry) => (entry.kind === 'event' ? [entry.event] : []));
}

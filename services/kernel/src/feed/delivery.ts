import type { RecordedEvent } from '@repartee/proto';

import { JournalUnavailable } from '../journal/journal-errors.js';
import type { JournalEntry } from '../journal/journal.js';
import { isDiskTrouble } from '../sqlite/disk-trouble.js';
import { pauseBefore } from './backoff.js';
import type { BatchEnd, DeadLetter, FeedHandler } from './feed.js';
import { DIVERGED } from './feed.js';
import { PoisonEvent, RetriableError, SubscriptionEnded } from './feed-errors.js';
import type { ParkedStreams, Parking } from './parked-streams.js';

/** Most events of a parked stream that are read again in one go. */
const REPLAYED_AT_ONCE = 200;

/** The subscription was stopped between two attempts: nothing is handled, nothing is lost. */
export class DeliveryInterrupted extends Error {}

export interface DeliveryParts {
  group: string;
  handler: FeedHandler;
  parked: ParkedStreams;
  /** The entries of these letters, read from the log again, in their order; undefined for one that is no longer there. */
  readAgain: (letters: readonly DeadLetter[]) => Promise<(JournalEntry | undefined)[]>;
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
    let rest = await this.parkUnfit(entries, end.partition);
    while (rest.length > 0) {
      const poison = await this.tryBatch(rest, end);
      if (!poison) return;
      rest = await this.parkFrom(poison, rest, end.partition);
    }
  }

  /** Tries the streams again for which somebody has asked; `isOurs` says of which partitions, where others have some too. */
  async replayRequested(
    endOf: (letter: DeadLetter) => BatchEnd,
    isOurs: (letter: DeadLetter) => boolean = () => true,
  ): Promise<void> {
    const { parked, group } = this.parts;
    for (const stream of parked.replayRequests(group)) {
      const letters = parked.requested(group, stream);
      const [first] = letters;
      if (first && !isOurs(first)) continue;
      await this.replayAll(letters, endOf);
      await this.retrying(() => parked.endReplay(group, stream));
    }
  }

  /** Runs the work until it succeeds or fails for good. Throws DeliveryInterrupted when stopped in between. */
  async retrying<Result>(work: () => Result | Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      try {
        const result = await work();
        if (attempt > 1) this.parts.onRetrying(undefined);
        return result;
      } catch (error) {
        const code = retriableCodeOf(error);
        if (code === undefined) throw this.isEndingWith(error) ? new DeliveryInterrupted() : error;
        this.parts.onRetrying({ attempt, code });
        await this.parts.pause(pauseBefore(attempt));
        if (this.parts.isStopping()) throw new DeliveryInterrupted();
      }
    }
  }

  /** Everything is stopped together, and a handler waited for what another subscription had not reached. */
  private isEndingWith(error: unknown): boolean {
    return error instanceof SubscriptionEnded && this.parts.isStopping();
  }

  /** Parks what cannot be decoded and what stands behind a parked event; returns the rest. */
  private async parkUnfit(entries: readonly JournalEntry[], partition: string): Promise<JournalEntry[]> {
    const parked = this.parts.parked.parkedStreams(this.parts.group);
    const unfit: Parking[] = [];
    const fit = entries.filter((entry) => {
      if (entry.kind === 'event' && !parked.has(entry.event.stream)) return true;
      unfit.push(this.parking(entry, partition, reasonOf(entry, parked.has(entry.event.stream))));
      parked.add(entry.event.stream);
      return false;
    });
    await this.park(unfit);
    return fit;
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
  private async parkFrom(
    poison: PoisonEvent,
    entries: readonly JournalEntry[],
    partition: string,
  ): Promise<JournalEntry[]> {
    const poisoned = entries.find(({ event }) => event.id === poison.eventId);
    const unfit: Parking[] = [];
    const rest = entries.filter((entry) => {
      if (entry.event.stream !== poisoned?.event.stream || entry.sequence < poisoned.sequence) return true;
      unfit.push(this.parking(entry, partition, entry === poisoned ? poison.code : 'behind_parked_event'));
      return false;
    });
    await this.park(unfit);
    return rest;
  }

  private async replayAll(letters: readonly DeadLetter[], endOf: (letter: DeadLetter) => BatchEnd): Promise<void> {
    for (let at = 0; at < letters.length; at += REPLAYED_AT_ONCE) {
      const some = letters.slice(at, at + REPLAYED_AT_ONCE);
      const entries = await this.retrying(() => this.parts.readAgain(some));
      for (const [index, letter] of some.entries())
        if (!(await this.replay(letter, entries[index], endOf(letter)))) return;
    }
  }

  private async replay(letter: DeadLetter, entry: JournalEntry | undefined, end: BatchEnd): Promise<boolean> {
    const reason = await this.refusalAgain(letter, entry, end);
    const { parked } = this.parts;
    await this.retrying(() => (reason === undefined ? parked.remove(letter) : parked.changeReason(letter, reason)));
    return reason === undefined;
  }

  private async refusalAgain(
    { reason }: DeadLetter,
    entry: JournalEntry | undefined,
    end: BatchEnd,
  ): Promise<string | undefined> {
    if (!entry) return 'not_in_log';
    // Another event has its version, and has been handled: somebody has to give up this one.
    return reason === DIVERGED ? DIVERGED : this.refusalOf(entry, end);
  }

  private async refusalOf(entry: JournalEntry, end: BatchEnd): Promise<string | undefined> {
    if (entry.kind === 'undecodable') return entry.event.reason;
    return (await this.tryBatch([entry], end))?.code;
  }

  private parking(entry: JournalEntry, partition: string, reason: string): Parking {
    return { group: this.parts.group, partition, entry, reason, at: this.parts.now() };
  }

  private async park(parkings: readonly Parking[]): Promise<void> {
    if (parkings.length > 0) await this.retrying(() => this.parts.parked.park(parkings));
  }
}

/** Undefined where another attempt would meet the same. */
function retriableCodeOf(error: unknown): string | undefined {
  if (error instanceof RetriableError) return error.code;
  if (error instanceof JournalUnavailable) return error.problem.code;
  return isDiskTrouble(error) ? 'disk_full' : undefined;
}

/** What diverged keeps its reason behind a parked event too: nobody else would know of it when its turn comes. */
function reasonOf(entry: JournalEntry, isBehindParked: boolean): string {
  const reason = entry.kind === 'undecodable' ? entry.event.reason : undefined;
  return reason === undefined || (isBehindParked && reason !== DIVERGED) ? 'behind_parked_event' : reason;
}

function eventsOf(entries: readonly JournalEntry[]): RecordedEvent[] {
  return entries.flatMap((entry) => (entry.kind === 'event' ? [entry.event] : []));
}

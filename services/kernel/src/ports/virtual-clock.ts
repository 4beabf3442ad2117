import type { Timer } from './clock.js';
import { Clock } from './clock.js';

interface PendingTimer {
  dueAt: number;
  /** Keeps timers of the same instant in the order they were set. */
  order: number;
  task: () => void | Promise<void>;
}

/** Rounds of the event loop that are granted to work which a timer has started, before the next timer runs. */
const SETTLE_ROUNDS = 25;

/** A clock that stands still until it is advanced; whole sessions run under it. */
export class VirtualClock extends Clock {
  private readonly timers = new Set<PendingTimer>();
  private order = 0;
  private failure: { error: unknown } | undefined;

  /** Starts at so many milliseconds since 1970. Fewer rounds do where nothing a timer starts waits for the machine. */
  constructor(
    private time: number,
    private readonly settleRounds = SETTLE_ROUNDS,
  ) {
    super();
  }

  now(): number {
    return this.time;
  }

  schedule(afterMs: number, task: () => void | Promise<void>): Timer {
    const timer = { dueAt: this.time + Math.max(0, afterMs), order: this.order++, task };
    this.timers.add(timer);
    return { cancel: () => this.timers.delete(timer) };
  }

  /** Runs the timers that fall due within so many milliseconds, in order, each with what it starts; rejects with the first error of a task. */
  async advance(ms: number): Promise<void> {
    const until = this.time + ms;
    await this.settle();
    for (let timer = this.nextDue(until); timer; timer = this.nextDue(until)) {
      this.timers.delete(timer);
      this.time = timer.dueAt;
      this.run(timer);
      await this.settle();
    }
    this.time = until;
  }

  /** The machine's time is corrected, as by NTP; timers go on counting. */
  setBack(ms: number): void {
    this.time -= ms;
    for (const timer of this.timers) timer.dueAt -= ms;
  }

  /** Milliseconds until the next timer falls due, or undefined where none is set. */
  untilNext(): number | undefined {
    const next = this.nextDue(Infinity);
    return next && next.dueAt - this.time;
  }

  private nextDue(until: number): PendingTimer | undefined {
    let next: PendingTimer | undefined;
    for (const timer of this.timers) {
      if (timer.dueAt <= until && (!next || precedes(timer, next))) next = timer;
    }
    return next;
  }

  /** A task is not awaited: it may itself wait for a later moment of this clock. */
  private run(timer: PendingTimer): void {
    Promise.resolve()
      .then(timer.task)
      .catch((error: unknown) => (this.failure ??= { error }));
  }

  private async settle(): Promise<void> {
    for (let round = 0; round < this.settleRounds; round++) await new Promise((resolve) => setImmediate(resolve));
    if (this.failure) {
      const { error } = this.failure;
      this.failure = undefined;
      throw error;
    }
  }
}

function precedes(a: PendingTimer, b: PendingTimer): boolean {
  return a.dueAt < b.dueAt || (a.dueAt === b.dueAt && a.order < b.order);
}

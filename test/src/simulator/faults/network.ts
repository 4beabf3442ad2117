import type { Clock, Randomness } from '@repartee/kernel';

import type { Life } from '../world/life.js';
import type { Faults } from './faults.js';
import type { Exchange, FaultPoint } from './fault-points.js';

/** A question to another machine. */
export interface Question<Answer> {
  from: Life;
  exchange: Exchange;
  /** Done on the other side when the question arrives there; what it throws is the answer, too. */
  work: () => Answer | Promise<Answer>;
  /** What the asker is told where no answer comes. */
  failure: () => Error;
  /** So long the asker waits, in milliseconds. */
  patienceMs: number;
  /** Holds how to give up the question at once. */
  open?: Set<() => void>;
}

/** What a machine writes to. */
export interface Disk {
  /** Forgets what was not yet safe on it. */
  losePower(): void;
}

const LATENCY_MS = 3;
const LATE_BY_MS = 15_000;
const SLOW_MS = 400;
const AWAY_MS = 20_000;

/** Carries questions and answers between machines: with a delay, and with what goes wrong on the way. */
export class Network {
  private readonly awayUntil = new Map<string, number>();

  constructor(
    private readonly clock: Clock,
    private readonly randomness: Randomness,
    private readonly faults: Faults,
  ) {}

  /** Ends the process where a crash strikes at the point, or its machine loses power. Answers whether it did. */
  kills(point: FaultPoint, life: Life, disk?: Disk): boolean {
    const fault = this.faults.at(point, life.name);
    if (fault !== 'crash' && fault !== 'power-lost') return false;
    if (fault === 'power-lost') disk?.losePower();
    life.end();
    return true;
  }

  ask<Answer>(question: Question<Answer>): Promise<Answer> {
    const { from, exchange } = question;
    return new Promise((resolve, reject) => {
      if (from.isOver) return;
      const fault = this.faults.at(`${exchange}.request`, from.name);
      if (fault === 'crash') return from.end();
      if (fault === 'away') this.awayUntil.set(sideOf(exchange), this.clock.now() + 1 + this.randomness.below(AWAY_MS));
      const hear = this.hearing(question, resolve, reject);
      if ((this.awayUntil.get(sideOf(exchange)) ?? 0) > this.clock.now()) return hear.nothing(LATENCY_MS);
      if (fault === 'request-lost') return;
      const late = fault === 'request-late' ? question.patienceMs + this.randomness.below(LATE_BY_MS) : 0;
      this.clock.schedule(late + this.latency(), () => this.arrive(question, hear));
      if (fault === 'twice') this.clock.schedule(SLOW_MS, async () => void (await attempt(question.work)));
    });
  }

  private async arrive<Answer>(question: Question<Answer>, hear: Hearing<Answer>): Promise<void> {
    const { from, exchange, work } = question;
    const answer = await attempt(work);
    const fault = this.faults.at(`${exchange}.response`, from.name);
    if (fault === 'crash') return from.end();
    // The connection breaks, or nothing ever comes.
    if (fault === 'response-lost') return this.randomness.next() < 0.5 ? hear.nothing(LATENCY_MS) : undefined;
    hear.answer(answer, this.latency() + (fault === 'response-slow' ? SLOW_MS : 0));
  }

  /** The asker hears one thing only, whatever comes first, and waits no longer than it has patience. */
  private hearing<Answer>(
    { from, failure, open, patienceMs }: Question<Answer>,
    resolve: (answer: Answer) => void,
    reject: (error: Error) => void,
  ): Hearing<Answer> {
    let isOpen = true;
    const once = (settle: () => void) => () => {
      if (!isOpen) return;
      isOpen = false;
      patience.cancel();
      open?.delete(giveUp);
      settle();
    };
    const giveUp = once(() => reject(failure()));
    const patience = from.clock.schedule(patienceMs, giveUp);
    open?.add(giveUp);
    return {
      nothing: (afterMs) => void from.clock.schedule(afterMs, giveUp),
      answer: (outcome, afterMs) =>
        void from.clock.schedule(
          afterMs,
          once(() => ('error' in outcome ? reject(outcome.error) : resolve(outcome.value))),
        ),
    };
  }

  private latency(): number {
    return 1 + this.randomness.below(LATENCY_MS);
  }
}

type Outcome<Answer> = { value: Answer } | { error: Error };

interface Hearing<Answer> {
  nothing: (afterMs: number) => void;
  answer: (outcome: Outcome<Answer>, afterMs: number) => void;
}

async function attempt<Answer>(work: () => Answer | Promise<Answer>): Promise<Outcome<Answer>> {
  try {
    return { value: await work() };
  } catch (error) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }
}

/** Whom one cannot reach where an exchange cannot take place. */
function sideOf(exchange: Exchange): 'service' | 'store' | 'log' {
  if (exchange === 'say') return 'service';
  return /^(insert|compute|read-store)/.test(exchange) ? 'store' : 'log';
}

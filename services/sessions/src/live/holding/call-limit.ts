import { ProblemError } from '@repartee/kernel';
import type { Clock } from '@repartee/kernel';
import type { Ack, SessionsClientEvents } from '@repartee/proto';
import { sessionsClientEvents, voiceAnswers } from '@repartee/proto';

import type { Rate } from '../../voice/live/line/allowance.js';
import { Allowance, Allowances } from '../../voice/live/line/allowance.js';
import type { SessionSocket } from './session-socket.js';

/** Who types fast says something every few seconds; programs that rehearse say some thirty things at once. */
export const callRate: Rate = { aSecond: 10, atOnce: 200 };
/** Of all connections of a person: programs that rehearse hold a hundred conversations at once. */
export const personRate: Rate = { aSecond: 100, atOnce: 1_000 };
/** A conversation is begun, or read from its first event on: so much dearer than a word. */
export const DEAR = 5;

type Call = keyof SessionsClientEvents;
const dear: ReadonlySet<string> = new Set<Call>(['start', 'fork', 'resume']);
const calls: ReadonlySet<string> = new Set([sessionsClientEvents, voiceAnswers].flatMap((some) => Object.keys(some)));

/**
 * What a page may ask of its conversations, before any of it is read: a page that floods the server is told to wait, and
 * hung up on where it goes on all the same. What counts is what is answered; sound, reports and marks have an allowance of
 * their own. All connections of a person together have one more, so that many, or new ones, are no way round.
 */
export class CallLimit {
  private readonly people: Allowances;

  constructor(private readonly clock: Pick<Clock, 'now'>) {
    this.people = new Allowances(clock, personRate);
  }

  /** Counts what this socket asks for, as long as it is open. */
  guard(socket: SessionSocket): void {
    const { user } = socket.data;
    const person = user ? `${user.organisation}/${user.id}` : '';
    const own = new Allowance(this.clock, callRate);
    socket.use(([name, ...given], next) => {
      const cost = dear.has(name) ? DEAR : 1;
      const all = this.people.of(person, person);
      // What is refused to one page takes nothing from the others of its person.
      if (!calls.has(name) || (own.admits(cost) && all.admits(cost))) return next();
      refuse(Math.max(own.returnsInMs, all.returnsInMs), given.at(-1));
      if (own.remaining < -callRate.atOnce || all.remaining < -personRate.atOnce) socket.disconnect(true);
    });
  }
}

function refuse(returnsInMs: number, acknowledge: unknown): void {
  const { problem } = new ProblemError({
    code: 'too_many_calls',
    status: 429,
    title: 'Too many calls',
    detail: `This page asks for far more than a conversation takes. Wait ${Math.ceil(returnsInMs / 1000)} s, then try again.`,
  });
  if (typeof acknowledge === 'function') (acknowledge as (answer: Ack<never>) => void)({ ok: false, problem });
}

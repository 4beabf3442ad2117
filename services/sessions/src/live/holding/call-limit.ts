import { ProblemError } from '@repartee/kernel';
import type { Clock } from '@repartee/kernel';
import type { Ack, SessionsClientEvents } from '@repartee/proto';
import { sessionsClientEvents, voiceAnswers } from '@repartee/proto';

import type { Allowance, Rate } from '../../voice/live/line/allowance.js';
import { Allowances } from '../../voice/live/line/allowance.js';
import type { SessionSocket } from './session-socket.js';

/** Who types fast says something every few seconds; programs that rehearse say some thirty things at once. */
export const callRate: Rate = { aSecond: 10, atOnce: 200 };
/** A conversation is begun, or read from its first event on: so much dearer than a word. */
export const DEAR = 5;

type Call = keyof SessionsClientEvents;
const dear: ReadonlySet<string> = new Set<Call>(['start', 'fork', 'resume']);
const calls: ReadonlySet<string> = new Set([sessionsClientEvents, voiceAnswers].flatMap((some) => Object.keys(some)));

/**
 * What a page may ask of its conversations, before any of it is read: a page that floods the server is told to wait, and
 * hung up on where it goes on all the same. Each connection has its own allowance, and a new one no more than the person has
 * left in any other. What counts is what is answered; sound, reports and marks have an allowance of their own.
 */
export class CallLimit {
  private readonly allowances: Allowances;

  constructor(clock: Pick<Clock, 'now'>) {
    this.allowances = new Allowances(clock, callRate);
  }

  /** Counts what this socket asks for, as long as it is open. */
  guard(socket: SessionSocket): void {
    const { user } = socket.data;
    const allowance = this.allowances.of(socket.id, user ? `${user.organisation}/${user.id}` : '');
    allowance.isHeld = true;
    socket.on('disconnect', () => void (allowance.isHeld = false));
    socket.use(([name, ...given], next) => {
      if (!calls.has(name) || allowance.admits(dear.has(name) ? DEAR : 1)) return next();
      refuse(allowance, given.at(-1));
      if (allowance.remaining < -callRate.atOnce) socket.disconnect(true);
    });
  }
}

function refuse({ returnsInMs }: Allowance, acknowledge: unknown): void {
  const { problem } = new ProblemError({
    code: 'too_many_calls',
    status: 429,
    title: 'Too many calls',
    detail: `This page asks for far more than a conversation takes. Wait ${Math.ceil(returnsInMs / 1000)} s, then try again.`,
  });
  if (typeof acknowledge === 'function') (acknowledge as (answer: Ack<never>) => void)({ ok: false, problem });
}

import { Injectable } from '@nestjs/common';
import type { Timer } from '@repartee/kernel';
import { Clock } from '@repartee/kernel';

import { elapsedMs } from './domain/session.js';
import type { LiveSession } from './domain/session.js';
import type { Outcome } from './live-sessions.js';

/** What is left when the learner is told that time is running out: at 9:00 and 9:45 of ten minutes. */
export const WARNINGS_AT_REMAINING_MS = [60_000, 15_000] as const;
/** How long a session waits for a lost learner before it counts as abandoned. */
export const ABANDONED_AFTER_MS = 30 * 60_000;

export interface TimerTasks {
  warn: (session: LiveSession, remainingMs: number) => void;
  callTime: (session: LiveSession) => Promise<void>;
  abandon: (session: LiveSession) => Promise<void>;
}

/** The alarms of the sessions at hand: set anew with everything that happens in one. */
@Injectable()
export class SessionTimers {
  private readonly timers = new Map<string, Timer[]>();

  constructor(private readonly clock: Clock) {}

  set({ state }: Pick<Outcome, 'state'>, tasks: TimerTasks): void {
    this.clear(state.opening.sessionId);
    if (state.status === 'live') this.timers.set(state.opening.sessionId, this.alarms(state, tasks));
  }

  clear(sessionId: string): void {
    for (const timer of this.timers.get(sessionId) ?? []) timer.cancel();
    this.timers.delete(sessionId);
  }

  clearAll(): void {
    for (const sessionId of [...this.timers.keys()]) this.clear(sessionId);
  }

  private alarms(session: LiveSession, tasks: TimerTasks): Timer[] {
    if (!session.clock.running) return [this.clock.schedule(ABANDONED_AFTER_MS, () => tasks.abandon(session))];
    const remainingMs = session.opening.limitMs - elapsedMs(session, this.clock.now());
    const warnings = WARNINGS_AT_REMAINING_MS.filter((at) => at < remainingMs).map((at) =>
      this.clock.schedule(remainingMs - at, () => tasks.warn(session, at)),
    );
    return [...warnings, this.clock.schedule(remainingMs, () => tasks.callTime(session))];
  }
}

import { Injectable } from '@nestjs/common';
import type { Timer } from '@repartee/kernel';
import { Clock } from '@repartee/kernel';

import { WARNINGS_AT_REMAINING_MS } from './domain/limits.js';
import { elapsedMs } from './domain/session.js';
import type { LiveSession } from './domain/session.js';
import type { Outcome, SessionKey } from './live-sessions.js';
import { seatId } from './live-sessions.js';

/** How long a session waits for a lost learner before it counts as abandoned. */
export const ABANDONED_AFTER_MS = 30 * 60_000;
/** After what could not be recorded, such as the end of the time on a full disk. */
const AGAIN_AFTER_MS = 5_000;

/** A spoken session closes itself, after its last words, for which it waits six seconds; this is for one that does not. */
const SPOKEN_GRACE_MS = 8_000;

export interface TimerTasks {
  warn: (session: LiveSession, remainingMs: number) => void;
  callTime: (session: LiveSession) => Promise<void>;
  abandon: (session: LiveSession) => Promise<void>;
}

/** The alarms of the sessions at hand: set anew with everything that happens in one. */
@Injectable()
export class SessionTimers {
  private readonly timers = new Map<string, Timer[]>();
  private readonly latest = new Map<string, { session: LiveSession; tasks: TimerTasks }>();
  private readonly inSpeech = new Set<string>();

  constructor(private readonly clock: Clock) {}

  set({ state }: Pick<Outcome, 'state'>, tasks: TimerTasks): void {
    this.clear(state.opening);
    const seat = seatId(state.opening);
    if (state.status !== 'live') return void this.latest.delete(seat);
    this.latest.set(seat, { session: state, tasks });
    this.timers.set(seat, this.alarms(state, tasks));
  }

  /** Whether the session is spoken: its voice gives the warnings then, and ends it, by the same rules. */
  spoken(key: SessionKey, isSpoken: boolean): void {
    const seat = seatId(key);
    if (isSpoken) this.inSpeech.add(seat);
    else this.inSpeech.delete(seat);
    const latest = this.latest.get(seat);
    if (latest) this.set({ state: latest.session }, latest.tasks);
  }

  /** Tries a task once more, a little later, unless something happens in the session before. */
  again(key: SessionKey, task: () => Promise<void>): void {
    this.clear(key);
    this.timers.set(seatId(key), [this.clock.schedule(AGAIN_AFTER_MS, task)]);
  }

  clear(key: SessionKey): void {
    for (const timer of this.timers.get(seatId(key)) ?? []) timer.cancel();
    this.timers.delete(seatId(key));
  }

  clearAll(): void {
    for (const timer of [...this.timers.values()].flat()) timer.cancel();
    this.timers.clear();
    this.latest.clear();
  }

  private alarms(session: LiveSession, tasks: TimerTasks): Timer[] {
    if (!session.clock.running) return [this.clock.schedule(ABANDONED_AFTER_MS, () => tasks.abandon(session))];
    const remainingMs = session.opening.limitMs - elapsedMs(session, this.clock.now());
    if (this.inSpeech.has(seatId(session.opening)))
      return [this.clock.schedule(remainingMs + SPOKEN_GRACE_MS, () => tasks.callTime(session))];
    const warnings = WARNINGS_AT_REMAINING_MS.filter((at) => at < remainingMs).map((at) =>
      this.clock.schedule(remainingMs - at, () => tasks.warn(session, at)),
    );
    return [...warnings, this.clock.schedule(remainingMs, () => tasks.callTime(session))];
  }
}

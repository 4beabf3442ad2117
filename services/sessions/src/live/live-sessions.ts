import { Injectable } from '@nestjs/common';
import type { Actor } from '@repartee/proto';

import { Meters } from '../speech-use/meters.js';
import { Stage } from '../stage/stage.js';
import type { SessionCommand } from './domain/session.decide.js';
import { decide } from './domain/session.decide.js';
import { SessionError } from './domain/session-errors.js';
import type { SessionEvent } from './domain/session-events.js';
import { tellsUse } from './domain/session-events.js';
import type { SessionState } from './domain/session.js';
import { evolve } from './domain/session.js';
import { SessionRepository } from './session.repository.js';
import type { StoredSession } from './session.repository.js';

export interface SessionKey {
  organisation: string;
  sessionId: string;
}

/** What a command has led to. */
export interface Outcome {
  state: Exclude<SessionState, { status: 'unborn' }>;
  version: number;
  events: readonly SessionEvent[];
}

export type OutcomeListener = (outcome: Outcome) => void;

interface Seat {
  stored: StoredSession | undefined;
  queue: Promise<unknown>;
}

/**
 * The sessions this instance is home to. Commands to one session run one after another; what happens is durable before
 * anybody is told.
 */
@Injectable()
export class LiveSessions {
  private readonly seats = new Map<string, Seat>();
  private readonly listeners = new Set<OutcomeListener>();

  constructor(
    private readonly repository: SessionRepository,
    private readonly stage: Stage,
    private readonly meters: Meters,
  ) {}

  onOutcome(listener: OutcomeListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Runs a command, after those that came before it. Throws SessionError. */
  execute(key: SessionKey, command: SessionCommand, actor: Actor): Promise<Outcome> {
    const seat = this.seatOf(key);
    const result = seat.queue.then(() => this.run(seat, key, command, actor));
    seat.queue = result.catch(() => undefined).finally(() => this.release(key));
    return result;
  }

  /** The session as it stands; loaded from its events where it is not at hand. Throws SessionError where there is none. */
  async stateOf(key: SessionKey): Promise<Omit<Outcome, 'events'>> {
    const seat = this.seatOf(key);
    await seat.queue;
    try {
      return born(this.stored(seat, key));
    } finally {
      this.release(key);
    }
  }

  /** What happened in the session so far, in order. */
  async historyOf(key: SessionKey): Promise<SessionEvent[]> {
    await this.seats.get(seatId(key))?.queue;
    return this.repository.history(key.organisation, key.sessionId);
  }

  /** When the last event of the session was written: UTC, milliseconds since 1970; undefined where there is none. */
  lastWrittenAt({ organisation, sessionId }: SessionKey): number | undefined {
    return this.repository.lastWrittenAt(organisation, sessionId);
  }

  private async run(seat: Seat, key: SessionKey, command: SessionCommand, actor: Actor): Promise<Outcome> {
    const { state, version } = this.stored(seat, key);
    const events = decide(command, state);
    if (events.length === 0) return { ...born({ state, version }), events };
    const after = this.fold(state, command, events);
    const used = events.some(tellsUse) ? this.meters.take(key) : undefined;
    try {
      const written = await this.repository.append({
        opening: after.opening,
        expectedVersion: version,
        events,
        used,
        at: command.at,
        actor,
      });
      seat.stored = { state: after, version: written };
    } catch (error) {
      if (used) this.meters.of(key)(used);
      seat.stored = undefined;
      throw error;
    }
    const outcome = { ...born(seat.stored), events };
    for (const listener of this.listeners) listener(outcome);
    return outcome;
  }

  private fold(state: SessionState, command: SessionCommand, events: readonly SessionEvent[]): Outcome['state'] {
    const opens = command.type === 'Start' || command.type === 'Fork';
    const play = opens ? command.play : state.status === 'unborn' ? undefined : state.play;
    if (!play) throw notFound();
    const after = events.reduce<SessionState>((folded, event) => evolve(folded, event, play), state);
    if (after.status === 'unborn') throw notFound();
    return after;
  }

  /** Keeps only live sessions at hand; others are read from the journal when somebody asks. */
  private release(key: SessionKey): void {
    if (this.seats.get(seatId(key))?.stored?.state.status !== 'live') this.seats.delete(seatId(key));
  }

  private seatOf(key: SessionKey): Seat {
    const id = seatId(key);
    const seat = this.seats.get(id) ?? { stored: undefined, queue: Promise.resolve() };
    this.seats.set(id, seat);
    return seat;
  }

  private stored(seat: Seat, { organisation, sessionId }: SessionKey): StoredSession {
    seat.stored ??= this.repository.load(organisation, sessionId, (opening) => this.stage.playOf(opening));
    return seat.stored;
  }
}

/** Names a session in this process; ids are made by clients, so one alone does not tell organisations apart. */
export const seatId = ({ organisation, sessionId }: SessionKey): string => `${organisation}/${sessionId}`;

const notFound = (): SessionError => new SessionError('session_not_found', 'There is no such session.');

function born({ state, version }: StoredSession): Omit<Outcome, 'events'> {
  if (state.status === 'unborn') throw notFound();
  return { state, version };
}

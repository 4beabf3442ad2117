import { Injectable } from '@nestjs/common';
import type { Play } from '@repartee/dialogue';
import type { Ids } from '@repartee/kernel';
import { Journal, Keys } from '@repartee/kernel';
import type { Actor, RecordedEvent, SessionEvent as LogEvent } from '@repartee/proto';
import { streamOf } from '@repartee/proto';

import type { SpeechUse } from '../speech-use/domain/use.js';
import type { SessionEvent, SessionOpening } from './domain/session-events.js';
import { tellsUse } from './domain/session-events.js';
import type { SessionState } from './domain/session.js';
import { evolve, initialState } from './domain/session.js';
import { fromRecord, toRecord } from './session.converters.js';

export interface StoredSession {
  state: SessionState;
  version: number;
}

/** What is appended in one go, and on whose behalf. */
export interface SessionAppend {
  opening: Pick<SessionOpening, 'sessionId' | 'organisation' | 'learnerId' | 'case'>;
  expectedVersion: number;
  events: readonly SessionEvent[];
  /** What providers were asked for; the first event that tells it says so. */
  used?: SpeechUse | undefined;
  at: number;
  actor: Actor;
}

/** Sessions in the journal: a stream each. */
@Injectable()
export class SessionRepository {
  constructor(
    private readonly journal: Journal,
    private readonly keys: Keys,
    private readonly ids: Ids,
    /** Named in what is opened; undefined where there is only one. */
    private readonly home?: string,
  ) {}

  /** Appends durably; resolves to the version the stream then has. Throws ConcurrencyConflict. */
  async append({ opening, expectedVersion, events, used, at, actor }: SessionAppend): Promise<number> {
    const { organisation, sessionId, learnerId } = opening;
    const recording = {
      ...{ keys: this.keys, organisation, sessionId, learnerId, at, nextId: () => this.ids.next() },
      ...(opening.case && { caseId: opening.case.id }),
      ...(this.home !== undefined && { home: this.home }),
    };
    const teller = events.find(tellsUse);
    const { version } = await this.journal.append({
      stream: streamOf.session(organisation, sessionId),
      organisation,
      expectedVersion,
      events: events.map((event) => toRecord(event, recording, event === teller ? used : undefined)),
      correlationId: sessionId,
      causationId: sessionId,
      actor,
    });
    return version;
  }

  /** The session as its events tell it; unborn where there is none. */
  load(organisation: string, sessionId: string, playOf: (opening: SessionOpening) => Play): StoredSession {
    const events = this.history(organisation, sessionId);
    const [started] = events;
    if (started?.type !== 'SessionStarted') return { state: initialState, version: 0 };
    const play = playOf(started.opening);
    const state = events.reduce<SessionState>((folded, event) => evolve(folded, event, play), initialState);
    return { state, version: events.length };
  }

  /** What happened in the session, in order, in plain words; nothing where there is none, or its case was forgotten. */
  history(organisation: string, sessionId: string): SessionEvent[] {
    const records = this.journal.readStream(streamOf.session(organisation, sessionId)) as RecordedEvent<LogEvent>[];
    const started = records[0]?.data;
    if (started?.$typeName !== 'repartee.sessions.v1.SessionStarted') return [];
    const events = records.map((record) => fromRecord(record, this.keys, started.learnerId));
    const [first] = events;
    const isForgotten = started.caseId !== '' && first?.type === 'SessionStarted' && !first.opening.case;
    return isForgotten ? [] : events;
  }

  /** When the last event of the session was written: UTC, milliseconds since 1970. */
  lastWrittenAt(organisation: string, sessionId: string): number | undefined {
    return this.journal.readStream(streamOf.session(organisation, sessionId)).at(-1)?.occurredAt;
  }
}

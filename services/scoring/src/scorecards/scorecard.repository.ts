import { Injectable } from '@nestjs/common';
import type { Append, Appended, SealContext } from '@repartee/kernel';
import { Journal, Keys } from '@repartee/kernel';
import type { Actor, RecordedEvent, ScoreEvent } from '@repartee/proto';
import { streamOf } from '@repartee/proto';

import type { Placement, ScorecardEvent } from './domain/scorecard-events.js';
import type { ScorecardState } from './domain/scorecard.js';
import { evolve, initialState } from './domain/scorecard.js';
import { fromRecord, toRecord } from './scorecard.converters.js';

export interface StoredScorecard {
  state: ScorecardState;
  /** 0 where nothing has happened to it. */
  version: number;
}

/** What is appended in one go, and on whose behalf; at least one event. */
export interface ScorecardAppend {
  events: readonly ScorecardEvent[];
  expectedVersion: number;
  /** UTC, milliseconds since 1970. */
  at: number;
  actor: Actor;
  causationId: string;
  /** The id of the n-th event, from 0. */
  idOf: (index: number) => string;
}

/** Scorecards in the journal: a stream for each session. */
@Injectable()
export class ScorecardRepository {
  constructor(
    private readonly journal: Journal,
    private readonly keys: Keys,
  ) {}

  load(organisation: string, sessionId: string): StoredScorecard {
    const records = this.journal.readStream(streamOf.scorecard(organisation, sessionId)) as RecordedEvent<ScoreEvent>[];
    const state = records.map(fromRecord).reduce<ScorecardState>(evolve, initialState);
    return { state, version: records.length };
  }

  /** Appends durably. Throws ConcurrencyConflict, and KeyDestroyed where the learner has been erased. */
  async append(placement: Placement, append: ScorecardAppend): Promise<Appended> {
    return this.journal.append(this.toAppend(placement, append));
  }

  /** Appends to several scorecards, all or none. */
  async appendAll(appends: readonly Append[]): Promise<void> {
    if (appends.length > 0) await this.journal.appendAll(appends);
  }

  /** The append with its words sealed under the learner's key, or that of their case. Throws KeyDestroyed. */
  toAppend(placement: Placement, { events, expectedVersion, at, actor, causationId, idOf }: ScorecardAppend): Append {
    const { organisation, sessionId, learnerId, caseId } = placement;
    const owner = { organisation, person: learnerId, ...(caseId !== undefined && { case: caseId }) };
    return {
      ...{ organisation, expectedVersion, actor, causationId },
      stream: streamOf.scorecard(organisation, sessionId),
      correlationId: sessionId,
      events: events.map((event, index) => {
        const id = idOf(index);
        const context: SealContext = { ...owner, eventId: id };
        return toRecord(event, { id, at, seal: (text) => this.keys.seal(context, text) });
      }),
    };
  }
}

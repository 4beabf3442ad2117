import { Injectable } from '@nestjs/common';
import type { SessionScore } from '@repartee/dialogue';
import { castPlay, scoreSession } from '@repartee/dialogue';
import type { Append } from '@repartee/kernel';
import { Clock, KeyDestroyed, Keys, PoisonEvent, derivedId } from '@repartee/kernel';
import type { RecordedEvent } from '@repartee/proto';

import { ScoringQueries } from '../read-model/scoring.queries.js';
import { decide } from '../scorecards/domain/scorecard.decide.js';
import type { ScorecardCommand } from '../scorecards/domain/scorecard.decide.js';
import type { Placement } from '../scorecards/domain/scorecard-events.js';
import { cardKey } from '../scorecards/domain/scorecard.js';
import { ScorecardRepository } from '../scorecards/scorecard.repository.js';
import { AttemptsAtHand } from './attempts-at-hand.js';
import { endedSessionFromLog } from './ended-session.converters.js';
import type { OpenSealed, SessionRecord } from './ended-session.converters.js';
import type { EndedSession } from './ended-session.js';
import { ScoringProblem } from './ended-session.js';

type Source = Pick<RecordedEvent, 'id' | 'stream' | 'organisation'>;

/** Scores sessions that have ended; a session that has its scorecard already is left alone. */
@Injectable()
export class SessionScoringService {
  constructor(
    private readonly queries: ScoringQueries,
    private readonly scorecards: ScorecardRepository,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  /** Scores the sessions that these events ended, and puts all scorecards on record at once. */
  async scoreEnded(sources: readonly Source[]): Promise<void> {
    await this.queries.caughtUp();
    const atHand = new AttemptsAtHand();
    const appends = sources.map((source) => this.scorecardFor(source, atHand));
    await this.scorecards.appendAll(appends.filter((append) => append !== undefined));
  }

  private scorecardFor(source: Source, atHand: AttemptsAtHand): Append | undefined {
    const records = this.queries.unscored(source.stream);
    // Nothing is left where the session is scored already.
    if (records.length === 0) return undefined;
    const session = this.sessionOf(source, records);
    // Nothing more is written about a case that was forgotten.
    if (session.placement.caseId !== undefined && !session.answers) return undefined;
    const command = this.score(session, atHand);
    try {
      return this.toAppend(source, command);
    } catch (error) {
      // Nor about somebody who has been erased.
      if (error instanceof KeyDestroyed) return undefined;
      throw error;
    }
  }

  /** Without its events the session has no place of its own to say so: the stream waits for somebody to look. */
  private sessionOf(source: Source, records: readonly SessionRecord[]): EndedSession {
    try {
      return endedSessionFromLog(records, this.openerFor(records));
    } catch (error) {
      if (error instanceof ScoringProblem) throw new PoisonEvent(source.id, error.code, { cause: error });
      throw error;
    }
  }

  private score({ placement, persona, answers, transcript }: EndedSession, atHand: AttemptsAtHand): RecordCommand {
    try {
      const { organisation, scenario, rubric, attempt } = placement;
      const published = this.queries.play(organisation, { persona, scenario, rubric });
      const play = answers ? castPlay(published, answers) : published;
      const earlier = atHand.before(placement, this.queries.earlier(placement));
      const result: SessionScore = scoreSession(play, transcript, { attempt, earlier });
      if (attempt > 0) atHand.add(placement, result);
      return { type: 'RecordScore', placement, result };
    } catch (error) {
      if (error instanceof ScoringProblem) return { type: 'RecordFailure', placement, code: error.code };
      throw error;
    }
  }

  private toAppend(source: Source, command: RecordCommand): Append | undefined {
    const { placement } = command;
    const { state, version } = this.scorecards.load(placement.organisation, placement.sessionId);
    const events = decide(command, state);
    if (events.length === 0) return undefined;
    return this.scorecards.toAppend(placement, {
      events,
      expectedVersion: version,
      at: this.clock.now(),
      actor: { kind: 'system', id: placement.scorer.name },
      causationId: source.id,
      idOf: eventIds(source, placement),
    });
  }

  private openerFor(records: readonly SessionRecord[]): OpenSealed {
    const started = records.find(({ data }) => data.$typeName === 'repartee.sessions.v1.SessionStarted');
    const learner =
      started?.data.$typeName === 'repartee.sessions.v1.SessionStarted' ? started.data.learnerId : undefined;
    const organisation = started?.organisation ?? '';
    return (sealed, eventId) =>
      sealed && learner !== undefined ? this.keys.open(sealed, { organisation, person: learner, eventId }) : null;
  }
}

type RecordCommand = Extract<ScorecardCommand, { type: 'RecordScore' | 'RecordFailure' }>;

/** Ids that the same source, rubric version and scorer version always give. */
const eventIds = (source: Source, placement: Placement) => (index: number) =>
  derivedId(source.id, cardKey(placement), String(index));

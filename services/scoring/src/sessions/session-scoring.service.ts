import { Injectable } from '@nestjs/common';
import type { EarlierAttempt } from '@repartee/dialogue';
import type { Append } from '@repartee/kernel';
import { Clock, KeyDestroyed, Keys, PoisonEvent, derivedId } from '@repartee/kernel';
import type { RecordedEvent, SessionEvent } from '@repartee/proto';

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
import { ScoringThread } from './scoring-thread.js';

/** Where the log is away for longer, the consumer tries again, and can be stopped in between. */
const CAUGHT_UP_WITHIN_MS = 10_000;

type Source = Pick<RecordedEvent, 'id' | 'stream' | 'version' | 'organisation'>;
type Followed = RecordedEvent<SessionEvent>;

/** Scores sessions that have ended; a session that has its scorecard already is left alone. */
@Injectable()
export class SessionScoringService {
  constructor(
    private readonly queries: ScoringQueries,
    private readonly scorecards: ScorecardRepository,
    private readonly thread: ScoringThread,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  /**
   * Scores the sessions that these events ended, and puts all scorecards on record at once. What of them is among
   * `events` is not read again.
   */
  async scoreEnded(sources: readonly Source[], events: readonly Followed[] = []): Promise<void> {
    await this.queries.caughtUp(CAUGHT_UP_WITHIN_MS);
    const atHand = new AttemptsAtHand();
    const streams = byStream(events);
    const ended = sources.flatMap((source) => {
      const session = this.unscored(source, wholeSession(source, streams.get(source.stream)));
      return session ? [{ source, session }] : [];
    });
    // Of one learner one after the other: what was done before is compared with what follows.
    const latest = new Map<string, Promise<unknown>>();
    const scorecards = ended.map(({ source, session }) => {
      const { learnerId } = session.placement;
      const scorecard = Promise.resolve(latest.get(learnerId)).then(() => this.scorecardFor(source, session, atHand));
      latest.set(learnerId, scorecard);
      return scorecard;
    });
    const appends = await Promise.all(scorecards);
    await this.scorecards.appendAll(appends.filter((append) => append !== undefined));
  }

  /** Undefined where the session is scored already, or where nothing more is written about it. */
  private unscored(source: Source, whole: readonly SessionRecord[] | undefined): EndedSession | undefined {
    // Nothing is left where the session is scored already.
    if (!this.queries.isUnscored(source.stream)) return undefined;
    const session = this.sessionOf(source, whole ?? this.queries.unscored(source.stream));
    const isForgotten = session.placement.caseId !== undefined && !session.answers;
    return isForgotten ? undefined : session;
  }

  private async scorecardFor(
    source: Source,
    session: EndedSession,
    atHand: AttemptsAtHand,
  ): Promise<Append | undefined> {
    const command = await this.score(session, atHand);
    try {
      return this.toAppend(source, command);
    } catch (error) {
      // Nothing is written about somebody who has been erased.
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

  private async score(session: EndedSession, atHand: AttemptsAtHand): Promise<RecordCommand> {
    const { placement, persona, answers, transcript } = session;
    try {
      const { organisation, scenario, rubric, attempt } = placement;
      const published = this.queries.play(organisation, { persona, scenario, rubric });
      const earlier = atHand.before(placement, this.queries.earlier(placement));
      const suggested = this.suggestedBefore(session, earlier, atHand);
      const context = { attempt, earlier, suggested, from: session.forkOf?.turn };
      const result = await this.thread.score(published, { transcript, context, answers });
      // Nothing of a case is held beside another session.
      if (placement.caseId === undefined) atHand.add(placement, result);
      return { type: 'RecordScore', placement, result };
    } catch (error) {
      if (error instanceof ScoringProblem) return { type: 'RecordFailure', placement, code: error.code };
      throw error;
    }
  }

  /** After the session that a fork leaves, or after an attempt by another rubric version that came later than these. */
  private suggestedBefore(
    { placement, forkOf }: EndedSession,
    earlier: readonly EarlierAttempt[],
    atHand: AttemptsAtHand,
  ) {
    if (forkOf !== undefined) {
      const { sessionId } = forkOf;
      return atHand.suggestedAfter(placement, sessionId) ?? this.queries.suggestedAfter(placement, sessionId);
    }
    const last = this.queries.lastSuggested(placement);
    return last && earlier.every(({ attempt, score }) => score === null || attempt < last.attempt)
      ? last.suggested
      : undefined;
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

function byStream(events: readonly Followed[]): Map<string, Followed[]> {
  const streams = new Map<string, Followed[]>();
  for (const event of events) {
    const ofStream = streams.get(event.stream);
    if (ofStream) ofStream.push(event);
    else streams.set(event.stream, [event]);
  }
  return streams;
}

/** The session's events up to its end, in order; undefined where some are missing. */
function wholeSession({ version }: Source, events: readonly Followed[] = []): readonly SessionRecord[] | undefined {
  const isWhole = events.length >= version && events.every((event, index) => event.version === index + 1);
  return isWhole ? events.slice(0, version) : undefined;
}

type RecordCommand = Extract<ScorecardCommand, { type: 'RecordScore' | 'RecordFailure' }>;

/** Ids that the same source, rubric version and scorer version always give. */
const eventIds = (source: Source, placement: Placement) => (index: number) =>
  derivedId(source.id, cardKey(placement), String(index));

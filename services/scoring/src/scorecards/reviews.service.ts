import { Injectable } from '@nestjs/common';
import type { Appended, User } from '@repartee/kernel';
import { Clock, Ids, ProblemError, mayReviewSession, problems } from '@repartee/kernel';
import type { CommentMoment, CorrectCriterion } from '@repartee/proto';
import { streamOf } from '@repartee/proto';

import type { ScorecardCommand } from './domain/scorecard.decide.js';
import { decide } from './domain/scorecard.decide.js';
import { isScorecardError } from './domain/scorecard-errors.js';
import type { Card } from './domain/scorecard.js';
import { cardOfRecord } from './domain/scorecard.js';
import type { StoredScorecard } from './scorecard.repository.js';
import { ScorecardRepository } from './scorecard.repository.js';

type ReviewCommand = Extract<ScorecardCommand, { type: 'CorrectCriterion' | 'CommentMoment' }>;

/** What trainers do with scorecards: correct a criterion, comment on a moment. */
@Injectable()
export class ReviewsService {
  constructor(
    private readonly scorecards: ScorecardRepository,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Throws a problem where the session is not the trainer's to review, or has no such criterion. */
  correct(user: User, sessionId: string, body: CorrectCriterion): Promise<Appended> {
    return this.review(user, sessionId, { type: 'CorrectCriterion', ...body, by: user.id });
  }

  /** Throws a problem where the session is not the trainer's to review, or has no such turn. */
  comment(user: User, sessionId: string, body: CommentMoment): Promise<Appended> {
    return this.review(user, sessionId, { type: 'CommentMoment', ...body, by: user.id });
  }

  private async review(user: User, sessionId: string, command: ReviewCommand): Promise<Appended> {
    const stored = this.scorecards.load(user.organisation, sessionId);
    const { placement } = this.reviewable(user, stored);
    const events = this.decide(command, stored);
    const head = { stream: streamOf.scorecard(user.organisation, sessionId), version: stored.version };
    if (events.length === 0) return head;
    return this.scorecards.append(placement, {
      events,
      expectedVersion: stored.version,
      at: this.clock.now(),
      actor: { kind: 'person', id: user.id },
      causationId: this.ids.next(),
      idOf: () => this.ids.next(),
    });
  }

  /** What may not be reviewed looks as if it were not there. */
  private reviewable(user: User, { state }: StoredScorecard): Card {
    const card = cardOfRecord(state);
    if (!card) throw problems.notFound('scorecard');
    const { organisation, learnerId, teamId, siteId, purpose } = card.placement;
    const session = { organisation, learner: learnerId, team: teamId, site: siteId, purpose };
    if (!mayReviewSession(user, session)) throw problems.notFound('scorecard');
    return card;
  }

  private decide(command: ReviewCommand, { state }: StoredScorecard) {
    try {
      return decide(command, state);
    } catch (error) {
      if (!isScorecardError(error)) throw error;
      const { code, detail } = error;
      throw new ProblemError({ code, status: 404, title: 'Not found', detail }, { cause: error });
    }
  }
}

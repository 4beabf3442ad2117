import type { EarlierAttempt, SessionScore } from '@repartee/dialogue';

import type { Placement } from '../scorecards/domain/scorecard-events.js';

const keyOf = ({ organisation, learnerId, scenario, purpose, rubric }: Placement) =>
  JSON.stringify([organisation, learnerId, scenario.id, purpose, rubric.id, rubric.version]);

/** Attempts scored in the batch at hand, which the read model can't know yet. */
export class AttemptsAtHand {
  private readonly attempts = new Map<string, EarlierAttempt[]>();

  add(placement: Placement, { score, objectiveReached, skills, debriefing }: SessionScore): void {
    const { attempt, sessionId } = placement;
    const known = this.attempts.get(keyOf(placement)) ?? [];
    const suggested = debriefing.suggestions.flatMap(({ kind, subjectId }) =>
      kind === null ? [] : { kind, subjectId },
    );
    const scored = { attempt, sessionId, score, objectiveReached, skills, suggested };
    this.attempts.set(keyOf(placement), [...known, scored]);
  }

  /** With those stored, each session once. */
  before(placement: Placement, stored: readonly EarlierAttempt[]): EarlierAttempt[] {
    const fresh = (this.attempts.get(keyOf(placement)) ?? []).filter(({ attempt }) => attempt < placement.attempt);
    const seen = new Set(stored.map(({ sessionId }) => sessionId));
    return [...stored, ...fresh.filter(({ sessionId }) => !seen.has(sessionId))];
  }
}

import type { EarlierAttempt, SessionScore, Suggested } from '@repartee/dialogue';

import type { Placement } from '../scorecards/domain/scorecard-events.js';

const keyOf = ({ organisation, learnerId, scenario, purpose, rubric }: Placement) =>
  JSON.stringify([organisation, learnerId, scenario.id, purpose, rubric.id, rubric.version]);

const heldBy = ({ organisation, learnerId }: Placement, sessionId: string) =>
  JSON.stringify([organisation, learnerId, sessionId]);

/** What was scored in the batch at hand, which the read model can't know yet. */
export class AttemptsAtHand {
  private readonly attempts = new Map<string, EarlierAttempt[]>();
  /** Session ids are made by clients: one alone does not tell organisations apart. */
  private readonly suggested = new Map<string, readonly Suggested[]>();

  add(placement: Placement, { score, objectiveReached, skills, debriefing }: SessionScore): void {
    const { attempt, sessionId } = placement;
    const suggested = debriefing.suggestions.flatMap(({ kind, subjectId }) =>
      kind === null ? [] : { kind, subjectId },
    );
    this.suggested.set(heldBy(placement, sessionId), suggested);
    // A fork is no attempt.
    if (attempt === 0) return;
    const known = this.attempts.get(keyOf(placement)) ?? [];
    const scored = { attempt, sessionId, score, objectiveReached, skills, suggested };
    this.attempts.set(keyOf(placement), [...known, scored]);
  }

  /** What was suggested after a session of that learner's; undefined where it was not scored in this batch. */
  suggestedAfter(placement: Placement, sessionId: string): readonly Suggested[] | undefined {
    return this.suggested.get(heldBy(placement, sessionId));
  }

  /** With those stored, each session once. */
  before(placement: Placement, stored: readonly EarlierAttempt[]): EarlierAttempt[] {
    const fresh = (this.attempts.get(keyOf(placement)) ?? []).filter(({ attempt }) => attempt < placement.attempt);
    const seen = new Set(stored.map(({ sessionId }) => sessionId));
    return [...stored, ...fresh.filter(({ sessionId }) => !seen.has(sessionId))];
  }
}

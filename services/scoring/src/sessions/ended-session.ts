import type { Transcript } from '@repartee/dialogue';
import type { CastAnswers } from '@repartee/proto';

import type { ContentPin, Placement } from '../scorecards/domain/scorecard-events.js';

/** A session that is over, as scoring needs it. */
export interface EndedSession {
  placement: Placement;
  persona: ContentPin;
  /** Of a session of a case: what casts its contents; null where the case was forgotten. */
  answers: CastAnswers | null;
  transcript: Transcript;
  /** The session that a fork leaves, and the first turn that it has not taken over. */
  forkOf?: { sessionId: string; turn: number };
}

export type ScoringProblemCode = 'content_missing' | 'session_incomplete' | 'session_unreadable';

/** Why a session can't be scored, by a stable code; it goes on record in place of the scores. */
export class ScoringProblem extends Error {
  constructor(
    readonly code: ScoringProblemCode,
    options?: ErrorOptions,
  ) {
    super(`A session can't be scored: ${code}`, options);
    this.name = 'ScoringProblem';
  }
}

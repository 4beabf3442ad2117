export type ScorecardErrorCode = 'scorecard_not_found' | 'criterion_not_found' | 'turn_not_found';

/** A command that the scorecard refuses; the edge turns it into problem details. */
export class ScorecardError extends Error {
  constructor(
    readonly code: ScorecardErrorCode,
    readonly detail: string,
  ) {
    super(`${code}: ${detail}`);
    this.name = 'ScorecardError';
  }
}

export const isScorecardError = (error: unknown): error is ScorecardError => error instanceof ScorecardError;

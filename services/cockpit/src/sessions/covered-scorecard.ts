import type { Heads, ScorecardRow, SessionEndRow } from './session.repository.js';

/** The rows whose presence says that a conversation is over and judged. */
export interface Gates {
  end: Pick<SessionEndRow, 'version'> | undefined;
  scorecard: ScorecardRow | undefined;
}

/**
 * The scorecard once everything that belongs to it can be read; undefined before. A batch is inserted table by table, so
 * its row can be there before the turns and criteria it rests on; heads come last.
 */
export function coveredScorecard({ end, scorecard }: Gates, heads: Heads): ScorecardRow | undefined {
  if (!end || !scorecard) return undefined;
  return heads.scorecard >= scorecard.version && heads.session >= end.version ? scorecard : undefined;
}

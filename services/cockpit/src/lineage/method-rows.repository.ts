import { assessed, heldAgain, lookedAt } from '../method/method.repository.js';
import type { FigureRows } from './figure-rows.repository.js';
import { ofScores, ofSessions } from './figure-rows.repository.js';

/** Figures about how figures are made, over all assessed sessions of the organisation. */
export const methodRows = {
  typicalError: { ...ofScores, sql: heldAgain },
  agreement: { ...ofScores, sql: `SELECT * FROM skill_scores FINAL WHERE ${lookedAt}` },
  use: {
    ...ofSessions,
    sql: `
      SELECT *, '' AS skill_id FROM sessions FINAL
      WHERE ${assessed} AND has([
        ('rubric', rubric_id, toString(rubric_version)), ('scenario', scenario_id, toString(scenario_version)),
        ('engine', engine_name, engine_version), ('recogniser', recogniser_name, recogniser_version)],
        ({kind:String}, {id:String}, {version:String}))`,
  },
  useOfScorer: {
    ...ofScores,
    sql: `
      SELECT *, '' AS skill_id FROM scorecards FINAL
      WHERE ${assessed} AND failure = '' AND scorer_name = {id:String} AND scorer_version = {version:String}`,
  },
} satisfies Record<string, FigureRows>;

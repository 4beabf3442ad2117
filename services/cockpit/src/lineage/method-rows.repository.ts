import { assessed, firstCorrections, heldAgain, lookedAt } from '../method/method.repository.js';
import type { FigureRows } from './figure-rows.repository.js';
import { ofScores, ofSessions } from './figure-rows.repository.js';

const stood = `SELECT * FROM skill_scores FINAL WHERE ${lookedAt}`;
const scored = 'session_id, rubric_version, skill_id, site_id, team_id, scorer_name, scorer_version';
const columns = `${scored}, learner_id, rubric_id, log_event, log_partition, log_offset`;

/** Figures about how figures are made, over all assessed sessions of the organisation. */
export const methodRows = {
  typicalError: { ...ofScores, sql: heldAgain },
  /** The answers that stand, and of each criterion that was corrected the one that stood first. */
  agreement: {
    ...ofScores,
    sql: `
      SELECT ${columns} FROM (${stood})
      UNION ALL
      SELECT ${columns} FROM (${firstCorrections}) AS corrected
      INNER JOIN (SELECT ${scored} FROM (${stood})) AS placed USING (session_id, rubric_version, skill_id)`,
  },
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

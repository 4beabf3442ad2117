import { topics } from '@repartee/proto';
import { withinBounds } from '../access/bounds.js';
import { heldAsAssigned } from '../assignments/assignments.repository.js';
import { inCohort, inPeriod, ofCohorts } from '../compare/scores.repository.js';
import { wasHeld } from '../sessions/held.js';
import { LONGEST_END } from '../statistics/domain/change.js';

/** The rows that a kind of figure rests on: one an event. */
export interface FigureRows {
  sql: string;
  /** The topic of its events, as an expression over a row. */
  topic: string;
  /** The versions that a row names, as tuples of kind, id and version. */
  versions: string;
}

export const rubric = "('rubric', rubric_id, toString(rubric_version))";
const scorer = "('scorer', scorer_name, scorer_version)";
export const ofScores = { topic: `'${topics.scores}'`, versions: `[${rubric}, ${scorer}]` };
export const ofSessions = { topic: `'${topics.sessions}'`, versions: `[${rubric}]` };

/** The score of record of each of a person's sessions and skills. */
const ofPerson = (which: string) => `
  SELECT * FROM skill_scores FINAL
  WHERE ${which} AND learner_id = {learner:String} AND attempt > 0 AND isNotNull(score)
    AND (empty({skills:Array(String)}) OR has({skills:Array(String)}, skill_id))
  ORDER BY rubric_version DESC LIMIT 1 BY session_id, skill_id`;

/** Of a score that two cohorts share there is one event. */
const once = 'LIMIT 1 BY session_id, skill_id';

const sameScenario = 'PARTITION BY cohort, skill_id, learner_id, scenario_id, rubric_id, rubric_version';
const end = `least(${LONGEST_END}, intDiv(repeats, 2))`;

/** The first and the last scores of a scenario, as many of both as are set against each other. */
const ends = `
  SELECT * FROM (
    SELECT *, count() OVER (${sameScenario}) AS repeats,
      row_number() OVER (${sameScenario} ORDER BY started_at, session_id) AS nth
    FROM (${ofCohorts}))
  WHERE nth <= ${end} OR nth > repeats - ${end} ${once}`;

/**
 * What is of nobody has no session; the scenario stands for it, and tells its event from others. Of all scenarios together
 * the noise floor alone is shown, which rests on those where it was measured.
 */
const calibrated = `
  SELECT DISTINCT '' AS skill_id, scenario_id AS session_id, '' AS learner_id, '' AS site_id, '' AS team_id,
    engine_name, engine_version, scorer_name, scorer_version, log_event, log_partition, log_offset
  FROM calibrations FINAL
  WHERE organisation = {organisation:String} AND (scenario_id, scenario_version) IN (
    SELECT scenario_id, max(scenario_version) FROM calibrations
    WHERE organisation = {organisation:String}
      AND (empty({scenarios:Array(String)}) OR has({scenarios:Array(String)}, scenario_id))
      AND ({version:UInt32} = 0 OR scenario_version = {version:UInt32})
    GROUP BY scenario_id)
    AND (notEmpty({scenarios:Array(String)}) OR isNotNull(noise))`;

/** Figures of groups and of people. Practice is in the rows of a person's own progress, and in no others. */
export const figureRows = {
  level: { ...ofScores, sql: `SELECT * FROM (${ofCohorts}) ${once}` },
  change: { ...ofScores, sql: ends },
  adoption: {
    ...ofSessions,
    sql: `
      SELECT *, '' AS skill_id FROM sessions FINAL
      WHERE ${withinBounds} AND ${inCohort} AND ${inPeriod} AND purpose = 'assessed' AND attempt > 0 AND ${wasHeld}
        AND (empty({scenarios:Array(String)}) OR has({scenarios:Array(String)}, scenario_id))`,
  },
  due: {
    ...ofSessions,
    sql: `SELECT *, '' AS skill_id FROM (${heldAsAssigned}) WHERE purpose = 'assessed'`,
  },
  ownProgress: { ...ofScores, sql: ofPerson('organisation = {organisation:String}') },
  progress: { ...ofScores, sql: ofPerson(`${withinBounds} AND purpose = 'assessed'`) },
  calibration: {
    topic: `'${topics.catalog}'`,
    versions: `[('engine', engine_name, engine_version), ${scorer}]`,
    sql: calibrated,
  },
} satisfies Record<string, FigureRows>;

import type { ClickHouse } from '@repartee/kernel';
import type { CalibrationLevel } from '@repartee/proto';

export interface VersionUseRow {
  kind: 'rubric' | 'scenario' | 'scorer' | 'engine' | 'recogniser';
  id: string;
  version: string;
  sessions: number;
  first_on: string;
  last_on: string;
}

export interface CalibrationRow {
  scenario_id: string;
  scenario_version: number;
  level: CalibrationLevel['level'];
  plays: number;
  score_mean: number;
  score_sd: number;
  score_p10: number;
  score_p50: number;
  score_p90: number;
  objective_share: number;
  levers_mean: number;
  duration_mean_ms: number;
  /** Hundredths; null where it was not measured. */
  noise: number | null;
}

/** Of one session that a person has looked at. */
export interface LookedAtRow {
  session_id: string;
  criteria: number;
  corrected: number;
}

export interface TypicalErrorRow {
  /** Of attempts: one pair of sessions counts once, however many skills were scored in both. */
  pairs: number;
  learners: number;
  /** Variance of the differences from one session to the next, in points squared. */
  variance: number;
}

/** Of sessions and their scores: those that count, of one organisation. */
export const assessed = "organisation = {organisation:String} AND purpose = 'assessed'";

/** Scores that may be set against each other: one learner's of a skill in a scenario, made in one way. */
const oneSeries = 'learner_id, skill_id, scenario_id, rubric_id, rubric_version, scorer_name, scorer_version';

/** The scores of record of what a learner held more than once. */
export const heldAgain = `
  SELECT * FROM (
    SELECT *, count() OVER (PARTITION BY ${oneSeries}) AS times
    FROM (
      SELECT * FROM skill_scores FINAL WHERE ${assessed} AND NOT is_fork AND isNotNull(score)
      ORDER BY rubric_version DESC LIMIT 1 BY session_id, skill_id))
  WHERE times > 1`;

/** Of scorecards in which a person has corrected something. */
export const lookedAt = `organisation = {organisation:String} AND (session_id, rubric_version) IN (
  SELECT session_id, rubric_version FROM corrections WHERE organisation = {organisation:String})`;

/** The first correction of each criterion, which says what the scorer had answered. */
export const firstCorrections = `
  SELECT * FROM corrections FINAL WHERE organisation = {organisation:String}
  ORDER BY version LIMIT 1 BY session_id, rubric_version, skill_id, criterion_id`;

/** What stands behind the figures, over an organisation's assessed sessions. */
export class MethodRepository {
  constructor(private readonly clickhouse: ClickHouse) {}

  versions(organisation: string, zone: string): Promise<VersionUseRow[]> {
    return this.clickhouse.read(
      `SELECT used.1 AS kind, used.2 AS id, used.3 AS version, uniqExact(session_id) AS sessions,
         toString(min(toDate(started_at, {zone:String}))) AS first_on,
         toString(max(toDate(started_at, {zone:String}))) AS last_on
       FROM (
         SELECT session_id, started_at, arrayJoin([
           ('rubric', rubric_id, toString(rubric_version)), ('scenario', scenario_id, toString(scenario_version)),
           ('engine', engine_name, engine_version), ('recogniser', recogniser_name, recogniser_version)]) AS used
         FROM sessions FINAL WHERE ${assessed}
         UNION ALL
         SELECT session_id, started_at, ('scorer', scorer_name, scorer_version) AS used
         FROM scorecards FINAL WHERE ${assessed} AND failure = '')
       GROUP BY used ORDER BY kind, id, first_on`,
      { organisation, zone },
    );
  }

  /** The last calibrated version of each scenario. */
  calibrations(organisation: string): Promise<CalibrationRow[]> {
    return this.clickhouse.read(
      `SELECT * FROM calibrations FINAL
       WHERE organisation = {organisation:String} AND (scenario_id, scenario_version) IN (
         SELECT scenario_id, max(scenario_version) FROM calibrations
         WHERE organisation = {organisation:String} GROUP BY scenario_id)
       ORDER BY scenario_id, position`,
      { organisation },
    );
  }

  /**
   * Criteria that a person has looked at, those of corrected scorecards, by session. One is corrected where the answer
   * that stands is not the scorer's, which is the first that a correction took the place of; one that was put back is
   * not. What had no occasion, and was left so, says nothing of agreement.
   */
  agreement(organisation: string): Promise<LookedAtRow[]> {
    return this.clickhouse.read(
      `SELECT session_id, count() AS criteria, countIf(answer != given) AS corrected
       FROM (
         SELECT a.session_id AS session_id, a.answer AS answer, if(c.answer_from = '', a.answer, c.answer_from) AS given
         FROM (SELECT * FROM criterion_answers FINAL WHERE ${lookedAt}) AS a
         LEFT JOIN (${firstCorrections}) AS c
         ON c.session_id = a.session_id AND c.rubric_version = a.rubric_version
           AND c.skill_id = a.skill_id AND c.criterion_id = a.criterion_id)
       WHERE answer != 'no_occasion' OR given != 'no_occasion'
       GROUP BY session_id ORDER BY session_id`,
      { organisation },
    );
  }

  /** Differences of one learner's score of a skill from one session of a scenario to the next. */
  async typicalError(organisation: string): Promise<TypicalErrorRow | undefined> {
    const [row] = await this.clickhouse.read<TypicalErrorRow>(
      `SELECT uniqExact(learner_id, scenario_id, rubric_id, rubric_version, step.1) AS pairs,
         uniqExact(learner_id) AS learners, if(count() > 1, varSamp(step.2), 0) AS variance
       FROM (
         SELECT learner_id, scenario_id, rubric_id, rubric_version,
           arraySort(groupArray((attempt, assumeNotNull(score) / 100))) AS held,
           arrayJoin(arrayPopFront(arrayZip(arrayMap(entry -> entry.1, held),
             arrayDifference(arrayMap(entry -> entry.2, held))))) AS step
         FROM (${heldAgain})
         GROUP BY ${oneSeries})`,
      { organisation },
    );
    return row;
  }
}

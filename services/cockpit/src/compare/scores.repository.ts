import type { ClickHouse } from '@repartee/kernel';
import type { SkillId } from '@repartee/proto';
import { withinBounds } from '../access/bounds.js';
import type { CohortsOf, OfCohort, ScoresOf } from './scores-of.js';
import { expandedByCohort } from './side-by-side.js';

export interface CellRow extends OfCohort {
  skill_id: SkillId;
  learner_id: string;
  stratum: string;
  points: number;
  sessions: number;
}

export interface WeekRow extends OfCohort {
  skill_id: SkillId;
  week: string;
  monday: string;
  learners: number;
  sessions: number;
  mean: number;
  variance: number;
}

export interface SeriesRow extends OfCohort {
  skill_id: SkillId;
  learner_id: string;
  scores: number[];
}

export interface PlaceCountRow {
  skill_id: SkillId;
  /** Empty for the row of the whole period. */
  week: string;
  site_id: string;
  /** Empty for the row of the whole site. */
  team_id: string;
  learners: number;
  /** Those of them who held a scenario again, so that they have a change; of a week nobody. */
  changed: number;
}

/** Those who are not in a cohort, or have something that its filter leaves out, by skill, within the bounds. */
export interface RemainderRow {
  skill_id: SkillId;
  week: string;
  learners: number;
  changed: number;
}

export interface LearnerRow {
  learner_id: string;
  team_id: string;
  site_id: string;
  sessions: number;
  mean: number;
  /** Session, scenario with its version, start in milliseconds and points; the latest first. */
  held: [id: string, scenario: string, version: number, started_ms: string, points: number][];
}

export interface VersionRow extends OfCohort {
  kind: 'rubric' | 'persona' | 'scenario' | 'scorer' | 'recogniser' | 'engine';
  id: string;
  version: string;
  first_ms: number;
  week: string;
  monday: string;
}

export const inPeriod = `
  started_at >= toDateTime64(concat({from:String}, ' 00:00:00'), 3, {zone:String})
  AND started_at < addDays(toDateTime64(concat({to:String}, ' 00:00:00'), 3, {zone:String}), 1)`;

export const inCohort = `(
  {kind:String} = 'organisation'
  OR ({kind:String} = 'site' AND site_id = {id:String})
  OR ({kind:String} = 'team' AND team_id = {id:String})
  OR ({kind:String} = 'programme' AND has({teams:Array(String)}, team_id)))`;

const countable = `
  purpose = 'assessed' AND NOT is_fork AND isNotNull(score)
  AND (empty({skills:Array(String)}) OR has({skills:Array(String)}, skill_id))`;

const asked = `${countable}
  AND (empty({scenarios:Array(String)}) OR has({scenarios:Array(String)}, scenario_id))
  AND ${inPeriod}`;

/** The score of record of each session and skill, in points: the one under the latest version of its rubric. */
const ofRecord = (where: string) => `
  SELECT *, score / 100 AS points FROM skill_scores FINAL
  WHERE ${where}
  ORDER BY rubric_version DESC LIMIT 1 BY session_id, skill_id`;

const scores = (where: string) => ofRecord(`${where} AND ${asked}`);

/** A cohort's scores. */
const ofCohort = scores(`${withinBounds} AND ${inCohort}`);

/** What the filter of scenarios leaves out. */
const otherScores = (where: string) =>
  ofRecord(`${where} AND ${countable} AND ${inPeriod} AND NOT has({scenarios:Array(String)}, scenario_id)`);

const ofOtherScenarios = otherScores(`${withinBounds} AND ${inCohort}`);
const ofWhole = 'organisation = {organisation:String}';

/** What is set against each other in a change: one learner's scores of a skill in a scenario, by one version of a rubric. */
const oneSeries = 'skill_id, learner_id, scenario_id, rubric_id, rubric_version';

/** Learners behind scores, by site and by team. */
const byPlace = (which: string) => `
  SELECT skill_id, '' AS week, site_id, team_id, uniqExact(learner_id) AS learners,
    uniqExactIf(learner_id, times > 1) AS changed
  FROM (
    SELECT skill_id, site_id, team_id, learner_id, count() AS times FROM (${which})
    GROUP BY GROUPING SETS ((site_id, team_id, ${oneSeries}), (site_id, ${oneSeries})))
  GROUP BY skill_id, site_id, team_id`;

/** The scores of several cohorts, each row with the place of its cohort. */
export const ofCohorts = expandedByCohort((where) => ofRecord(`${withinBounds} AND ${countable} AND ${where}`));

const usedByCohorts = expandedByCohort(
  (where) => `
  SELECT started_at, site_id, team_id, scenario_id, arrayJoin([
    ('rubric', rubric_id, toString(rubric_version)), ('scenario', scenario_id, toString(scenario_version)),
    ('persona', persona_id, toString(persona_version)), ('engine', engine_name, engine_version),
    ('recogniser', recogniser_name, recogniser_version)]) AS used
  FROM sessions FINAL WHERE ${withinBounds} AND purpose = 'assessed' AND ${where}
  UNION ALL
  SELECT started_at, site_id, team_id, scenario_id, ('scorer', scorer_name, scorer_version) AS used
  FROM scorecards FINAL WHERE ${withinBounds} AND purpose = 'assessed' AND failure = '' AND ${where}`,
);

const week = "formatDateTime(toMonday(toDate(started_at, {zone:String})), '%G-W%V')";
const monday = 'toString(toMonday(toDate(started_at, {zone:String})))';

const byWeekAndPlace = (which: string) => `
  SELECT skill_id, week, site_id, team_id, uniqExact(learner_id) AS learners, 0 AS changed
  FROM (SELECT skill_id, ${week} AS week, site_id, team_id, learner_id FROM (${which}))
  GROUP BY GROUPING SETS ((skill_id, week, site_id, team_id), (skill_id, week, site_id))`;

/** What is held equal in a like-for-like comparison. */
const stratum = `concat(scenario_id, '@', toString(scenario_version), '/',
  multiIf(attempt <= 1, '1', attempt <= 3, '2-3', '4+'), '/', language, '/', mode, '/', mind)`;

/**
 * Scores of cohorts, all of them in one query. A query never leaves one organisation, and never reads practice. Hundredths
 * are summed before they are divided, and what is not whole is summed in order, so that a figure is the same to its last
 * digit every time.
 */
export class ScoresRepository {
  constructor(private readonly clickhouse: ClickHouse) {}

  /** A learner's scores in each stratum, summed. */
  cells(of: CohortsOf): Promise<CellRow[]> {
    return this.clickhouse.read(
      `SELECT cohort, skill_id, learner_id, ${stratum} AS stratum, sum(score) / 100 AS points, count() AS sessions
       FROM (${ofCohorts}) GROUP BY cohort, skill_id, learner_id, stratum
       ORDER BY cohort, skill_id, learner_id, stratum`,
      { ...of },
    );
  }

  /** Mean and variance of learners' means, by week. */
  weeks(of: CohortsOf): Promise<WeekRow[]> {
    return this.clickhouse.read(
      `SELECT cohort, skill_id, week, monday, count() AS learners, sum(held) AS sessions,
         arraySort(groupArray(level)) AS levels, arrayAvg(levels) AS mean,
         if(count() > 1, arrayReduce('varSamp', levels), 0) AS variance
       FROM (
         SELECT cohort, skill_id, ${week} AS week, ${monday} AS monday, learner_id, sum(score) / count() / 100 AS level,
           count() AS held
         FROM (${ofCohorts}) GROUP BY cohort, skill_id, week, monday, learner_id)
       GROUP BY cohort, skill_id, week, monday ORDER BY cohort, skill_id, monday`,
      { ...of },
    );
  }

  /** A learner's scores of each scenario held more than once under one rubric, in the order they were earned. */
  series(of: CohortsOf): Promise<SeriesRow[]> {
    return this.clickhouse.read(
      `SELECT cohort, skill_id, learner_id,
         arrayMap(entry -> entry.3, arraySort(groupArray((started_at, session_id, points)))) AS scores
       FROM (${ofCohorts}) GROUP BY cohort, ${oneSeries} HAVING count() > 1
       ORDER BY cohort, ${oneSeries}`,
      { ...of },
    );
  }

  /** Learners with a score, by site and by team, of the whole organisation: counts for the floor, never shown. */
  places(of: ScoresOf): Promise<PlaceCountRow[]> {
    return this.clickhouse.read(byPlace(scores(ofWhole)), { ...of });
  }

  /** The same, week by week. */
  weekPlaces(of: ScoresOf): Promise<PlaceCountRow[]> {
    return this.clickhouse.read(byWeekAndPlace(scores(ofWhole)), { ...of });
  }

  /** Learners with a score within the bounds and outside the cohort: of all, and of each site that the cohort touches. */
  remainders(of: ScoresOf): Promise<RemainderRow[]> {
    return this.clickhouse.read(
      `SELECT skill_id, '' AS week, uniqExactIf(learner_id, NOT inside) AS learners,
         uniqExactIf(learner_id, NOT inside AND times > 1) AS changed
       FROM (
         SELECT skill_id, site_id, inside, learner_id, count() AS times
         FROM (SELECT *, toBool(${inCohort}) AS inside FROM (${scores(withinBounds)}))
         GROUP BY GROUPING SETS ((site_id, inside, ${oneSeries}), (inside, ${oneSeries})))
       GROUP BY skill_id, site_id HAVING site_id = '' OR countIf(inside) > 0`,
      { ...of },
    );
  }

  /** The same, week by week. */
  weekRemainders(of: ScoresOf): Promise<RemainderRow[]> {
    return this.clickhouse.read(
      `SELECT skill_id, week, uniqExactIf(learner_id, NOT inside) AS learners, 0 AS changed
       FROM (
         SELECT skill_id, ${week} AS week, site_id, toBool(${inCohort}) AS inside, learner_id
         FROM (${scores(withinBounds)}))
       GROUP BY GROUPING SETS ((skill_id, week, site_id), (skill_id, week))
       HAVING site_id = '' OR countIf(inside) > 0`,
      { ...of },
    );
  }

  /** Learners of the cohort with a score that its scenarios leave out: the group without the filter less the one with it. */
  leftOut(of: ScoresOf): Promise<RemainderRow[]> {
    return this.clickhouse.read(
      `SELECT skill_id, '' AS week, uniqExact(learner_id) AS learners, uniqExactIf(learner_id, times > 1) AS changed
       FROM (SELECT skill_id, learner_id, count() AS times FROM (${ofOtherScenarios}) GROUP BY ${oneSeries})
       GROUP BY skill_id`,
      { ...of },
    );
  }

  /** The same, week by week. */
  weekLeftOut(of: ScoresOf): Promise<RemainderRow[]> {
    return this.clickhouse.read(
      `SELECT skill_id, week, uniqExact(learner_id) AS learners, 0 AS changed
       FROM (SELECT skill_id, ${week} AS week, learner_id FROM (${ofOtherScenarios})) GROUP BY skill_id, week`,
      { ...of },
    );
  }

  /** The same by site and by team of the whole organisation: a place's is what is around it less the others'. */
  leftOutPlaces(of: ScoresOf): Promise<PlaceCountRow[]> {
    return this.clickhouse.read(byPlace(otherScores(ofWhole)), { ...of });
  }

  weekLeftOutPlaces(of: ScoresOf): Promise<PlaceCountRow[]> {
    return this.clickhouse.read(byWeekAndPlace(otherScores(ofWhole)), { ...of });
  }

  /**
   * The learners behind a figure, by id, from one on, each with the sessions behind the mean. Whole hundredths are added:
   * a sum of points depends in its last place on the order of the rows, and the mean with it.
   */
  learners(of: ScoresOf, page: { afterLearner: string; limit: number }): Promise<LearnerRow[]> {
    return this.clickhouse.read(
      `SELECT learner_id, argMax(team_id, started_ms) AS team_id, argMax(site_id, started_ms) AS site_id,
         count() AS sessions, sum(total) / sum(skills) / 100 AS mean,
         arrayReverseSort(entry -> (entry.4, entry.1),
           groupArray((session_id, scenario_id, scenario_version, started_ms, total / skills / 100))) AS held
       FROM (
         SELECT learner_id, team_id, site_id, session_id, scenario_id, scenario_version,
           toUnixTimestamp64Milli(started_at) AS started_ms, sum(score) AS total, count() AS skills
         FROM (${ofCohort}) WHERE learner_id > {afterLearner:String}
         GROUP BY learner_id, team_id, site_id, session_id, scenario_id, scenario_version, started_ms)
       GROUP BY learner_id ORDER BY learner_id LIMIT {limit:UInt32}`,
      { ...of, ...page },
    );
  }

  /** Every version that sessions of each cohort used, with the time and week of its first session. */
  versions(of: CohortsOf): Promise<VersionRow[]> {
    return this.clickhouse.read(
      `SELECT cohort, used.1 AS kind, used.2 AS id, used.3 AS version,
         toUnixTimestamp64Milli(min(started_at)) AS first_ms, min(${monday}) AS monday, argMin(${week}, started_at) AS week
       FROM (${usedByCohorts})
       GROUP BY cohort, used ORDER BY cohort, kind, id, first_ms`,
      { ...of },
    );
  }
}

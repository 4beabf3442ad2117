import type { ClickHouse } from '@repartee/kernel';
import { withinBounds } from '../access/bounds.js';
import { learnersOfToday } from '../names/people.repository.js';
import { wasHeld } from '../sessions/held.js';
import type { CohortsOf, OfCohort } from './scores-of.js';
import { expandedByCohort } from './side-by-side.js';

/** What was held in a week, or in the whole period. */
export interface AdoptionRow extends OfCohort {
  /** Empty for the whole period. */
  week: string;
  practice: number;
  assessed: number;
  learners: number;
  /** Those of them who practised. */
  practisers: number;
  /** Those of them who belong to the cohort today. */
  active: number;
}

/** Learners who held a session, by site and by team of the whole organisation, in each of several periods. */
export interface HeldPlaceRow extends OfCohort {
  /** Empty for the whole period. */
  week: string;
  site_id: string;
  /** Empty for the row of the whole site. */
  team_id: string;
  learners: number;
  practisers: number;
}

export interface MembersRow {
  site_id: string;
  team_id: string;
  members: number;
}

const held = expandedByCohort(
  (where) => `
  SELECT learner_id, purpose, started_at, site_id, team_id, scenario_id FROM sessions FINAL
  WHERE ${withinBounds} AND attempt > 0 AND ${wasHeld} AND ${where}`,
);

/** Learners of today with their place, within the bounds. */
const membersToday = `
  SELECT person_id, site_id AS today_site, team_id AS today_team FROM (${learnersOfToday}) WHERE ${withinBounds}`;

/** Whether a row's learner is in the row's cohort today. */
const isMember = `today_team != '' AND multiIf(
  {kinds:Array(String)}[cohort] = 'site', today_site = {ids:Array(String)}[cohort],
  {kinds:Array(String)}[cohort] = 'team', today_team = {ids:Array(String)}[cohort],
  {kinds:Array(String)}[cohort] = 'programme', has({teamLists:Array(Array(String))}[cohort], today_team),
  true)`;

const week = "formatDateTime(toMonday(toDate(started_at, {zone:String})), '%G-W%V')";

/** Who practises: counts only. The only place that reads practice for others than the learner. */
export class AdoptionRepository {
  constructor(private readonly clickhouse: ClickHouse) {}

  held(of: CohortsOf): Promise<AdoptionRow[]> {
    return this.clickhouse.read(
      `SELECT cohort, week, countIf(purpose = 'practice') AS practice, countIf(purpose = 'assessed') AS assessed,
         uniqExact(learner_id) AS learners, uniqExactIf(learner_id, purpose = 'practice') AS practisers,
         uniqExactIf(learner_id, is_member) AS active
       FROM (
         SELECT cohort, ${week} AS week, purpose, learner_id, ${isMember} AS is_member
         FROM (${held}) AS h LEFT JOIN (${membersToday}) AS m ON m.person_id = h.learner_id)
       GROUP BY GROUPING SETS ((cohort, week), (cohort))`,
      { ...of },
    );
  }

  /** Counts for the floor, never shown. */
  places(of: CohortsOf): Promise<HeldPlaceRow[]> {
    return this.clickhouse.read(
      `SELECT cohort, week, site_id, team_id, uniqExact(learner_id) AS learners,
         uniqExactIf(learner_id, purpose = 'practice') AS practisers
       FROM (SELECT cohort, ${week} AS week, site_id, team_id, purpose, learner_id FROM (${held}))
       GROUP BY GROUPING SETS (
         (cohort, week, site_id, team_id), (cohort, week, site_id), (cohort, site_id, team_id), (cohort, site_id))`,
      { ...of },
    );
  }

  /** Learners who are still there, by team, in the whole organisation. */
  members(organisation: string): Promise<MembersRow[]> {
    return this.clickhouse.read(
      `SELECT site_id, team_id, count() AS members FROM (${learnersOfToday}) GROUP BY site_id, team_id`,
      { organisation },
    );
  }
}

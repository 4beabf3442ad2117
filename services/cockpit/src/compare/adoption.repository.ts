import type { ClickHouse } from '@repartee/kernel';
import { withinBounds } from '../access/bounds.js';
import { currentMembers } from '../names/people.repository.js';
import type { CohortsOf, OfCohort } from './scores-of.js';
import { expandedByCohort } from './side-by-side.js';

/** What was held in a week, or in the whole period. */
export interface AdoptionRow extends OfCohort {
  /** Empty for the whole period. */
  week: string;
  practice: number;
  assessed: number;
  learners: number;
}

export interface MembersRow {
  site_id: string;
  team_id: string;
  members: number;
}

const held = expandedByCohort(
  (where) => `
  SELECT learner_id, purpose, started_at, site_id, team_id, scenario_id FROM sessions FINAL
  WHERE ${withinBounds} AND attempt > 0 AND ${where}`,
);

/** Who practises: counts only. The only place that reads practice for others than the learner. */
export class AdoptionRepository {
  constructor(private readonly clickhouse: ClickHouse) {}

  held(of: CohortsOf): Promise<AdoptionRow[]> {
    return this.clickhouse.read(
      `SELECT cohort, week, countIf(purpose = 'practice') AS practice, countIf(purpose = 'assessed') AS assessed,
         uniqExact(learner_id) AS learners
       FROM (
         SELECT cohort, formatDateTime(toMonday(toDate(started_at, {zone:String})), '%G-W%V') AS week, purpose, learner_id
         FROM (${held}))
       GROUP BY GROUPING SETS ((cohort, week), (cohort))`,
      { ...of },
    );
  }

  /** Learners who are still there, by team, in the whole organisation. */
  members(organisation: string): Promise<MembersRow[]> {
    return this.clickhouse.read(
      `SELECT site_id, team_id, count() AS members FROM (${currentMembers})
       WHERE person_id IN (SELECT person_id FROM role_grants FINAL
           WHERE organisation = {organisation:String} AND role = 'learner' AND held)
         AND person_id NOT IN (SELECT person_id FROM departures FINAL WHERE organisation = {organisation:String})
       GROUP BY site_id, team_id`,
      { organisation },
    );
  }
}

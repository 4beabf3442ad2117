import type { ClickHouse } from '@repartee/kernel';
import { withinBounds } from '../access/bounds.js';
import { currentMembers } from '../names/people.repository.js';
import type { ScoresOf } from './scores.repository.js';

export interface AdoptionRow {
  week: string;
  monday: string;
  sessions: number;
  learners: number;
}

export interface AdoptionTotals {
  active: number;
  practice: number;
  assessed: number;
}

export interface MembersRow {
  site_id: string;
  team_id: string;
  members: number;
}

const inCohort = `(
  {kind:String} = 'organisation'
  OR ({kind:String} = 'site' AND site_id = {id:String})
  OR ({kind:String} = 'team' AND team_id = {id:String})
  OR ({kind:String} = 'programme' AND has({teams:Array(String)}, team_id)))`;

const held = `
  SELECT learner_id, session_id, purpose, started_at FROM sessions FINAL
  WHERE ${withinBounds} AND ${inCohort}
    AND fork_session_id = ''
    AND (empty({scenarios:Array(String)}) OR has({scenarios:Array(String)}, scenario_id))
    AND toDate(started_at, {zone:String}) BETWEEN {from:Date} AND {to:Date}`;

/** Who practises: counts only. The only place that reads practice for others than the learner. */
export class AdoptionRepository {
  constructor(private readonly clickhouse: ClickHouse) {}

  weeks(of: ScoresOf): Promise<AdoptionRow[]> {
    return this.clickhouse.read(
      `SELECT formatDateTime(toMonday(toDate(started_at, {zone:String})), '%G-W%V') AS week,
         toString(toMonday(toDate(started_at, {zone:String}))) AS monday,
         count() AS sessions, uniqExact(learner_id) AS learners
       FROM (${held}) GROUP BY week, monday ORDER BY monday`,
      { ...of },
    );
  }

  async totals(of: ScoresOf): Promise<AdoptionTotals> {
    const [row] = await this.clickhouse.read<AdoptionTotals>(
      `SELECT uniqExact(learner_id) AS active, countIf(purpose = 'practice') AS practice,
         countIf(purpose = 'assessed') AS assessed
       FROM (${held})`,
      { ...of },
    );
    return row ?? { active: 0, practice: 0, assessed: 0 };
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

import type { ClickHouse } from '@repartee/kernel';
import type { SkillId } from '@repartee/proto';
import { withinBounds } from '../access/bounds.js';
import type { ScoresOf } from './scores-of.js';

export interface GroupRow {
  skill_id: SkillId;
  site_id: string;
  /** Empty where groups are sites. */
  team_id: string;
  /** Learners' means in points. */
  means: number[];
  sessions: number;
}

const groups = (group: string) => `
  SELECT skill_id, ${group}, groupArray(level) AS means, sum(held) AS sessions
  FROM (
    SELECT skill_id, ${group}, learner_id, sum(score_sum) / sum(sessions) / 100 AS level, sum(sessions) AS held
    FROM skill_months FINAL
    WHERE ${withinBounds}
      AND month BETWEEN toStartOfMonth({from:Date}) AND {to:Date}
      AND (empty({scenarios:Array(String)}) OR has({scenarios:Array(String)}, scenario_id))
      AND (empty({skills:Array(String)}) OR has({skills:Array(String)}, skill_id))
    GROUP BY skill_id, ${group}, learner_id HAVING held > 0)
  GROUP BY skill_id, ${group}`;

/** Groups by whole months, from the sums by learner, skill and month. */
export class SkillMonthsRepository {
  constructor(private readonly clickhouse: ClickHouse) {}

  bySite(of: ScoresOf): Promise<GroupRow[]> {
    return this.clickhouse.read(`SELECT *, '' AS team_id FROM (${groups('site_id')})`, { ...of });
  }

  byTeam(of: ScoresOf): Promise<GroupRow[]> {
    return this.clickhouse.read(groups('site_id, team_id'), { ...of });
  }
}

import type { ClickHouse } from '@repartee/kernel';
import type { Purpose, SkillId } from '@repartee/proto';
import type { Bounds } from '../access/bounds.js';
import { withinBounds } from '../access/bounds.js';
import type { SealedRow } from '../sealed/opener.js';

export interface ScoreRow {
  skill_id: SkillId;
  session_id: string;
  scenario_id: string;
  scenario_version: number;
  rubric_id: string;
  rubric_version: number;
  purpose: Purpose;
  attempt: number;
  started_ms: number;
  /** Points. */
  points: number;
}

export interface DebriefingRow extends SealedRow {
  session_id: string;
  objective_reached: boolean;
}

const scores = (whose: string) => `
  SELECT skill_id, session_id, scenario_id, scenario_version, rubric_id, rubric_version, purpose, attempt,
    toUnixTimestamp64Milli(started_at) AS started_ms, score / 100 AS points
  FROM skill_scores FINAL
  WHERE ${whose} AND learner_id = {learner:String} AND attempt > 0 AND isNotNull(score)
  ORDER BY rubric_version DESC LIMIT 1 BY session_id, skill_id`;

export class LearnerRepository {
  constructor(private readonly clickhouse: ClickHouse) {}

  /** The learner's own scores, practice and assessed, in the order they were earned. */
  ownScores(organisation: string, learner: string): Promise<ScoreRow[]> {
    return this.clickhouse.read(
      `SELECT * FROM (${scores('organisation = {organisation:String}')}) ORDER BY started_ms, session_id, skill_id`,
      { organisation, learner },
    );
  }

  /** A learner's assessed scores within the bounds, in the order they were earned. */
  assessedScores(bounds: Bounds, learner: string): Promise<ScoreRow[]> {
    return this.clickhouse.read(
      `SELECT * FROM (${scores(`${withinBounds} AND purpose = 'assessed'`)}) ORDER BY started_ms, session_id, skill_id`,
      { ...bounds, learner },
    );
  }

  /** The debriefing written last, but for those of the learner's own cases, which have a place of their own. */
  async lastDebriefing(organisation: string, learner: string): Promise<DebriefingRow | undefined> {
    const [row] = await this.clickhouse.read<DebriefingRow>(
      `SELECT session_id, objective_reached, event_id, key_id, nonce, ciphertext FROM scorecards FINAL
       WHERE organisation = {organisation:String} AND learner_id = {learner:String} AND failure = ''
         AND session_id NOT IN (
           SELECT session_id FROM case_sessions
           WHERE organisation = {organisation:String} AND learner_id = {learner:String})
       ORDER BY started_at DESC LIMIT 1`,
      { organisation, learner },
    );
    return row;
  }

  /** Sessions of the learner by scenario, however they went; those of own cases are of none. */
  async counts(organisation: string, learner: string): Promise<Map<string, number>> {
    const rows = await this.clickhouse.read<{ scenario_id: string; sessions: number }>(
      `SELECT scenario_id, count() AS sessions FROM sessions FINAL
       WHERE organisation = {organisation:String} AND learner_id = {learner:String} AND case_id = ''
       GROUP BY scenario_id`,
      { organisation, learner },
    );
    return new Map(rows.map(({ scenario_id, sessions }) => [scenario_id, sessions]));
  }
}

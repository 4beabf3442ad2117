import type { ClickHouse } from '@repartee/kernel';
import type { EndReason, MomentKindValue, SkillId } from '@repartee/proto';
import type { Bounds } from '../access/bounds.js';
import { withinBounds } from '../access/bounds.js';
import type { SealedRow } from '../sealed/opener.js';

export interface QueueRow {
  session_id: string;
  learner_id: string;
  scenario_id: string;
  attempt: number;
  started_ms: number;
  failure: string;
  objective_reached: boolean;
  reason: EndReason;
  heaviest: number;
  weight: number;
  seen: boolean;
}

export interface FindQueue {
  reader: string;
  notYetSeen: boolean;
  learner: string;
  team: string;
  site: string;
  scenario: string;
  from: string;
  to: string;
  zone: string;
  /** The key of the last row of the page before: weight, start, id. */
  belowWeight: number;
  beforeMs: number;
  beforeId: string;
  limit: number;
}

export interface MomentRow {
  session_id: string;
  number: number;
  turn: number;
  kind: MomentKindValue;
  subject_id: string;
  weight: number;
}

export interface DocumentRow extends SealedRow {
  session_id: string;
  learner_id: string;
}

export interface LowestSkillRow {
  session_id: string;
  skill_id: SkillId;
  points: number;
}

export interface EarlierRow {
  session_id: string;
  learner_id: string;
  scenario_id: string;
  attempt: number;
  points: number;
}

/** Bonus in the order of the queue: what a trainer would want to know beside the heaviest moment. */
const weightOf = `toUInt16(multiIf(failure != '', 60,
  least(100, heaviest + if(reason = 'persona_left', 10, 0) + if(NOT objective_reached, 5, 0))))`;

const ofIds = 'organisation = {organisation:String} AND session_id IN {ids:Array(String)}';

/** The scorer whose moments count is the one of the scorecard. */
export const momentsOfRecord = (where: string) => `
  SELECT m.* FROM (SELECT * FROM key_moments FINAL WHERE ${where}) AS m
  INNER JOIN (
    SELECT session_id, rubric_version, scorer_version FROM scorecards FINAL WHERE ${where}
    ORDER BY rubric_version DESC LIMIT 1 BY session_id
  ) AS c ON c.session_id = m.session_id AND c.rubric_version = m.rubric_version AND c.scorer_version = m.scorer_version`;

const inWindow = `${withinBounds} AND purpose = 'assessed' AND learner_id != {reader:String}
  AND ({learner:String} = '' OR learner_id = {learner:String})
  AND ({team:String} = '' OR team_id = {team:String})
  AND ({site:String} = '' OR site_id = {site:String})
  AND ({scenario:String} = '' OR scenario_id = {scenario:String})
  AND toDate(started_at, {zone:String}) BETWEEN {from:Date} AND {to:Date}`;

const seenByReader = `
  SELECT session_id FROM viewings WHERE organisation = {organisation:String} AND viewed_by = {reader:String}`;

export class QueueRepository {
  constructor(private readonly clickhouse: ClickHouse) {}

  /** Scored assessed sessions within the bounds, the heaviest first, then the latest. */
  find(bounds: Bounds, find: FindQueue): Promise<QueueRow[]> {
    return this.clickhouse.read(
      `SELECT *, ${weightOf} AS weight FROM (
         SELECT c.session_id AS session_id, learner_id, scenario_id, attempt,
           toUnixTimestamp64Milli(started_at) AS started_ms, failure, c.objective_reached AS objective_reached,
           e.reason AS reason, m.heaviest AS heaviest,
           toBool(c.session_id IN (${seenByReader})) AS seen
         FROM (
           SELECT * FROM scorecards FINAL WHERE ${inWindow} ORDER BY rubric_version DESC LIMIT 1 BY session_id) AS c
         LEFT JOIN (
           SELECT session_id, reason FROM session_ends FINAL WHERE organisation = {organisation:String}
         ) AS e ON e.session_id = c.session_id
         LEFT JOIN (
           SELECT session_id, max(weight) AS heaviest FROM (${momentsOfRecord(inWindow)}) GROUP BY session_id
         ) AS m ON m.session_id = c.session_id)
       WHERE (NOT {notYetSeen:Bool} OR NOT seen)
         AND (weight, started_ms, session_id) < ({belowWeight:UInt16}, {beforeMs:Int64}, {beforeId:String})
       ORDER BY weight DESC, started_ms DESC, session_id DESC LIMIT {limit:UInt32}`,
      { ...bounds, ...find },
    );
  }

  /** The two that weigh most of each session, in the order of turns. */
  topMoments(organisation: string, ids: readonly string[]): Promise<MomentRow[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return this.clickhouse.read(
      `SELECT session_id, number, turn, kind, subject_id, weight FROM (
         SELECT * FROM (${momentsOfRecord(ofIds)}) ORDER BY weight DESC, number LIMIT 2 BY session_id)
       ORDER BY session_id, turn, number`,
      { organisation, ids },
    );
  }

  documents(organisation: string, ids: readonly string[]): Promise<DocumentRow[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return this.clickhouse.read(
      `SELECT session_id, learner_id, event_id, key_id, nonce, ciphertext FROM scorecards FINAL
       WHERE ${ofIds} ORDER BY rubric_version DESC LIMIT 1 BY session_id`,
      { organisation, ids },
    );
  }

  lowestSkills(organisation: string, ids: readonly string[]): Promise<LowestSkillRow[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return this.clickhouse.read(
      `SELECT session_id, skill_id, score / 100 AS points FROM skill_scores FINAL
       WHERE ${ofIds} AND isNotNull(score) ORDER BY rubric_version DESC, score, skill_id LIMIT 1 BY session_id`,
      { organisation, ids },
    );
  }

  /** Scores of these learners' assessed attempts within the bounds. */
  attempts(bounds: Bounds, learners: readonly string[]): Promise<EarlierRow[]> {
    if (learners.length === 0) return Promise.resolve([]);
    return this.clickhouse.read(
      `SELECT session_id, any(learner_id) AS learner_id, any(scenario_id) AS scenario_id, any(attempt) AS attempt,
         sum(score) / count() / 100 AS points
       FROM (
         SELECT session_id, learner_id, scenario_id, attempt, score FROM skill_scores FINAL
         WHERE ${withinBounds} AND learner_id IN {learners:Array(String)}
           AND purpose = 'assessed' AND NOT is_fork AND isNotNull(score)
         ORDER BY rubric_version DESC LIMIT 1 BY session_id, skill_id)
       GROUP BY session_id`,
      { ...bounds, learners },
    );
  }

  /** Assessed sessions within the bounds that have begun and not ended. */
  underWay(bounds: Bounds, reader: string, sinceMs: number): Promise<{ session_id: string; limit_ms: number }[]> {
    return this.clickhouse.read(
      `SELECT session_id, limit_ms FROM sessions FINAL
       WHERE ${withinBounds} AND purpose = 'assessed' AND learner_id != {reader:String}
         AND started_at >= fromUnixTimestamp64Milli({sinceMs:Int64}, 'UTC')
         AND session_id NOT IN (SELECT session_id FROM session_ends WHERE organisation = {organisation:String})
       ORDER BY started_at LIMIT 50`,
      { ...bounds, reader, sinceMs },
    );
  }
}

import type { ClickHouse } from '@repartee/kernel';
import type { EndReason, InputMode, Language, Purpose } from '@repartee/proto';
import type { Bounds } from '../access/bounds.js';
import { withinBounds } from '../access/bounds.js';

export interface SummaryRow {
  session_id: string;
  learner_id: string;
  team_id: string;
  site_id: string;
  scenario_id: string;
  scenario_version: number;
  purpose: Purpose;
  mode: InputMode;
  language: Language;
  attempt: number;
  fork_session_id: string;
  fork_turn: number;
  /** Empty where it is of no case. */
  case_id: string;
  started_ms: number;
  ended: number;
  reason: EndReason;
  objective_reached: boolean;
  at_ms: number;
  turns: number;
  spoken: number;
  scored: number;
  failure: string;
  /** Hundredths. */
  score: number | null;
  comments: number;
  corrections: number;
  viewings: number;
}

export interface SessionKey {
  session_id: string;
  started_ms: number;
}

export interface CaseSessionKey {
  session_id: string;
  case_id: string;
}

/** `learner`, `team`, `site`, `scenario`, `purpose` and `status` are empty where they do not narrow. */
export interface FindSessions {
  learner: string;
  team: string;
  site: string;
  scenario: string;
  purpose: string;
  status: string;
  /** Days, both included, in the organisation's time zone; 1970-01-01 and 2100-01-01 where open. */
  from: string;
  to: string;
  zone: string;
  /** Rows after this key, latest first; the far future for the first page. */
  beforeMs: number;
  beforeId: string;
  limit: number;
}

const ofIds = 'organisation = {organisation:String} AND session_id IN {ids:Array(String)}';

const counted = (table: string, name: string) =>
  `LEFT JOIN (SELECT session_id, count() AS ${name} FROM ${table} FINAL WHERE ${ofIds} GROUP BY session_id) AS of_${table}
   USING session_id`;

const summaries = `
  SELECT session_id, learner_id, team_id, site_id, scenario_id, scenario_version, purpose, mode, language, attempt,
    fork_session_id, fork_turn, case_id, toUnixTimestamp64Milli(started_at) AS started_ms,
    ended, reason, objective_reached, at_ms, ended_turns AS turns, spoken, scored, failure, score,
    comments, corrections, viewings
  FROM (SELECT * FROM sessions FINAL WHERE ${ofIds}) AS s
  LEFT JOIN (
    SELECT session_id, 1 AS ended, reason, objective_reached, at_ms, turns AS ended_turns
    FROM session_ends FINAL WHERE ${ofIds}
  ) AS e USING session_id
  LEFT JOIN (
    SELECT session_id, 1 AS scored, failure FROM scorecards FINAL WHERE ${ofIds}
    ORDER BY rubric_version DESC LIMIT 1 BY session_id
  ) AS c USING session_id
  LEFT JOIN (
    SELECT session_id, avgOrNull(score) AS score FROM (
      SELECT session_id, skill_id, score FROM skill_scores FINAL WHERE ${ofIds}
      ORDER BY rubric_version DESC LIMIT 1 BY session_id, skill_id)
    GROUP BY session_id
  ) AS k USING session_id
  ${counted('turns', 'spoken')}
  ${counted('comments', 'comments')}
  ${counted('corrections', 'corrections')}
  ${counted('viewings', 'viewings')}`;

const statusOf = `multiIf(
  session_id IN (SELECT session_id FROM scorecards WHERE organisation = {organisation:String} AND failure = ''), 'scored',
  session_id IN (SELECT session_id FROM scorecards WHERE organisation = {organisation:String}), 'scoring_failed',
  session_id IN (SELECT session_id FROM session_ends WHERE organisation = {organisation:String}), 'ended',
  'under_way')`;

const find = (whose: string) => `
  SELECT session_id, toUnixTimestamp64Milli(started_at) AS started_ms
  FROM sessions FINAL
  WHERE ${whose}
    AND ({team:String} = '' OR team_id = {team:String})
    AND ({site:String} = '' OR site_id = {site:String})
    AND ({scenario:String} = '' OR scenario_id = {scenario:String})
    AND ({purpose:String} = '' OR purpose = {purpose:String})
    AND toDate(started_at, {zone:String}) BETWEEN {from:Date} AND {to:Date}
    AND (started_at, session_id) < (fromUnixTimestamp64Milli({beforeMs:Int64}, 'UTC'), {beforeId:String})
    AND ({status:String} = '' OR ${statusOf} = {status:String})
  ORDER BY started_at DESC, session_id DESC
  LIMIT {limit:UInt32}`;

const own = find("organisation = {organisation:String} AND learner_id = {learner:String} AND case_id = ''");

const ofOthers = find(`${withinBounds}
    AND purpose = 'assessed' AND learner_id != {reader:String}
    AND ({learner:String} = '' OR learner_id = {learner:String})`);

export class SummariesRepository {
  constructor(private readonly clickhouse: ClickHouse) {}

  /** In no order. */
  byIds(organisation: string, ids: readonly string[]): Promise<SummaryRow[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return this.clickhouse.read(summaries, { organisation, ids });
  }

  /** Of each family of forks the session that the learner chose last to hold on to. */
  async keptBy(organisation: string, learner: string): Promise<ReadonlySet<string>> {
    const rows = await this.clickhouse.read<{ kept_id: string }>(
      `SELECT argMax(session_id, kept_at) AS kept_id FROM kept_sessions FINAL
       WHERE organisation = {organisation:String} AND learner_id = {learner:String} GROUP BY root_session_id`,
      { organisation, learner },
    );
    return new Set(rows.map((row) => row.kept_id));
  }

  /** Sessions of these cases of the learner's, the latest first. */
  ofCases(organisation: string, learner: string, cases: readonly string[]): Promise<CaseSessionKey[]> {
    if (cases.length === 0) return Promise.resolve([]);
    return this.clickhouse.read(
      `SELECT session_id, case_id FROM sessions FINAL
       WHERE organisation = {organisation:String} AND learner_id = {learner:String}
         AND case_id IN {cases:Array(String)}
       ORDER BY started_at DESC, session_id DESC`,
      { organisation, learner, cases },
    );
  }

  /** The learner's own, practice and assessed, but for those of cases, which have a list of their own. */
  own(organisation: string, search: FindSessions): Promise<SessionKey[]> {
    return this.clickhouse.read(own, { organisation, ...search });
  }

  /** Assessed sessions of others within the bounds. */
  ofOthers(bounds: Bounds, reader: string, search: FindSessions): Promise<SessionKey[]> {
    return this.clickhouse.read(ofOthers, { ...bounds, reader, ...search });
  }
}

import type { ClickHouse } from '@repartee/kernel';
import type { Bounds } from '../access/bounds.js';
import { withinBounds } from '../access/bounds.js';

export interface FoundSessionRow {
  session_id: string;
  learner_id: string;
  scenario_id: string;
  scenario_version: number;
  started_ms: number;
}

export interface FindSessionsOf {
  reader: string;
  learners: readonly string[];
  scenarios: readonly string[];
  limit: number;
}

export class LookupsRepository {
  constructor(private readonly clickhouse: ClickHouse) {}

  /** The first and last day with an assessed session within the bounds; undefined where there is none. */
  async days(bounds: Bounds, zone: string): Promise<{ first: string; last: string } | undefined> {
    const [row] = await this.clickhouse.read<{ first: string; last: string; sessions: number }>(
      `SELECT toString(toDate(min(started_at), {zone:String})) AS first,
         toString(toDate(max(started_at), {zone:String})) AS last, count() AS sessions
       FROM sessions WHERE ${withinBounds} AND purpose = 'assessed'`,
      { ...bounds, zone },
    );
    return row && row.sessions > 0 ? { first: row.first, last: row.last } : undefined;
  }

  /** The latest sessions of these learners or scenarios that the reader may open: own, or assessed within the bounds. */
  sessionsOf(bounds: Bounds, find: FindSessionsOf): Promise<FoundSessionRow[]> {
    return this.clickhouse.read(
      `SELECT session_id, learner_id, scenario_id, scenario_version, toUnixTimestamp64Milli(started_at) AS started_ms
       FROM sessions FINAL
       WHERE organisation = {organisation:String} AND case_id = ''
         AND (learner_id = {reader:String} OR (purpose = 'assessed' AND ${withinBounds}))
         AND (has({learners:Array(String)}, learner_id) OR has({scenarios:Array(String)}, scenario_id))
       ORDER BY started_at DESC LIMIT {limit:UInt32}`,
      { ...bounds, ...find },
    );
  }
}

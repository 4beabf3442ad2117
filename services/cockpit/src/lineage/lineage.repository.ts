import type { ClickHouse, QueryParameters } from '@repartee/kernel';
import type { SkillId, UsedVersion } from '@repartee/proto';
import type { FigureRows } from './figure-rows.repository.js';

export interface LineageRow {
  /** Empty where the figure is of no skill. */
  skill_id: SkillId | '';
  topic: string;
  session_id: string;
  site_id: string;
  team_id: string;
  log_event: string;
  /** Empty for a row that was stored before places were. */
  log_partition: string;
  log_offset: number | string;
  place: string;
}

export interface BasisRow {
  events: number;
  sessions: number;
  learners: number;
}

export interface LineageRange {
  afterSkill: string;
  afterPlace: string;
  afterEvent: string;
  limit: number;
}

/** The events behind figures of every kind. */
export class LineageRepository {
  constructor(private readonly clickhouse: ClickHouse) {}

  /** By skill, and then in an order that tells nothing of the sessions. */
  events({ sql, topic }: FigureRows, asked: QueryParameters, range: LineageRange): Promise<LineageRow[]> {
    return this.clickhouse.read(
      `SELECT skill_id, ${topic} AS topic, session_id, site_id, team_id, log_event, log_partition, log_offset,
         toString(sipHash64(session_id)) AS place
       FROM (${sql})
       WHERE (skill_id, sipHash64(session_id), log_event) > ({afterSkill:String}, {afterPlace:UInt64}, {afterEvent:String})
       ORDER BY skill_id, sipHash64(session_id), log_event LIMIT {limit:UInt32}`,
      { ...asked, ...range },
    );
  }

  async basis({ sql }: FigureRows, asked: QueryParameters): Promise<BasisRow> {
    const [row] = await this.clickhouse.read<BasisRow>(
      `SELECT count() AS events, uniqExact(session_id) AS sessions, uniqExact(learner_id) AS learners FROM (${sql})`,
      asked,
    );
    return row ?? { events: 0, sessions: 0, learners: 0 };
  }

  versions({ sql, versions }: FigureRows, asked: QueryParameters): Promise<Omit<UsedVersion, 'name'>[]> {
    return this.clickhouse.read(
      `SELECT DISTINCT used.1 AS kind, used.2 AS id, used.3 AS version
       FROM (
         SELECT arrayJoin(${versions}) AS used FROM (${sql})
         UNION ALL
         SELECT arrayJoin([
           ('engine', engine_name, engine_version), ('recogniser', recogniser_name, recogniser_version)]) AS used
         FROM sessions FINAL
         WHERE organisation = {organisation:String} AND session_id IN (SELECT session_id FROM (${sql})))
       WHERE id != ''
       ORDER BY kind, id, version`,
      asked,
    );
  }
}

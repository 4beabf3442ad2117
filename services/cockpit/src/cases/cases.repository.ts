import type { ClickHouse } from '@repartee/kernel';
import type { Language } from '@repartee/proto';
import type { SealedRow } from '../sealed/opener.js';

export interface CaseRow extends SealedRow {
  case_id: string;
  template_id: string;
  template_version: number;
  language: Language;
  told_ms: number;
}

export interface CaseSessionRow extends SealedRow {
  session_id: string;
  learner_id: string;
}

/** Rows after this key, the last told first; the far future for the first page. */
export interface FindCases {
  beforeMs: number;
  beforeId: string;
  limit: number;
}

const columns = `case_id, template_id, template_version, language, event_id, key_id, nonce, ciphertext,
  toUnixTimestamp64Milli(told_at) AS told_ms`;

/** Cases of learners' own: every query is bounded by one learner, or by sessions that their reader may open. */
export class CasesRepository {
  constructor(private readonly clickhouse: ClickHouse) {}

  own(organisation: string, learner: string, find: FindCases): Promise<CaseRow[]> {
    return this.clickhouse.read(
      `SELECT ${columns} FROM cases FINAL
       WHERE organisation = {organisation:String} AND learner_id = {learner:String}
         AND (told_at, case_id) < (fromUnixTimestamp64Milli({beforeMs:Int64}, 'UTC'), {beforeId:String})
       ORDER BY told_at DESC, case_id DESC LIMIT {limit:UInt32}`,
      { organisation, learner, ...find },
    );
  }

  async ownOne(organisation: string, learner: string, caseId: string): Promise<CaseRow | undefined> {
    const [row] = await this.clickhouse.read<CaseRow>(
      `SELECT ${columns} FROM cases FINAL
       WHERE organisation = {organisation:String} AND learner_id = {learner:String} AND case_id = {caseId:String}`,
      { organisation, learner, caseId },
    );
    return row;
  }

  answersOf(organisation: string, sessions: readonly string[]): Promise<CaseSessionRow[]> {
    if (sessions.length === 0) return Promise.resolve([]);
    return this.clickhouse.read(
      `SELECT session_id, learner_id, event_id, key_id, nonce, ciphertext FROM case_sessions FINAL
       WHERE organisation = {organisation:String} AND session_id IN {sessions:Array(String)}`,
      { organisation, sessions },
    );
  }
}

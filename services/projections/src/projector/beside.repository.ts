import type { ClickHouse } from '@repartee/kernel';
import type { Erased, ErasedPerson, ErasedSession, ForgottenCase } from './erasures.js';
import { erasable, ofSessions } from './erasure.repository.js';

const OF_CASES = ['cases', 'case_sessions'];

/** What stands in a database, mostly one beside that in use, of whomever the tables in use say is erased. */
export class BesideRepository {
  constructor(private readonly clickhouse: ClickHouse) {}

  /** Those of these databases that are there, with every table. */
  async present(databases: readonly string[]): Promise<string[]> {
    const tables = erasable.map(({ table }) => table);
    const rows = await this.clickhouse.query<{ database: string }>(
      `SELECT database FROM system.tables WHERE database IN {databases:Array(String)} AND name IN {tables:Array(String)}
       GROUP BY database HAVING uniqExact(name) = {count:UInt32}`,
      { databases, tables, count: tables.length },
    );
    return rows.map(({ database }) => database);
  }

  /** Those erased of whom rows are there, or heads of their sessions' streams. */
  async unpurged(beside: string): Promise<(Erased | ErasedSession)[]> {
    const named = erasable.filter(({ erasedBy }) => erasedBy === 'learner_id' || erasedBy === 'person_id');
    const ofSession = erasable.filter(({ table, erasedBy }) => erasedBy === 'session_id' || ofSessions.has(table));
    const [people, cases, sessions] = await Promise.all([
      this.clickhouse.query<ErasedPerson>(
        `SELECT DISTINCT organisation, id AS person FROM (${named.map(({ table, erasedBy }) => idsIn(table, erasedBy)).join(' UNION ALL ')})
         WHERE (organisation, id) IN (SELECT organisation, person_id FROM erased_people)`,
        { beside },
      ),
      this.clickhouse.query<ForgottenCase>(
        `SELECT DISTINCT organisation, id AS case FROM (${OF_CASES.map((table) => idsIn(table, 'case_id')).join(' UNION ALL ')})
         WHERE (organisation, id) IN (SELECT organisation, case_id FROM forgotten_cases)`,
        { beside },
      ),
      this.clickhouse.query<ErasedSession>(
        `SELECT DISTINCT organisation, id AS session FROM (${[...ofSession.map(({ table }) => idsIn(table, 'session_id')), HEADED].join(' UNION ALL ')})
         WHERE (organisation, id) IN (SELECT organisation, session_id FROM erased_sessions)`,
        { beside },
      ),
    ]);
    return [...people, ...cases, ...sessions];
  }
}

const idsIn = (table: string, column: string): string =>
  `SELECT organisation, ${column} AS id FROM {beside:Identifier}.${table}`;

/** Heads are stored after the rows, which may have been purged by then. */
const HEADED = idsIn('stream_heads', "extract(stream, '/(?:session|scorecard|viewing)-(.+)$')");

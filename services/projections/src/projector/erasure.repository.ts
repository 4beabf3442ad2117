import type { ClickHouse } from '@repartee/kernel';
import { streamOf } from '@repartee/proto';
import { projections } from '../tables/index.js';
import type { ErasedPerson, ErasedSession } from './erasures.js';

/** Takes erased people's rows out of every table. */
export class ErasureRepository {
  constructor(private readonly clickhouse: ClickHouse) {}

  async people(): Promise<ErasedPerson[]> {
    return this.clickhouse.query('SELECT organisation, person_id AS person FROM erased_people FINAL');
  }

  async sessions(): Promise<ErasedSession[]> {
    return this.clickhouse.query('SELECT organisation, session_id AS session FROM erased_sessions FINAL');
  }

  async addSessions(sessions: readonly ErasedSession[]): Promise<void> {
    if (sessions.length === 0) return;
    await this.clickhouse.insert(
      'erased_sessions',
      sessions.map(({ organisation, session }) => ({ organisation, session_id: session, version: 1 })),
    );
  }

  /**
   * Deletes everything about the person; answers the sessions that were theirs. Done again after a crash in between it
   * finds them in `erased_sessions`, which is written before the first deletion.
   */
  async purge({ organisation, person }: ErasedPerson): Promise<ErasedSession[]> {
    const rows = await this.clickhouse.query<{ session_id: string }>(
      `SELECT DISTINCT session_id FROM sessions
       WHERE organisation = {organisation:String} AND learner_id = {person:String}`,
      { organisation, person },
    );
    const sessions = rows.map((row) => ({ organisation, session: row.session_id }));
    await this.addSessions(sessions);
    for (const { table, erasedBy } of [...projections, { table: 'skill_months', erasedBy: 'learner_id' as const }])
      if (erasedBy !== 'none') await this.deleteFrom(table, erasedBy, { organisation, person });
    await this.deleteHeads({ organisation, person });
    return sessions;
  }

  private async deleteFrom(table: string, column: string, { organisation, person }: ErasedPerson): Promise<void> {
    const isTheirs =
      column === 'session_id'
        ? 'session_id IN (SELECT session_id FROM erased_sessions WHERE organisation = {organisation:String})'
        : `${column} = {person:String}`;
    await this.clickhouse.command(`DELETE FROM ${table} WHERE organisation = {organisation:String} AND ${isTheirs}`, {
      organisation,
      person,
    });
  }

  private async deleteHeads({ organisation, person }: ErasedPerson): Promise<void> {
    const sessions = (await this.sessions()).filter((erased) => erased.organisation === organisation);
    const streams = sessions.flatMap(({ session }) => [
      streamOf.session(organisation, session),
      streamOf.scorecard(organisation, session),
      streamOf.viewing(organisation, session),
    ]);
    await this.clickhouse.command(
      'DELETE FROM stream_heads WHERE organisation = {organisation:String} AND stream IN {streams:Array(String)}',
      { organisation, streams: [...streams, streamOf.person(organisation, person)] },
    );
  }
}

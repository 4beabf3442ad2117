import type { ClickHouse } from '@repartee/kernel';
import { streamOf } from '@repartee/proto';
import type { Erasure } from '../projection.js';
import { projections } from '../tables/index.js';
import type { Erased, ErasedSession } from './erasures.js';

export const erasable: readonly { table: string; erasedBy: Erasure }[] = [
  ...projections,
  { table: 'skill_months', erasedBy: 'learner_id' },
];

/** Tables whose rows name their session, besides the person. */
export const ofSessions: ReadonlySet<string> = new Set([
  'case_sessions',
  'sessions',
  'kept_sessions',
  'scorecards',
  'skill_scores',
  'criterion_answers',
  'key_moments',
  'corrections',
  'comments',
  'viewings',
]);

const inErasedSessions = `session_id IN (
  SELECT session_id FROM erased_sessions WHERE organisation = {organisation:String})`;

/** What was of somebody who is erased. */
export interface Purged {
  sessions: readonly ErasedSession[];
  streams: readonly string[];
}

/** Takes erased people's rows, and those of forgotten cases, out of every table. */
export class ErasureRepository {
  constructor(private readonly clickhouse: ClickHouse) {}

  /** Everything that the tables say is erased. */
  async erased(): Promise<(Erased | ErasedSession)[]> {
    const [people, cases, sessions] = await Promise.all([
      this.clickhouse.query<Erased>('SELECT organisation, person_id AS person FROM erased_people FINAL'),
      this.clickhouse.query<Erased>('SELECT organisation, case_id AS case FROM forgotten_cases FINAL'),
      this.sessions(),
    ]);
    return [...people, ...cases, ...sessions];
  }

  /** How much the tables say of erasures, as text to be compared: an erasure adds to it, and nothing takes away. */
  async said(): Promise<string> {
    const [row] = await this.clickhouse.query<Record<string, string | number>>(
      `SELECT (SELECT uniqExact(organisation, person_id) FROM erased_people) AS people,
        (SELECT uniqExact(organisation, case_id) FROM forgotten_cases) AS cases,
        (SELECT uniqExact(organisation, session_id) FROM erased_sessions) AS sessions`,
    );
    return Object.values(row ?? {}).join('/');
  }

  /** Deletes what names such a session. */
  async purgeSessions(sessions: readonly ErasedSession[]): Promise<void> {
    for (const organisation of new Set(sessions.map((one) => one.organisation))) {
      const own = sessions.filter((one) => one.organisation === organisation);
      await this.clickhouse.command(
        'DELETE FROM stream_heads WHERE organisation = {organisation:String} AND stream IN {streams:Array(String)}',
        { organisation, streams: own.flatMap(streamsOf) },
      );
      for (const { table, erasedBy } of erasable)
        if (erasedBy === 'session_id' || ofSessions.has(table))
          await this.clickhouse.command(
            `DELETE FROM ${table} WHERE organisation = {organisation:String} AND session_id IN {sessions:Array(String)}`,
            { organisation, sessions: own.map(({ session }) => session) },
          );
    }
  }

  async addSessions(sessions: readonly ErasedSession[]): Promise<void> {
    if (sessions.length === 0) return;
    await this.clickhouse.insert(
      'erased_sessions',
      sessions.map(({ organisation, session }) => ({ organisation, session_id: session, version: 1 })),
    );
  }

  /**
   * Deletes everything about the person or the case; answers the sessions that were of it, and the streams of which nobody
   * is to have a head any more. Done again after a crash in
   * between it finds them in `erased_sessions`, which is written before the first deletion. `isFollowing`: somebody else has
   * done it, and has stored the head of the stream that says so.
   */
  async purge(erased: Erased, isFollowing = false): Promise<Purged> {
    const { organisation } = erased;
    const of =
      'person' in erased ? { column: 'learner_id', id: erased.person } : { column: 'case_id', id: erased.case };
    const rows = await this.clickhouse.query<{ session_id: string }>(
      `SELECT DISTINCT session_id FROM sessions WHERE organisation = {organisation:String} AND ${of.column} = {id:String}`,
      { organisation, id: of.id },
    );
    const sessions = rows.map((row) => ({ organisation, session: row.session_id }));
    await this.addSessions(sessions);
    const streams = await this.deleteHeads(erased, isFollowing);
    for (const { table, erasedBy } of erasable) await this.deleteFrom(table, erasedBy, erased);
    return { sessions, streams };
  }

  private async deleteFrom(table: string, erasedBy: Erasure, erased: Erased): Promise<void> {
    const isTheirs = 'person' in erased ? ofPerson(erasedBy) : ofCase(table, erasedBy);
    if (isTheirs === undefined) return;
    const id = 'person' in erased ? erased.person : erased.case;
    await this.clickhouse.command(`DELETE FROM ${table} WHERE organisation = {organisation:String} AND ${isTheirs}`, {
      organisation: erased.organisation,
      id,
    });
  }

  private sessions(): Promise<ErasedSession[]> {
    return this.clickhouse.query('SELECT organisation, session_id AS session FROM erased_sessions FINAL');
  }

  private async deleteHeads(erased: Erased, isFollowing: boolean): Promise<string[]> {
    const { organisation } = erased;
    const sessions = (await this.sessions()).filter((one) => one.organisation === organisation);
    const said =
      'person' in erased ? streamOf.person(organisation, erased.person) : streamOf.case(organisation, erased.case);
    const cases = 'person' in erased ? await this.caseStreams(organisation, erased.person) : [];
    const streams = [...sessions.flatMap(streamsOf), ...cases];
    await this.clickhouse.command(
      'DELETE FROM stream_heads WHERE organisation = {organisation:String} AND stream IN {streams:Array(String)}',
      { organisation, streams: isFollowing ? streams : [...streams, said] },
    );
    return streams;
  }

  /** Of the person's cases, those forgotten among them. */
  private async caseStreams(organisation: string, person: string): Promise<string[]> {
    const theirs = 'WHERE organisation = {organisation:String} AND learner_id = {person:String}';
    const rows = await this.clickhouse.query<{ case_id: string }>(
      `SELECT case_id FROM cases ${theirs} UNION DISTINCT SELECT case_id FROM forgotten_cases ${theirs}`,
      { organisation, person },
    );
    return rows.map(({ case_id }) => streamOf.case(organisation, case_id));
  }
}

function streamsOf({ organisation, session }: ErasedSession): string[] {
  return [
    streamOf.session(organisation, session),
    streamOf.scorecard(organisation, session),
    streamOf.viewing(organisation, session),
  ];
}

function ofPerson(erasedBy: Erasure): string | undefined {
  if (erasedBy === 'none') return undefined;
  return erasedBy === 'session_id' ? inErasedSessions : `${erasedBy} = {id:String}`;
}

function ofCase(table: string, erasedBy: Erasure): string | undefined {
  if (table === 'cases') return 'case_id = {id:String}';
  return erasedBy === 'session_id' || ofSessions.has(table) ? inErasedSessions : undefined;
}

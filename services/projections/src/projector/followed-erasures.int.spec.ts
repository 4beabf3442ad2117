import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ClickHouse, QueryParameters } from '@repartee/kernel';
import { streamOf } from '@repartee/proto';
import { createTestClickHouse, tablesWith } from '../clickhouse.fixtures.js';
import { ORGANISATION, TestLog, appendScorecard, appendSession, erase, openSites } from '../history.fixtures.js';
import { Projector } from './projector.js';

const { freshDatabase } = createTestClickHouse();
let clickhouse: ClickHouse;
let log: TestLog;

beforeEach(async () => {
  clickhouse = await freshDatabase();
  log = new TestLog();
}, 30_000);

const openShared = (database = clickhouse) => Projector.open(database, [], { isShared: true });

/** The same database, to which one of the statements that match does not come. */
function failingOnce(database: ClickHouse, statement: RegExp): ClickHouse {
  let isOver = false;
  const failing =
    <Answer>(ask: (sql: string, parameters?: QueryParameters) => Promise<Answer>) =>
    (sql: string, parameters?: QueryParameters): Promise<Answer> => {
      if (isOver || !statement.test(sql)) return ask(sql, parameters);
      isOver = true;
      return Promise.reject(new Error('cut off'));
    };
  return Object.create(database, {
    query: { value: failing((sql, parameters) => database.query(sql, parameters)) },
    command: { value: failing((sql, parameters) => database.command(sql, parameters)) },
  }) as ClickHouse;
}

describe('a person who was erased by one of two projectors', () => {
  it('leaves nothing of a session whose scores another projector had first', async () => {
    appendSession(log);
    const session = [...log.events];
    appendScorecard(log);
    const scorecard = log.events.slice(session.length);
    const [one, other] = await Promise.all([openShared(), openShared()]);
    await other.store(scorecard);
    await one.store([erase(log, 'ada')]);
    await one.store(session);

    expect(await tablesWith(clickhouse, 's1')).toEqual(['erased_sessions']);
  }, 60_000);

  /** What one of two had stored when the other had erased her, and then could not delete. */
  const storedAfterErasure = async (failing: RegExp) => {
    appendSession(log);
    appendScorecard(log);
    const late = [...log.events];
    const [one, other] = await Promise.all([openShared(), openShared(failingOnce(clickhouse, failing))]);
    await one.store([erase(log, 'ada')]);
    await expect(other.store(late)).rejects.toThrow('cut off');
    expect(await tablesWith(clickhouse, 's1')).toContain('scorecards');
    return { late, one, other };
  };

  it('leaves nothing that another projector could not delete at once, because its first deletion failed', async () => {
    const { late, other } = await storedAfterErasure(/^DELETE/);
    await other.store(late);

    expect(await tablesWith(clickhouse, 's1')).toEqual(['erased_sessions']);
  }, 60_000);

  it.each(['itself, started again', 'the other'])(
    'leaves nothing that another projector had stored when it died, whose events then go to %s',
    async (whose) => {
      const { late, one } = await storedAfterErasure(/FROM erased_people\) AS people/);
      const next = whose === 'the other' ? one : await openShared();
      await next.store(late);

      expect(await tablesWith(clickhouse, 's1')).toEqual(['erased_sessions']);
    },
    60_000,
  );

  it('leaves no head that was stored after its rows were deleted', async () => {
    const projector = await openShared();
    await projector.store([erase(log, 'ada')]);
    const session = { organisation: ORGANISATION, session_id: 's1', version: 1 };
    await clickhouse.insert('erased_sessions', [session]);
    await clickhouse.insert('stream_heads', [
      { organisation: ORGANISATION, stream: streamOf.scorecard(ORGANISATION, 's1'), version: 4 },
    ]);
    const again = await openShared();
    openSites(log, 1);
    await again.store(log.events.slice(-1));

    expect(await tablesWith(clickhouse, 's1')).toEqual(['erased_sessions']);
  }, 60_000);
});

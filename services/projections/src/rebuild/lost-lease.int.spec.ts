import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ClickHouse, QueryParameters } from '@repartee/kernel';
import { createTestClickHouse } from '../clickhouse.fixtures.js';
import { appendDirectory, appendScorecard, appendSession } from '../history.fixtures.js';
import { ProjectingStage } from '../projecting.fixtures.js';
import { LeaseLost } from './lease.js';
import { RebuildInterrupted, rebuildProjections } from './rebuild.js';
import { SwapRepository } from './swap.repository.js';

const testClickHouse = createTestClickHouse();
let stage: ProjectingStage;

beforeEach(async () => {
  stage = await ProjectingStage.start(testClickHouse);
  await stage.write((log) => {
    appendDirectory(log);
    appendSession(log);
    appendScorecard(log);
  });
  await stage.projections.caughtUp();
}, 60_000);

afterEach(() => stage.stop(), 30_000);

/** The same database, and those beside it, told of each statement before it is carried out. */
function telling(database: ClickHouse, told: (sql: string) => void): ClickHouse {
  return Object.create(database, {
    command: {
      value: (sql: string, parameters?: QueryParameters) => {
        told(sql);
        return database.command(sql, parameters);
      },
    },
    useDatabase: { value: async (name: string) => telling(await database.useDatabase(name), told) },
  }) as ClickHouse;
}

/** A rebuild of two tables that is stopped for this reason as soon as a statement of this kind is sent. */
async function stoppedAt(statement: RegExp, reason?: Error) {
  const { clickhouse, history } = stage;
  const stop = new AbortController();
  let exchanges = 0;
  const watched = telling(clickhouse, (sql) => {
    if (sql.startsWith('EXCHANGE')) exchanges += 1;
    if (statement.test(sql)) stop.abort(reason);
  });
  const rebuild = { clickhouse: watched, history, tables: ['turns', 'skill_months'], signal: stop.signal };
  const error: unknown = await rebuildProjections(rebuild).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return { error, exchanges };
}

const left = async () => (await new SwapRepository(stage.clickhouse).begun()).tables.sort();

describe('a rebuild that others may have followed since', () => {
  it('puts no table in place, and says why', async () => {
    expect(await stoppedAt(/INSERT INTO skill_months/, new LeaseLost())).toEqual({
      error: expect.any(LeaseLost),
      exchanges: 0,
    });
    expect(await left()).toEqual([]);
  }, 60_000);

  it('puts no other table in place once it has begun to, and leaves the rest to the next one', async () => {
    expect(await stoppedAt(/^EXCHANGE/, new LeaseLost())).toEqual({ error: expect.any(LeaseLost), exchanges: 1 });
    expect(await left()).toEqual(['skill_months', 'turns']);
    const { clickhouse, history } = stage;
    await rebuildProjections({ clickhouse, history, tables: ['turns'] });
    expect(await left()).toEqual([]);
  }, 60_000);
});

describe('a rebuild that is stopped by whoever began it', () => {
  it('puts no table in place while it has not begun to', async () => {
    expect(await stoppedAt(/INSERT INTO skill_months/)).toEqual({
      error: expect.any(RebuildInterrupted),
      exchanges: 0,
    });
  }, 60_000);

  it('puts all of them in place once it has begun to', async () => {
    expect(await stoppedAt(/^EXCHANGE/)).toEqual({ error: undefined, exchanges: 2 });
    expect(await left()).toEqual([]);
  }, 60_000);
});

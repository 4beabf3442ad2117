import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ClickHouse, QueryParameters } from '@repartee/kernel';
import { RetriableError } from '@repartee/kernel';
import { createTestClickHouse } from '../clickhouse.fixtures.js';
import { TestLog, appendDirectory, appendScore } from '../history.fixtures.js';
import type { ProjectedEvent } from '../projection.js';
import { DigestRepository } from '../rebuild/digest.repository.js';
import { Projector } from './projector.js';

const { anotherClient, freshDatabase } = createTestClickHouse();
let clickhouse: ClickHouse;

beforeEach(async () => {
  clickhouse = await freshDatabase();
}, 30_000);

function digests(database: ClickHouse) {
  return new DigestRepository(database).digestAll();
}

describe('a learner whose sessions fall on either side of midnight in Paris', () => {
  it('is summed in the month of the organisation, whichever score came first', async () => {
    const log = new TestLog();
    appendDirectory(log);
    const projector = await Projector.open(clickhouse);
    await projector.store(log.events);
    const before = BigInt(Date.UTC(2026, 2, 31, 21, 59));
    const after = BigInt(Date.UTC(2026, 2, 31, 22, 1));
    await projector.store([appendScore(log, 8_000, { sessionId: 's2', sessionStartedMs: after })]);
    await projector.store([appendScore(log, 4_000, { sessionId: 's3', sessionStartedMs: before })]);
    await projector.store([appendScore(log, 6_000, { sessionId: 's4', sessionStartedMs: before - 60_000n })]);

    expect(await clickhouse.query('SELECT month, sessions, score_sum FROM skill_months FINAL ORDER BY month')).toEqual([
      { month: '2026-03-01', sessions: 2, score_sum: 10_000 },
      { month: '2026-04-01', sessions: 1, score_sum: 8_000 },
    ]);
  });
});

describe('an organisation whose time zone is heard of after its scores, as it may be on a log of several partitions', () => {
  const midnight = BigInt(Date.UTC(2026, 2, 31, 22));

  function createTestLog() {
    const log = new TestLog();
    appendDirectory(log);
    const [registered, ...directory] = log.events.splice(0);
    for (const minutes of [-1n, 1n, 90n])
      appendScore(log, 4_000, { sessionId: `s${minutes}`, sessionStartedMs: midnight + minutes * 60_000n });
    return { registered: registered!, directory, scores: log.events };
  }

  const months = (database: ClickHouse) =>
    database.query('SELECT month, sessions FROM skill_months FINAL ORDER BY month');
  const inParis = [
    { month: '2026-03-01', sessions: 1 },
    { month: '2026-04-01', sessions: 2 },
  ];

  it('is summed in it once it is heard of, and so is what comes later still for an earlier day', async () => {
    const { registered, directory, scores } = createTestLog();
    const projector = await Projector.open(clickhouse);
    await projector.store(scores.slice(1));
    expect(await months(clickhouse)).toEqual([]);
    await projector.store([...directory, registered]);
    await projector.store(scores.slice(0, 1));
    const rebuilt = await freshDatabase();
    await (await Projector.open(rebuilt)).store([registered, ...directory, ...scores]);

    expect(await months(clickhouse)).toEqual(inParis);
    expect(await digests(clickhouse)).toEqual(await digests(rebuilt));
  }, 60_000);

  it.each([1, 2, 3])(
    'is summed in it where its projector dies before its change %i of the sums',
    async (time) => {
      const { registered, scores } = createTestLog();
      await (await Projector.open(clickhouse)).store(scores);
      await storedAgain([registered], await dyingBefore(time));

      expect(await months(clickhouse)).toEqual(inParis);
    },
    60_000,
  );

  it.each([1, 2, 3])(
    'is summed in it where another stores it meanwhile, and this one dies before its change %i',
    async (time) => {
      const { registered, scores } = createTestLog();
      await (await Projector.open(clickhouse)).store(scores.slice(1));
      const ofScores = await dyingBefore(time);
      const query = ofScores.query.bind(ofScores);
      let isHeard = false;
      ofScores.query = async <Row extends object>(sql: string, parameters?: QueryParameters) => {
        const rows = await query<Row>(sql, parameters);
        if (sql.includes('FROM organisations') && !isHeard) {
          isHeard = true;
          await (await Projector.open(clickhouse, [], { isShared: true })).store([registered]);
        }
        return rows;
      };
      await storedAgain(scores.slice(0, 1), ofScores);

      expect(isHeard).toBe(true);
      expect(await months(clickhouse)).toEqual(inParis);
    },
    60_000,
  );

  it('is summed in it where it stands in a table that was put in place without it', async () => {
    const { registered, scores } = createTestLog();
    const projector = await Projector.open(clickhouse);
    await projector.store([registered]);
    await clickhouse.command('TRUNCATE TABLE organisations');
    await (await Projector.open(clickhouse)).store(scores);
    // As whoever swaps tables stores again what came meanwhile.
    await (await Projector.open(clickhouse, [], { tables: new Set(['organisations']) })).store([registered]);

    expect(await months(clickhouse)).toEqual(inParis);
  }, 60_000);

  /** Before it changes sums for that time it fails, as where it is killed. */
  async function dyingBefore(time: number): Promise<ClickHouse> {
    const dying = await anotherClient(clickhouse);
    const command = dying.command.bind(dying);
    let changes = 0;
    dying.command = async (sql, parameters) => {
      if (sql.includes('skill_months') && (changes += 1) === time) throw new RetriableError('clickhouse_away', 'Away');
      return command(sql, parameters);
    };
    return dying;
  }

  /** By the one that may die, and then by the next one. */
  async function storedAgain(events: readonly ProjectedEvent[], dying: ClickHouse): Promise<void> {
    const store = async (database: ClickHouse) =>
      (await Projector.open(database, [], { isShared: true })).store(events);
    await store(dying).catch((error: unknown) => {
      if (!(error instanceof RetriableError)) throw error;
    });
    await store(clickhouse);
  }
});

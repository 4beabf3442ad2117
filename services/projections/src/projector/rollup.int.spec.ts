import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ClickHouse } from '@repartee/kernel';
import { createTestClickHouse } from '../clickhouse.fixtures.js';
import { TestLog, appendDirectory, appendScore } from '../history.fixtures.js';
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

  it('is summed in it all the same, and so is what comes later still for an earlier day', async () => {
    const { registered, directory, scores } = createTestLog();
    const projector = await Projector.open(clickhouse);
    await projector.store(scores.slice(1));
    expect(await months(clickhouse)).toEqual([{ month: '2026-03-01', sessions: 2 }]);
    await projector.store([...directory, registered]);
    await projector.store(scores.slice(0, 1));
    const rebuilt = await freshDatabase();
    await (await Projector.open(rebuilt)).store([registered, ...directory, ...scores]);

    expect(await months(clickhouse)).toEqual(inParis);
    expect(await digests(clickhouse)).toEqual(await digests(rebuilt));
  }, 60_000);

  it('is summed in it where another projector stores it in the middle of a sum', async () => {
    const { registered, scores } = createTestLog();
    const ofScores = await anotherClient(clickhouse);
    const command = ofScores.command.bind(ofScores);
    let isHeard = false;
    ofScores.command = async (sql, parameters) => {
      if (sql.includes('INSERT INTO skill_months') && !isHeard) {
        isHeard = true;
        await (await Projector.open(clickhouse, [], { isShared: true })).store([registered]);
      }
      return command(sql, parameters);
    };
    await (await Projector.open(ofScores, [], { isShared: true })).store(scores);
    await ofScores.close();

    expect(isHeard).toBe(true);
    expect(await months(clickhouse)).toEqual(inParis);
  }, 60_000);
});

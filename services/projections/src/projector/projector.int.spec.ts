import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ClickHouse } from '@repartee/kernel';
import { createTestClickHouse, tablesWith } from '../clickhouse.fixtures.js';
import {
  ORGANISATION,
  TestLog,
  appendCase,
  appendDirectory,
  appendScore,
  appendScorecard,
  appendSession,
  appendShift,
  createTestHistory,
  erase,
  forgetCase,
  openSites,
} from '../history.fixtures.js';
import { DigestRepository } from '../rebuild/digest.repository.js';
import type { ProjectorOptions } from './projector.js';
import { Projector } from './projector.js';

const { freshDatabase } = createTestClickHouse();
const CALM = { trust: 35, tension: 40, openness: 25 };
let clickhouse: ClickHouse;

beforeEach(async () => {
  clickhouse = await freshDatabase();
}, 30_000);

function digests(database: ClickHouse) {
  return new DigestRepository(database).digestAll();
}

describe('a history stored in one batch', () => {
  it('comes to the same rows as event by event, and as twice over', async () => {
    const { events } = createTestHistory();
    await (await Projector.open(clickhouse)).store(events);

    const oneByOne = await freshDatabase();
    const projector = await Projector.open(oneByOne);
    for (const event of events) await projector.store([event]);
    for (const event of events) await projector.store([event]);

    expect(await digests(oneByOne)).toEqual(await digests(clickhouse));
  }, 60_000);

  it('shows the corrected score once, and its slice summed from it', async () => {
    await (await Projector.open(clickhouse)).store(createTestHistory().events);

    expect(await clickhouse.query('SELECT score, version FROM skill_scores FINAL')).toEqual([
      { score: 3125, version: 6 },
    ]);
    expect(
      await clickhouse.query('SELECT month, sessions, score_sum, score_square_sum FROM skill_months FINAL'),
    ).toEqual([{ month: '2026-03-01', sessions: 1, score_sum: 3125, score_square_sum: 9765625 }]);
  });

  it('puts the head of each stream at its last version', async () => {
    await (await Projector.open(clickhouse)).store(createTestHistory().events);

    expect(await clickhouse.query("SELECT stream, version FROM stream_heads FINAL WHERE stream LIKE '%-s1'")).toEqual([
      { stream: 'acme/scorecard-s1', version: 6 },
      { stream: 'acme/session-s1', version: 8 },
      { stream: 'acme/viewing-s1', version: 1 },
    ]);
  });
});

/** Of so many sites, each a stream of its own, how many went into the tables at a time. */
async function storedAtOnce(count: number, options: ProjectorOptions = {}): Promise<number[]> {
  const stored: number[] = [];
  const insert: ClickHouse['insert'] = (table, rows) => {
    if (table === 'stream_heads') stored.push(rows.length);
    return clickhouse.insert(table, rows);
  };
  const counted = Object.create(clickhouse, { insert: { value: insert } }) as ClickHouse;
  const log = new TestLog();
  openSites(log, count);
  await (await Projector.open(counted, [], options)).store(log.events);
  return stored;
}

describe('a batch of many events', () => {
  it('is stored in one go, where these are small', async () => {
    expect(await storedAtOnce(900)).toEqual([900]);
  });

  it('is stored piece by piece, where its rows are of many bytes', async () => {
    expect(await storedAtOnce(900, { batchBytes: 1 })).toEqual([400, 400, 100]);
    // A site is some 30 bytes.
    expect(await storedAtOnce(900, { batchBytes: 15_000 })).toEqual([800, 100]);
  });

  it('leaves nothing behind that was taken before an event that is refused', async () => {
    const log = new TestLog();
    openSites(log, 500);
    const poison = appendScore(log, 70_000);
    const projector = await Projector.open(clickhouse);
    await expect(projector.store(log.events)).rejects.toMatchObject({ eventId: poison.id });

    expect(await projector.store(log.events.slice(0, 1))).toBe(2);
    expect(await clickhouse.query('SELECT count() AS sites FROM sites FINAL')).toEqual([{ sites: 1 }]);
  });
});

describe('an event of which a table cannot hold a value', () => {
  it.each([
    ['a score above all', (log: TestLog) => appendScore(log, 70_000)],
    ['a score above 10,000', (log: TestLog) => appendScore(log, 10_001)],
    ['a disposition out of all proportion', (log: TestLog) => appendShift(log, { ...CALM, trust: 40_000 })],
  ])(
    'is named, and nothing of its batch is taken: %s',
    async (_, append) => {
      const log = createTestHistory();
      const poison = append(log);
      const projector = await Projector.open(clickhouse);
      await projector.store(log.events.slice(0, 4));
      const refused = { name: 'PoisonEvent', eventId: poison.id, code: 'invalid_value' };
      await expect(projector.store(log.events)).rejects.toMatchObject(refused);
      await projector.store(log.events.slice(0, -1));

      const expected = await freshDatabase();
      await (await Projector.open(expected)).store(createTestHistory().events);
      expect(await digests(clickhouse)).toEqual(await digests(expected));
    },
    60_000,
  );
});

describe('a person who was erased', () => {
  it('is in no table but the list of the erased', async () => {
    const log = createTestHistory();
    const projector = await Projector.open(clickhouse);
    await projector.store(log.events);
    await projector.store([erase(log, 'ada')]);

    expect(await tablesWith(clickhouse, "'ada'")).toEqual(['erased_people']);
    expect(await tablesWith(clickhouse, "'s1'")).toEqual(['erased_sessions']);
    expect(await tablesWith(clickhouse, 's1')).toEqual(['erased_sessions']);
    expect(await tablesWith(clickhouse, "'ben'")).toEqual([
      'profiles',
      'memberships',
      'person_languages',
      'role_grants',
    ]);
  }, 60_000);

  it('leaves no head of a stream that was taken before and is stored with it', async () => {
    const log = new TestLog();
    appendDirectory(log);
    appendSession(log);
    appendScorecard(log);
    const events = [...log.events];
    const erased = erase(log, 'ada');
    const together = await Projector.open(clickhouse);
    await together.take(events);
    await together.take([erased]);
    await together.storeTaken();

    const apart = await freshDatabase();
    const projector = await Projector.open(apart);
    await projector.store(events);
    await projector.store([erased]);

    expect(await tablesWith(clickhouse, 's1')).toEqual(['erased_sessions']);
    expect(await digests(clickhouse)).toEqual(await digests(apart));
  }, 60_000);

  it('does not come back with a rebuild, nor by what was under way', async () => {
    const log = new TestLog();
    appendDirectory(log);
    appendSession(log, 's2', 'ben');
    appendScorecard(log, 's2', 'ben');
    appendSession(log);
    const projector = await Projector.open(clickhouse);
    await projector.store(log.events.slice(0, -1));
    const ended = log.events.at(-1)!;
    await projector.store([erase(log, 'ada')]);
    await projector.store([ended]);
    await projector.store(log.events.slice(log.events.indexOf(ended)));

    const rebuilt = await freshDatabase();
    const people = [{ organisation: ORGANISATION, person: 'ada' }];
    await (await Projector.open(rebuilt, people)).store(log.events);

    expect(await tablesWith(clickhouse, "'ada'")).toEqual(['erased_people']);
    expect(await digests(rebuilt)).toEqual(await digests(clickhouse));
  }, 60_000);

  it('is erased by a projector that died on the way and starts again', async () => {
    const log = createTestHistory();
    await (await Projector.open(clickhouse)).store(log.events);
    await clickhouse.insert('erased_sessions', [{ organisation: ORGANISATION, session_id: 's1', version: 1 }]);
    await clickhouse.command("DELETE FROM sessions WHERE learner_id = 'ada'");
    await (await Projector.open(clickhouse)).store([erase(log, 'ada')]);

    expect(await tablesWith(clickhouse, 's1')).toEqual(['erased_sessions']);
  }, 60_000);
});

describe('a case that was forgotten', () => {
  /** Of Ada's, with a session and its scorecard, beside another case of hers and a session of none. */
  const createTestCases = () => {
    const log = createTestHistory();
    for (const [caseId, session] of [
      ['k1', 's8'],
      ['k2', 's9'],
    ] as const) {
      appendCase(log, caseId);
      appendSession(log, session, 'ada', caseId);
      appendScorecard(log, session, 'ada', caseId);
    }
    return log;
  };
  const sessionsWith = (database: ClickHouse, session: string) => tablesWith(database, `'${session}'`);

  it('leaves every table but the lists of what was forgotten, and nothing else changes', async () => {
    const log = createTestCases();
    const projector = await Projector.open(clickhouse);
    await projector.store(log.events);
    const [ordinary, other] = [await sessionsWith(clickhouse, 's1'), await sessionsWith(clickhouse, 's9')];
    await projector.store([forgetCase(log)]);

    expect(await tablesWith(clickhouse, "'k1'")).toEqual(['forgotten_cases']);
    expect(await tablesWith(clickhouse, 'k1')).toEqual(['forgotten_cases', 'stream_heads']);
    expect(await tablesWith(clickhouse, 's8')).toEqual(['erased_sessions']);
    expect(await sessionsWith(clickhouse, 's1')).toEqual(ordinary);
    expect(await sessionsWith(clickhouse, 's9')).toEqual(other);
    expect(await tablesWith(clickhouse, "'k2'")).toEqual(['cases', 'case_sessions', 'sessions']);
  }, 60_000);

  it('does not come back with a rebuild, nor by what was under way', async () => {
    const log = createTestCases();
    const projector = await Projector.open(clickhouse);
    const [before, after] = [log.events.slice(0, -9), log.events.slice(-9)];
    await projector.store(before);
    const forgotten = [forgetCase(log, 'k1'), forgetCase(log, 'k2')];
    await projector.store(forgotten);
    await projector.store(after);
    await projector.store([...before, ...after]);

    const rebuilt = await freshDatabase();
    const cases = ['k1', 'k2'].map((id) => ({ organisation: ORGANISATION, case: id }));
    await (await Projector.open(rebuilt, cases)).store(log.events);
    expect(await sessionsWith(clickhouse, 's9')).toEqual(['erased_sessions']);
    expect(await digests(rebuilt)).toEqual(await digests(clickhouse));
  }, 60_000);

  it('is forgotten by a projector that died on the way and starts again', async () => {
    const log = createTestCases();
    await (await Projector.open(clickhouse)).store(log.events);
    await clickhouse.insert('erased_sessions', [{ organisation: ORGANISATION, session_id: 's8', version: 1 }]);
    await clickhouse.command("DELETE FROM sessions WHERE case_id = 'k1'");
    await (await Projector.open(clickhouse)).store([forgetCase(log)]);

    expect(await tablesWith(clickhouse, 's8')).toEqual(['erased_sessions']);
  }, 60_000);

  it('goes with its learner, whether it was forgotten before or not', async () => {
    const log = createTestCases();
    const projector = await Projector.open(clickhouse);
    await projector.store(log.events);
    await projector.store([forgetCase(log)]);
    await projector.store([erase(log, 'ada')]);

    const rebuilt = await freshDatabase();
    const erased = [
      { organisation: ORGANISATION, case: 'k1' },
      { organisation: ORGANISATION, person: 'ada' },
    ];
    await (await Projector.open(rebuilt, erased)).store(log.events);
    expect(await tablesWith(clickhouse, 'k1')).toEqual([]);
    expect(await tablesWith(clickhouse, 'k2')).toEqual([]);
    expect(await digests(rebuilt)).toEqual(await digests(clickhouse));
  }, 60_000);
});

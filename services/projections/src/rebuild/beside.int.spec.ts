import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ClickHouse, JournalHistory } from '@repartee/kernel';
import { migrate } from '@repartee/kernel';
import { createTestClickHouse } from '../clickhouse.fixtures.js';
import { ORGANISATION, appendDirectory, appendScorecard, appendSession } from '../history.fixtures.js';
import { migrations } from '../migrations/index.js';
import { ProjectingStage } from '../projecting.fixtures.js';
import { purgeBeside } from '../projector/purge-beside.js';
import { Filler } from './fill.js';
import { RebuildUnderWay, holdingLease } from './lease.js';
import { RebuildInterrupted, rebuildProjections } from './rebuild.js';
import { SwapRepository } from './swap.repository.js';
import { finishLeftSwaps } from './swaps.js';
import { verifyProjections } from './verify.js';

const testClickHouse = createTestClickHouse();
let stage: ProjectingStage;
let clickhouse: ClickHouse;
let history: JournalHistory;

beforeEach(async () => {
  stage = await ProjectingStage.start(testClickHouse);
  ({ clickhouse, history } = stage);
  await stage.write((log) => {
    appendDirectory(log);
    for (const [session, learner] of Object.entries({ s1: 'ada', s2: 'ben' })) {
      appendSession(log, session, learner);
      appendScorecard(log, session, learner);
    }
  });
  await stage.projections.caughtUp();
}, 60_000);

afterEach(() => stage.stop(), 30_000);

/** Whose sessions stand in a database beside, and how many turns. */
async function leftIn(name: string): Promise<{ learners: string[]; turns: number }> {
  const beside = await clickhouse.useDatabase(`${clickhouse.database}_${name}`);
  try {
    const select = 'SELECT learner_id FROM sessions FINAL ORDER BY learner_id';
    const rows = await beside.query<{ learner_id: string }>(select);
    const turns = await beside.query('SELECT * FROM turns FINAL');
    return { learners: rows.map((row) => row.learner_id), turns: turns.length };
  } finally {
    await beside.close();
  }
}

/** Leaves tables beside as a verification does that is killed once they are filled. */
async function leaveVerification(): Promise<void> {
  const scratch = await clickhouse.useDatabase(`${clickhouse.database}_verify`);
  await migrate(scratch, migrations);
  const filler = await Filler.open(history, scratch, { erased: [] });
  await filler.fill({ after: new Map(), through: await history.ends() });
  await scratch.close();
}

async function interruptRebuild(): Promise<void> {
  const interruption = new AbortController();
  const onProgress = () => interruption.abort();
  const rebuilding = rebuildProjections({ clickhouse, history, onProgress, signal: interruption.signal });
  await expect(rebuilding).rejects.toBeInstanceOf(RebuildInterrupted);
}

const isIdentical = async () => (await verifyProjections({ clickhouse, history })).identical;

describe('what a rebuild or a verification has left when it was killed', () => {
  it('loses whoever is erased later, and is gone on from all the same', async () => {
    await interruptRebuild();
    await leaveVerification();
    expect(await leftIn('rebuild')).toEqual({ learners: ['ada', 'ben'], turns: 4 });
    expect(await leftIn('verify')).toEqual({ learners: ['ada', 'ben'], turns: 4 });
    const place = stage.journal.lastSequence();
    await stage.erase('ada');
    await stage.projections.caughtUp();

    expect(await leftIn('rebuild')).toEqual({ learners: ['ben'], turns: 2 });
    expect(await leftIn('verify')).toEqual({ learners: ['ben'], turns: 2 });
    expect(await rebuildProjections({ clickhouse, history })).toMatchObject({ from: place });
    expect(await isIdentical()).toBe(true);
  }, 60_000);

  it('loses whoever was erased while it was filled, once a projector starts', async () => {
    await stage.erase('ada');
    await stage.projections.caughtUp();
    const scratch = await clickhouse.useDatabase(`${clickhouse.database}_verify`);
    await migrate(scratch, migrations);
    await scratch.insert('sessions', [{ organisation: ORGANISATION, session_id: 's1', learner_id: 'ada', version: 1 }]);
    await scratch.close();
    await purgeBeside(clickhouse);

    expect((await leftIn('verify')).learners).toEqual([]);
  }, 60_000);

  it('is in the way of no later verification', async () => {
    await leaveVerification();
    const scratch = await clickhouse.useDatabase(`${clickhouse.database}_verify`);
    await scratch.command("INSERT INTO turns (organisation, session_id, version) VALUES ('elsewhere', 's9', 1)");
    await scratch.close();

    expect(await isIdentical()).toBe(true);
  }, 60_000);
});

describe('two verifications at once', () => {
  it('do not work at once: the other is refused, or comes after', async () => {
    const settled = await Promise.allSettled([isIdentical(), isIdentical()]);
    const done = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const refused = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));

    expect(done.every(Boolean)).toBe(true);
    expect(refused.every((reason) => reason instanceof RebuildUnderWay)).toBe(true);
  }, 60_000);

  it('are one that is refused while the other is heard of', async () => {
    const refused = holdingLease({ clickhouse, work: 'verification', renewEveryMs: 300 }, () => isIdentical());
    await expect(refused).rejects.toBeInstanceOf(RebuildUnderWay);
    expect(await isIdentical()).toBe(true);
  }, 60_000);
});

describe('a swap whose rebuild is at work still', () => {
  it('keeps its marks where a projector starts meanwhile', async () => {
    const swaps = new SwapRepository(clickhouse);
    await swaps.begin(['turns'], new Map([['journal', 1]]));
    await holdingLease({ clickhouse, renewEveryMs: 300 }, () => finishLeftSwaps({ clickhouse, history }, () => 1));
    expect(await swaps.begun()).toMatchObject({ tables: ['turns'] });

    await finishLeftSwaps({ clickhouse, history });
    expect(await swaps.begun()).toMatchObject({ tables: [] });
    expect(await isIdentical()).toBe(true);
  }, 60_000);
});

describe('a swap that was cut off', () => {
  it('is ended where two projectors start at once', async () => {
    const swaps = new SwapRepository(clickhouse);
    await swaps.begin(['turns'], new Map([['journal', 1]]));
    await Promise.all([1, 4000].map((pause) => finishLeftSwaps({ clickhouse, history }, () => pause)));

    expect(await swaps.begun()).toMatchObject({ tables: [] });
    expect(await isIdentical()).toBe(true);
  }, 60_000);
});

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ClickHouse, JournalFeed, JournalHistory, SqliteJournal, Subscription } from '@repartee/kernel';
import { scoresV1, streamOf } from '@repartee/proto';
import { createTestClickHouse } from '../clickhouse.fixtures.js';
import type { TestLog } from '../history.fixtures.js';
import {
  ORGANISATION,
  appendDirectory,
  appendScore,
  appendScorecard,
  appendSession,
  appendShift,
  openSites,
} from '../history.fixtures.js';
import { ProjectingStage } from '../projecting.fixtures.js';
import { Projector } from '../projector/projector.js';
import type { FillProgress } from './fill.js';
import { planRebuild } from './rebuild-plan.js';
import { RebuildInterrupted, rebuildProjections } from './rebuild.js';
import { SwapRepository } from './swap.repository.js';
import { finishLeftSwaps } from './swaps.js';
import { verifyProjections } from './verify.js';

const testClickHouse = createTestClickHouse();
let stage: ProjectingStage;
let clickhouse: ClickHouse;
let journal: SqliteJournal;
let feed: JournalFeed;
let history: JournalHistory;
let projections: Subscription;
let log: TestLog;

beforeEach(async () => {
  stage = await ProjectingStage.start(testClickHouse);
  ({ clickhouse, journal, feed, history, projections, log } = stage);
}, 60_000);

afterEach(() => stage.stop(), 30_000);

const write = (work: () => void) => stage.write(work);
const erase = (person: string) => stage.erase(person);

const rehearse = (session: string, learner = 'ada') =>
  write(() => {
    appendSession(log, session, learner);
    appendScorecard(log, session, learner);
  });

const rowsOf = async (table: string): Promise<number> => {
  const [row] = await clickhouse.query<{ rows: string }>(`SELECT count() AS rows FROM ${table} FINAL`);
  return Number(row?.rows);
};

/** Tables that differ from what the log says. */
async function differing(): Promise<string[]> {
  await projections.caughtUp();
  const { tables } = await verifyProjections({ clickhouse, history });
  return tables.filter(({ identical }) => !identical).map(({ table }) => table);
}

async function wellKnownHistory(): Promise<void> {
  await write(() => appendDirectory(log));
  for (let session = 1; session <= 5; session += 1) await rehearse(`s${session}`, session % 2 ? 'ada' : 'ben');
  await projections.caughtUp();
}

describe('a table that has lost rows, holds wrong ones, or others than the log says', () => {
  it('comes back by a rebuild, and no other table is touched', async () => {
    await wellKnownHistory();
    await clickhouse.command('TRUNCATE TABLE turns');
    await clickhouse.command('DELETE FROM sites WHERE true');
    const { rows, events } = await rebuildProjections({ clickhouse, history, tables: ['turns'] });

    expect(await differing()).toEqual(['sites']);
    // Five sessions of two turns; with them go the five rows that say whose the sessions are.
    expect([await rowsOf('turns'), rows]).toEqual([10, 15]);
    expect(events).toBeGreaterThan(10);
  }, 60_000);

  it('comes back where it holds sums, from the scores of the log and not from the table of scores', async () => {
    await wellKnownHistory();
    await clickhouse.command('TRUNCATE TABLE skill_months');
    await clickhouse.command('TRUNCATE TABLE skill_scores');
    await rebuildProjections({ clickhouse, history, tables: ['skill_months'] });

    expect(await differing()).toEqual(['skill_scores']);
  }, 60_000);

  it('comes back with all others', async () => {
    await wellKnownHistory();
    for (const table of planRebuild('all').swapped) await clickhouse.command(`TRUNCATE TABLE ${table}`);
    await rebuildProjections({ clickhouse, history });

    expect(await differing()).toEqual([]);
  }, 60_000);

  it('is refused by a name there is not, with the names there are', async () => {
    const rebuild = rebuildProjections({ clickhouse, history, tables: ['turns', 'sesions'] });

    await expect(rebuild).rejects.toThrow(/no table sesions\. .*: assignments, .*skill_months, .*viewings\./);
  });
});

describe('a rebuild beside a projector that goes on', () => {
  it('loses nothing of what is written before, while and after the tables are swapped', async () => {
    await wellKnownHistory();
    let isOver = false;
    const writing = (async () => {
      for (let session = 10; !isOver; session += 1) {
        await rehearse(`s${session}`, session % 3 ? 'ada' : 'ben');
        if (session === 13) await erase('ben');
        // As fast as it is stored: the projector is at work nearly all the time.
        await projections.caughtUp();
      }
    })();
    for (let round = 0; round < 2; round += 1) await rebuildProjections({ clickhouse, history });
    isOver = true;
    await writing;

    expect(await differing()).toEqual([]);
    expect(await rowsOf('turns')).toBeGreaterThan(10);
    expect(await clickhouse.query("SELECT * FROM skill_months WHERE learner_id = 'ben'")).toEqual([]);
  }, 120_000);
});

describe('a rebuild that was interrupted', () => {
  it('leaves the tables in use alone, and goes on from where it was', async () => {
    await wellKnownHistory();
    await clickhouse.command('TRUNCATE TABLE turns');
    const interruption = new AbortController();
    const onProgress = () => interruption.abort();
    const rebuild = { clickhouse, history, tables: ['turns'] };
    const interrupted = rebuildProjections({ ...rebuild, onProgress, signal: interruption.signal });

    await expect(interrupted).rejects.toBeInstanceOf(RebuildInterrupted);
    expect(await rowsOf('turns')).toBe(0);
    const place = journal.lastSequence();
    await rehearse('s6');
    expect(await rebuildProjections(rebuild)).toMatchObject({ from: place, rows: 3 });
    expect(await differing()).toEqual([]);
  }, 60_000);

  it('tells how far it has come, and stops, long before there is a batch to store', async () => {
    await wellKnownHistory();
    await write(() => openSites(log, 900));
    const interruption = new AbortController();
    const told: number[] = [];
    const onProgress = ({ through, of }: FillProgress) => {
      told.push(through);
      if (told.length === 2) interruption.abort();
      expect(of).toBe(journal.lastSequence());
    };
    const rebuild = { clickhouse, history };
    const interrupted = rebuildProjections({ ...rebuild, onProgress, signal: interruption.signal });

    await expect(interrupted).rejects.toBeInstanceOf(RebuildInterrupted);
    expect(told).toEqual([400, 800]);
    const rest = journal.lastSequence() - 800;
    expect(await rebuildProjections(rebuild)).toMatchObject({ from: 800, events: rest });
    expect(await differing()).toEqual([]);
  }, 60_000);

  it('begins anew for other tables', async () => {
    await wellKnownHistory();
    const interruption = new AbortController();
    interruption.abort();
    const { signal } = interruption;
    await rebuildProjections({ clickhouse, history, tables: ['turns'], signal }).catch(() => undefined);

    expect(await rebuildProjections({ clickhouse, history, tables: ['shifts'] })).toMatchObject({ from: 0 });
    expect(await differing()).toEqual([]);
  }, 60_000);

  it('keeps out whoever was erased meanwhile', async () => {
    await wellKnownHistory();
    const interruption = new AbortController();
    interruption.abort();
    const { signal } = interruption;
    await rebuildProjections({ clickhouse, history, tables: ['turns'], signal }).catch(() => undefined);
    await erase('ada');
    await rebuildProjections({ clickhouse, history, tables: ['turns'] });

    expect(await differing()).toEqual([]);
    // Two sessions of ben's, of two turns each.
    expect(await rowsOf('turns')).toBe(4);
  }, 60_000);

  it('is finished by whoever comes next where it died between the swap and its end', async () => {
    await wellKnownHistory();
    const through = journal.lastSequence();
    await rehearse('s6');
    await projections.caughtUp();
    // The new table is in place without the last session, as if the process had died there.
    await clickhouse.command("DELETE FROM turns WHERE session_id = 's6'");
    await new SwapRepository(clickhouse).begin(['turns'], new Map([['journal', through]]));
    expect(await differing()).toEqual(['turns']);
    await finishLeftSwaps({ clickhouse, history });

    expect(await differing()).toEqual([]);
    expect(await new SwapRepository(clickhouse).begun()).toMatchObject({ tables: [] });
  }, 60_000);

  it('projects nothing twice over where a projector opens the tables anew', async () => {
    await wellKnownHistory();
    await rebuildProjections({ clickhouse, history });
    await (await Projector.open(clickhouse)).store(log.events);

    expect(await differing()).toEqual([]);
  }, 60_000);
});

/** A moment marked without the session it belongs to: it can be decoded, and not projected. */
const markNowhere = (session: string) =>
  write(() => log.append(streamOf.scorecard(ORGANISATION, session), scoresV1.KeyMomentMarkedSchema, { number: 9 }));

describe('a stream that holds what cannot be projected', () => {
  const scorecard = streamOf.scorecard(ORGANISATION, 's1');
  const headOfScorecard = async () => {
    const rows = await clickhouse.query<{ version: string }>(
      'SELECT version FROM stream_heads FINAL WHERE stream = {stream:String}',
      { stream: scorecard },
    );
    return Number(rows[0]?.version);
  };

  beforeEach(async () => {
    await wellKnownHistory();
    await markNowhere('s1');
    await write(() => appendScore(log, 9_000, { sessionId: 's1' }));
    await projections.caughtUp();
  });

  it('stands still from there on, in the tables in use and in those made anew', async () => {
    expect(feed.deadLetters.list().map(({ version, reason }) => [version, reason])).toEqual([
      [7, 'missing_field'],
      [8, 'behind_parked_event'],
    ]);
    expect(await headOfScorecard()).toBe(6);
    expect(await differing()).toEqual([]);
    await rebuildProjections({ clickhouse, history });
    expect(await headOfScorecard()).toBe(6);
    expect(await differing()).toEqual([]);
  }, 60_000);

  it('stands still at a number that its column cannot hold, and all others go on', async () => {
    const tension = 40_000;
    await write(() => appendShift(log, { trust: 20, tension, openness: 25 }, 's1'));
    await projections.caughtUp();

    expect(feed.deadLetters.list().map(({ reason }) => reason)).toContain('invalid_value');
    expect(projections.status()).toMatchObject({ status: 'running' });
    await rebuildProjections({ clickhouse, history });
    expect(await differing()).toEqual([]);
  }, 60_000);

  it('goes on behind it once it is given up, in the tables in use and in those made anew', async () => {
    const [letter] = feed.deadLetters.list();
    await feed.deadLetters.drop(letter?.group ?? '', letter?.eventId ?? '', { why: 'A trial', by: 'ops' });
    await projections.caughtUp();

    expect(await headOfScorecard()).toBe(8);
    expect(await differing()).toEqual([]);
    await rebuildProjections({ clickhouse, history });
    expect(await headOfScorecard()).toBe(8);
    expect(await differing()).toEqual([]);
  }, 60_000);

  it('is filled anew from the beginning where it was given up in the middle of a rebuild', async () => {
    const interruption = new AbortController();
    interruption.abort();
    const { signal } = interruption;
    await rebuildProjections({ clickhouse, history, signal }).catch(() => undefined);
    const [letter] = feed.deadLetters.list();
    await feed.deadLetters.drop(letter?.group ?? '', letter?.eventId ?? '', { why: 'A trial', by: 'ops' });
    await projections.caughtUp();

    expect(await rebuildProjections({ clickhouse, history })).toMatchObject({ from: 0 });
    expect(await differing()).toEqual([]);
  }, 60_000);
});

import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ClickHouse, Subscription } from '@repartee/kernel';
import { FeedStore, JournalFeed, PoisonEvent, SqliteJournal, SystemClock } from '@repartee/kernel';
import { directoryV1, scoresV1, streamOf, topics } from '@repartee/proto';
import { createTestClickHouse } from '../clickhouse.fixtures.js';
import {
  ORGANISATION,
  TestLog,
  appendCase,
  appendDirectory,
  appendScorecard,
  appendSession,
  forgetCase,
} from '../history.fixtures.js';
import { given } from './erased-letters.js';
import { startProjections } from './projection-feed.js';

const { folder, freshDatabase } = createTestClickHouse();
const clock = new SystemClock();
let clickhouse: ClickHouse;
let journal: SqliteJournal;
let store: FeedStore;
let feed: JournalFeed;
let log: TestLog;
let projections: Subscription;

beforeEach(async () => {
  clickhouse = await freshDatabase();
  journal = SqliteJournal.open(join(folder, `journal-${clickhouse.database}.sqlite`));
  store = new FeedStore(join(folder, `feed-${clickhouse.database}.sqlite`));
  feed = new JournalFeed({ journal, store, clock });
  log = new TestLog();
  projections = await startProjections({ clickhouse, feed, clock });
  await write(() => {
    appendDirectory(log);
    appendCase(log);
    for (const [session, learner, caseId] of [
      ['s1', 'ada', ''],
      ['s2', 'ben', ''],
      ['s3', 'ben', 'k1'],
    ] as const) {
      appendSession(log, session, learner, caseId);
      appendScorecard(log, session, learner, caseId);
      // A moment of nobody's: it can be decoded, and not projected.
      log.append(streamOf.scorecard(ORGANISATION, session), scoresV1.KeyMomentMarkedSchema, { number: 9 });
    }
  });
  await projections.caughtUp();
}, 60_000);

afterEach(async () => {
  await feed.stop();
  store.close();
  await journal.close();
}, 30_000);

async function write(work: () => void): Promise<void> {
  const from = log.events.length;
  work();
  const appends = log.events.slice(from).map(({ stream, organisation, version, id, occurredAt, data }) => ({
    ...{ stream, organisation, expectedVersion: version - 1, events: [{ id, occurredAt, data }] },
    ...{ correlationId: 'correlation', causationId: 'causation', actor: { kind: 'system' as const, id: 'test' } },
  }));
  await journal.appendAll(appends);
}

const waiting = () => feed.deadLetters.list().map(({ group, stream }) => `${group} ${stream}`);

/** Waits until as many letters wait: they are given up a little after the batch that erases. */
async function waitingAre(expected: readonly string[]): Promise<void> {
  for (const until = clock.now() + 20_000; waiting().length !== expected.length && clock.now() < until;)
    await clock.delay(20);
  expect(waiting()).toEqual(expected);
}

const letterOf = (session: string) => `projections-1 ${streamOf.scorecard(ORGANISATION, session)}`;

const erase = (personId: string) =>
  write(() => log.append(streamOf.person(ORGANISATION, personId), directoryV1.PersonErasedSchema, { personId }));

describe('the dead letters of whoever is erased', () => {
  it('are given up, with the reason, and those of others wait on', async () => {
    expect(waiting()).toEqual(['s1', 's2', 's3'].map(letterOf));
    await erase('ada');

    await waitingAre([letterOf('s2'), letterOf('s3')]);
    expect(feed.deadLetters.dropped()).toMatchObject([
      { stream: streamOf.scorecard(ORGANISATION, 's1'), dropped: given },
    ]);
  }, 60_000);

  it('are given up where a case is forgotten, and those of no case wait on', async () => {
    await write(() => forgetCase(log));

    await waitingAre([letterOf('s1'), letterOf('s2')]);
  }, 60_000);

  it('hold up no erasure that waits behind them, in whatever group', async () => {
    const handled: string[] = [];
    const own = streamOf.person(ORGANISATION, 'ada');
    await feed.subscribe({
      group: 'others',
      topics: [topics.directory],
      handler: (events) => {
        const poison = events.find(({ stream, version }) => stream === own && version === 1);
        if (poison) return Promise.reject(new PoisonEvent(poison.id, 'a_trial'));
        handled.push(...events.filter(({ stream }) => stream === own).map(({ type }) => type));
        return Promise.resolve();
      },
    });
    await erase('ada');

    await waitingAre([letterOf('s2'), letterOf('s3')]);
    expect(handled).toEqual(['repartee.directory.v1.PersonErased']);
  }, 60_000);
});

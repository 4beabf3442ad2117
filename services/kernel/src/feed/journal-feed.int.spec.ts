import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { streamOf, topics } from '@repartee/proto';

import { createTestAppend, createTestEvent, createTestFolder, TEST_TIME } from '../journal/journal.fixtures.js';
import { SqliteJournal } from '../journal/sqlite-journal.js';
import { SystemClock } from '../ports/system-clock.js';
import { VirtualClock } from '../ports/virtual-clock.js';
import { StartProblem } from '../service/start-problem.js';
import { openSqlite } from '../sqlite/sqlite.js';
import type { FeedHarness } from './feed.contract.js';
import { describeFeed } from './feed.contract.js';
import { RetriableError } from './feed-errors.js';
import { FeedStore } from './feed-store.js';
import { JournalFeed } from './journal-feed.js';

function createHarness(): Promise<FeedHarness> {
  const folder = createTestFolder();
  const journal = SqliteJournal.open(folder.file('journal.sqlite'));
  const open = () => {
    const store = new FeedStore(folder.file('feed.sqlite'));
    return { store, feed: new JournalFeed({ journal, store, clock: new SystemClock(), pollMs: 10 }) };
  };
  let opened = open();
  const edit = (sql: string, parameters: unknown[]) => {
    const db = openSqlite(folder.file('journal.sqlite'));
    db.prepare(sql).run(parameters);
    db.close();
  };
  const close = async () => {
    await opened.feed.stop();
    opened.store.close();
  };
  return Promise.resolve({
    get feed() {
      return opened.feed;
    },
    append: async (append) => void (await journal.append(append)),
    appendUnknown: (team, name) => {
      const stream = streamOf.team('acme', team);
      edit(
        `INSERT INTO events (topic, stream, version, id, type, schema_version, occurred_at, organisation,
           correlation_id, causation_id, actor_kind, actor_id, data)
         VALUES (?, ?, ?, ?, 'repartee.directory.v1.TeamDissolved', 1, ?, 'acme', '', '', 'system', 'test', x'0a0178')`,
        [topics.directory, stream, journal.head(stream) + 1, createTestEvent(name).id, TEST_TIME],
      );
      return Promise.resolve();
    },
    mend: (name) => {
      edit(`UPDATE events SET type = 'repartee.directory.v1.TeamFormed' WHERE id = ?`, [createTestEvent(name).id]);
      return Promise.resolve();
    },
    restart: async () => {
      await close();
      opened = open();
    },
    another: async () => {
      await close();
      opened = open();
      return opened.feed;
    },
    slowMs: 100,
    close: async () => {
      await close();
      await journal.close();
      folder.remove();
    },
  });
}

describeFeed('the feed that reads the journal', createHarness);

describe('a subscription under a virtual clock', () => {
  const clock = new VirtualClock(TEST_TIME);
  let folder: ReturnType<typeof createTestFolder>;
  let journal: SqliteJournal;
  let store: FeedStore;
  let feed: JournalFeed;

  beforeEach(() => {
    folder = createTestFolder();
    journal = SqliteJournal.open(folder.file('journal.sqlite'));
    store = new FeedStore(folder.file('feed.sqlite'));
    feed = new JournalFeed({ journal, store, clock });
  });

  afterEach(async () => {
    await feed.stop();
    store.close();
    await journal.close();
    folder.remove();
  });

  it('hears of an append of its own process without waiting for the poll', async () => {
    let handled = 0;
    const handler = () => Promise.resolve(void handled++);
    const subscription = await feed.subscribe({ group: 'readers', topics: [topics.directory], handler });
    await journal.append(createTestAppend('red', ['a']));
    await subscription.caughtUp();

    expect(handled).toBe(1);
    expect(clock.now()).toBe(TEST_TIME);
  });

  it('does not begin where the journal is older than what the group has read of it', async () => {
    const handler = () => Promise.resolve();
    const reader = { group: 'readers', topics: [topics.directory], handler };
    await journal.append(createTestAppend('red', ['a', 'b']));
    await (await feed.subscribe(reader)).caughtUp();
    await feed.stop();
    const other = SqliteJournal.open(folder.file('other.sqlite'));
    await other.append(createTestAppend('blue', ['c']));
    const beginning = new JournalFeed({ journal: other, store, clock }).subscribe(reader);

    await expect(beginning).rejects.toThrow(/ends at event 1, and readers has read 2: .* Put it back/);
    await expect(beginning).rejects.toBeInstanceOf(StartProblem);
    await other.close();
  });

  it('pauses longer before each new attempt, and says what it waits for', async () => {
    const attempts: number[] = [];
    const handler = () => {
      attempts.push(clock.now() - TEST_TIME);
      return Promise.reject(new RetriableError('store_away', 'The store is away'));
    };
    await journal.append(createTestAppend('red', ['a']));
    const subscription = await feed.subscribe({ group: 'readers', topics: [topics.directory], handler });
    await clock.advance(400);

    expect(attempts).toEqual([0, 50, 150, 350]);
    expect(subscription.status()).toEqual({ status: 'retrying', attempt: 4, code: 'store_away' });
    await subscription.stop();
    expect(subscription.position()).toEqual(new Map([['journal', 0]]));
  });
});

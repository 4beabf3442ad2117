import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { streamOf, topics } from '@repartee/proto';

import { FeedStore } from '../feed/feed-store.js';
import { JournalFeed } from '../feed/journal-feed.js';
import { problemOf } from '../problems/problem-filter.js';
import { VirtualClock } from '../ports/virtual-clock.js';
import type { Sqlite } from '../sqlite/sqlite.js';
import { first, openSqlite } from '../sqlite/sqlite.js';
import { createTestAppend, createTestEvent, createTestFolder, TEST_TIME } from './journal.fixtures.js';
import { SqliteJournal } from './sqlite-journal.js';

const stream = streamOf.team('acme', 'red');

/** SQLite itself refuses the next page, with the error of a full disk. */
function fill(db: Sqlite): void {
  const pages = first<{ page_count: number }>(db.prepare('PRAGMA page_count'))?.page_count ?? 0;
  db.exec(`PRAGMA max_page_count = ${pages}`);
}

const makeRoom = (db: Sqlite): void => db.exec('PRAGMA max_page_count = 1000000');

let folder: ReturnType<typeof createTestFolder>;
let db: Sqlite;
let journal: SqliteJournal;

beforeEach(() => {
  folder = createTestFolder();
  db = openSqlite(folder.file('journal.sqlite'));
  journal = SqliteJournal.over(db);
});

afterEach(async () => {
  await journal.close();
  folder.remove();
});

/** Appends until one is refused; resolves to how many were accepted and to the refusal. */
async function appendUntilRefused(): Promise<{ accepted: number; refusal: unknown }> {
  for (let accepted = 0; ; accepted++) {
    const append = createTestAppend('red', [`event ${accepted}`], { expectedVersion: accepted });
    const refusal = await journal.append(append).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (refusal !== undefined) return { accepted, refusal };
  }
}

describe('when the disk is full', () => {
  it('acknowledges nothing that is not there, says what to do, and goes on once there is room', async () => {
    fill(db);
    const { accepted, refusal } = await appendUntilRefused();
    expect(problemOf(refusal)).toMatchObject({ code: 'journal_unavailable', status: 503 });
    expect(problemOf(refusal).detail).toContain('Check the disk of the data folder');
    expect(journal.readStream(stream)).toHaveLength(accepted);
    expect(journal.head(stream)).toBe(accepted);

    makeRoom(db);
    const again = createTestAppend('red', [`event ${accepted}`], { expectedVersion: accepted });
    expect(await journal.append(again)).toEqual({ stream, version: accepted + 1 });
    const ids = journal.readStream(stream).map(({ id }) => id);
    expect(ids).toEqual(ids.map((_, index) => createTestEvent(`event ${index}`).id));
  });

  it('tells the reader of the log nothing that was refused', async () => {
    fill(db);
    const { accepted } = await appendUntilRefused();
    expect(journal.readAll({ afterSequence: 0 }).entries).toHaveLength(accepted);
  });
});

describe('when a consumer meets a full disk', () => {
  it.each([
    ['a file of its own', () => Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })],
    ['a file that cannot be synced', () => Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_FSYNC' })],
  ])('tries again until there is room: %s', async (_, fullDisk) => {
    const clock = new VirtualClock(TEST_TIME);
    const store = new FeedStore(folder.file('feed.sqlite'));
    const feed = new JournalFeed({ journal, store, clock });
    let isFull = true;
    const handled: string[] = [];
    const subscription = await feed.subscribe({
      group: 'scores',
      topics: [topics.directory],
      handler: (events) => {
        if (isFull) return Promise.reject(fullDisk());
        handled.push(...events.map(({ id }) => id));
        return Promise.resolve();
      },
    });
    await journal.append(createTestAppend('red', ['a']));
    await clock.advance(60_000);
    expect(subscription.status()).toMatchObject({ status: 'retrying', code: 'disk_full' });
    isFull = false;
    await clock.advance(5_000);
    expect(handled).toEqual([createTestEvent('a').id]);
    expect(subscription.status()).toEqual({ status: 'running' });
    await feed.stop();
    store.close();
  });
});

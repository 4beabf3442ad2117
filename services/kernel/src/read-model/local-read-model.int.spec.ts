import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DirectoryEvent } from '@repartee/proto';
import { topics } from '@repartee/proto';

import type { Feed, Subscription } from '../feed/feed.js';
import { NotCaughtUp } from '../feed/feed-errors.js';
import { FeedStore } from '../feed/feed-store.js';
import { JournalFeed } from '../feed/journal-feed.js';
import { createTestAppend, createTestFolder } from '../journal/journal.fixtures.js';
import { SqliteJournal } from '../journal/sqlite-journal.js';
import { SystemClock } from '../ports/system-clock.js';
import { LocalReadModel } from './local-read-model.js';
import type { ReadModelDefinition } from './read-model.js';

let calls: string[] = [];

const teams: ReadModelDefinition = {
  name: 'teams',
  version: 1,
  topics: [topics.directory],
  tables: ['CREATE TABLE teams (team TEXT PRIMARY KEY, site TEXT NOT NULL, mark BLOB NOT NULL) STRICT'],
  rows: (event) => {
    const data = event.data as DirectoryEvent;
    if (data.$typeName !== 'repartee.directory.v1.TeamFormed') return [];
    calls.push(data.teamId);
    if (data.teamId === 'gone') return [{ delete: true, table: 'teams', where: { site: data.siteId } }];
    return [{ table: 'teams', row: { team: data.teamId, site: data.siteId, mark: Uint8Array.of(7) } }];
  },
};

describe('a local read model', () => {
  let folder: ReturnType<typeof createTestFolder>;
  let journal: SqliteJournal;
  let store: FeedStore;
  let feed: JournalFeed;

  beforeEach(() => {
    calls = [];
    folder = createTestFolder();
    journal = SqliteJournal.open(folder.file('journal.sqlite'));
    store = new FeedStore(folder.file('feed.sqlite'));
    feed = new JournalFeed({ journal, store, clock: new SystemClock() });
  });

  afterEach(async () => {
    await feed.stop();
    store.close();
    await journal.close();
    folder.remove();
  });

  async function started(definition: ReadModelDefinition): Promise<LocalReadModel> {
    const readModel = LocalReadModel.open(folder.file('teams.sqlite'), definition);
    await readModel.start(feed);
    await readModel.caughtUp();
    return readModel;
  }

  function teamsIn(readModel: LocalReadModel): string[] {
    return readModel.prepare<{ team: string }>('SELECT team FROM teams ORDER BY team').all().map(({ team }) => team); // prettier-ignore
  }

  it('holds what the events say', async () => {
    await journal.append(createTestAppend('red', ['a', 'b']));
    const readModel = await started(teams);

    expect(readModel.prepare('SELECT team, site FROM teams WHERE team = ?').first('b')).toMatchObject({
      site: 'lille',
    });
    await readModel.close();
  });

  it('takes rows out', async () => {
    await journal.append(createTestAppend('red', ['a', 'gone', 'c']));
    const readModel = await started(teams);

    expect(teamsIn(readModel)).toEqual(['c']);
    await readModel.close();
  });

  it('goes on after a restart where it was', async () => {
    await journal.append(createTestAppend('red', ['a']));
    await (await started(teams)).close();
    await journal.append(createTestAppend('red', ['b']));
    const readModel = await started(teams);

    expect(teamsIn(readModel)).toEqual(['a', 'b']);
    expect(calls).toEqual(['a', 'b']);
    await readModel.close();
  });

  it('is built again when its definition has another version', async () => {
    await journal.append(createTestAppend('red', ['a']));
    await (await started(teams)).close();
    const readModel = await started({ ...teams, version: 2 });

    expect(teamsIn(readModel)).toEqual(['a']);
    expect(calls).toEqual(['a', 'a']);
    await readModel.close();
  });

  it('is waited for while it reads on, and no longer than it may stand still', async () => {
    // Positions as they are when the wait begins and when each step's time is up.
    const { readModel, waits } = await behind([0, 5, 5]);
    expect(await readModel.caughtUpUnlessStill(2000)).toBe(false);
    expect(waits).toEqual([2000, 2000]);
    await readModel.close();
  });

  it('is waited for no longer than it may take, though it reads on', async () => {
    const { readModel, waits } = await behind([0, 1, 2, 3, 4, 5, 6]);
    expect(await readModel.caughtUpUnlessStill(2000, 6000)).toBe(false);
    expect(waits).toEqual([2000, 2000, 2000]);
    await readModel.close();
  });

  /** One of a log that it never catches up with; `positions`: where it is, one for each time that somebody looks. */
  async function behind(positions: number[]): Promise<{ readModel: LocalReadModel; waits: (number | undefined)[] }> {
    const waits: (number | undefined)[] = [];
    const subscription = {
      position: () => new Map([['journal', (positions.length > 1 ? positions.shift() : positions[0]) ?? 0]]),
      stop: () => Promise.resolve(),
      caughtUp: (withinMs?: number) => {
        waits.push(withinMs);
        return Promise.reject(new NotCaughtUp('read-model-teams', withinMs ?? 0));
      },
    } as unknown as Subscription;
    const away = { subscribe: () => Promise.resolve(subscription) } as unknown as Feed;
    const readModel = LocalReadModel.open(folder.file('teams.sqlite'), teams);
    await readModel.start(away);
    return { readModel, waits };
  }
});

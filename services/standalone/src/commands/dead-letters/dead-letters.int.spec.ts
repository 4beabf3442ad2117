import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataFolder, DeadLetter } from '@repartee/kernel';
import {
  dataFolder,
  FeedStore,
  JournalFeed,
  lockDataFolder,
  openSqlite,
  showEntry,
  SqliteJournal,
  SystemClock,
  writeRuntime,
} from '@repartee/kernel';
import { topics } from '@repartee/proto';

import type { LetterDesk } from './letter-desk.js';
import { openLetterDesk } from './letter-desk.js';
import { dropAll, findLetter, settle } from './settle-letters.js';

const clock = new SystemClock();
/** Field 1, two bytes of text. */
const DATA = `x'0a024869'`;

/** The server of a folder as far as dead letters go: a reader, and the marks by which commands find it. */
class Server {
  readonly seen: number[] = [];
  private readonly journal: SqliteJournal;
  private readonly store: FeedStore;
  private readonly feed: JournalFeed;
  private readonly unlock: () => void;

  constructor(folder: DataFolder) {
    this.unlock = lockDataFolder(folder);
    writeRuntime(folder, { pid: process.pid, startedAt: clock.now(), version: '0', url: 'http://127.0.0.1:1' });
    this.journal = SqliteJournal.open(folder.journal);
    this.store = new FeedStore(folder.feed);
    this.feed = new JournalFeed({ journal: this.journal, store: this.store, clock, pollMs: 20 });
  }

  async read(): Promise<void> {
    const subscription = await this.feed.subscribe({
      ...{ group: 'readers', topics: [topics.directory] },
      handler: (events) => Promise.resolve(void this.seen.push(...events.map(({ version }) => version))),
    });
    await subscription.caughtUp();
  }

  async stop(): Promise<void> {
    await this.feed.stop();
    this.store.close();
    await this.journal.close();
    this.unlock();
  }
}

describe('the dead letters of a data folder', () => {
  let folder: DataFolder;
  let server: Server | undefined;
  let desk: LetterDesk | undefined;

  beforeEach(() => {
    folder = dataFolder(mkdtempSync(join(tmpdir(), 'repartee-letters-')));
    desk = undefined;
    server = new Server(folder);
    // Version 1 is of a type that nobody knows; what follows it in its stream waits behind it.
    append('e1', 'repartee.directory.v1.TeamDissolved', 1);
    append('e2', 'repartee.directory.v1.TeamFormed', 2);
  });

  afterEach(async () => {
    await desk?.close();
    await server?.stop();
    rmSync(folder.path, { recursive: true });
  });

  function append(id: string, type: string, version: number): void {
    const db = openSqlite(folder.journal);
    db.exec(
      `INSERT INTO events (topic, stream, version, id, type, schema_version, occurred_at, organisation,
         correlation_id, causation_id, actor_kind, actor_id, data)
       VALUES ('${topics.directory}', 'acme/team-red', ${version}, '${id}', '${type}', 1, 0, 'acme', '', '', 'system', 'test', ${DATA})`,
    );
    db.close();
  }

  function mend(): void {
    const db = openSqlite(folder.journal);
    db.exec(`UPDATE events SET type = 'repartee.directory.v1.TeamFormed'`);
    db.close();
  }

  async function opened(): Promise<LetterDesk> {
    desk = await openLetterDesk(undefined, () => folder);
    return desk;
  }

  const idsOf = (letters: readonly DeadLetter[]) => letters.map(({ eventId, reason }) => [eventId, reason]);

  it('are listed and shown beside a server, without what they hold where nobody can read it', async () => {
    await server?.read();
    const { letters, isServed } = await opened();

    expect(isServed).toBe(true);
    expect(idsOf(letters.list())).toEqual([['e1', 'unknown_type'], ['e2', 'behind_parked_event']]); // prettier-ignore
    const [first, second] = letters.list();
    const shown = await Promise.all([first, second].map(async (letter) => letter && (await letters.read(letter))));
    expect(shown.map((entry) => entry && showEntry(entry))).toEqual([
      { as: 'fields', fields: [{ field: 1, wire: 'LengthDelimited', bytes: 3 }], rest: 0, reason: 'unknown_type' },
      { as: 'event', data: { teamId: 'Hi' } },
    ]);
  });

  it('are tried again at once by the server, in order', async () => {
    await server?.read();
    const open = await opened();
    const letter = findLetter(open, 'e2', undefined);
    expect(await settle(open, letter, { do: 'replay', id: 'e2' })).toMatchObject({
      ...{ outcome: 'waiting', waiting: [{ eventId: 'e1', reason: 'unknown_type' }, { eventId: 'e2' }] },
    });

    mend();
    expect(await settle(open, letter, { do: 'replay', id: 'e2' })).toMatchObject({ outcome: 'done', waiting: [] });
    expect(server?.seen).toEqual([1, 2]);
  });

  it('are given up all at once for one reader, and nothing of them is tried', async () => {
    await server?.read();
    const open = await opened();
    const drop = { do: 'drop-all', group: 'readers', why: 'The instance was taken away', by: 'ops' } as const;
    expect(await dropAll(open, drop)).toBe(2);

    expect(open.letters.list()).toEqual([]);
    expect(open.letters.dropped()).toMatchObject([{ dropped: { why: drop.why } }, { dropped: { by: 'ops' } }]);
    expect(server?.seen).toEqual([]);
    await expect(dropAll(open, drop)).rejects.toThrow(/Nothing waits for readers; list shows/);
  });

  it('are given up on record, and what follows is tried', async () => {
    await server?.read();
    const open = await opened();
    const drop = { do: 'drop', id: 'e1', why: 'Written by a trial release', by: 'ops' } as const;
    expect(await settle(open, findLetter(open, 'e1', undefined), drop)).toMatchObject({ outcome: 'done' });

    expect(server?.seen).toEqual([2]);
    expect(open.letters.dropped()).toMatchObject([
      { eventId: 'e1', dropped: { why: 'Written by a trial release', by: 'ops' } },
    ]);
    await expect(settle(open, findLetter(open, 'e1', undefined), drop)).rejects.toThrow(/given up already: Written by/);
  });

  it('are tried at the next start where nobody runs', async () => {
    await server?.read();
    await server?.stop();
    server = undefined;
    const open = await opened();
    expect(open.isServed).toBe(false);
    const drop = { do: 'drop', id: 'e1', why: 'A trial', by: 'ops' } as const;
    expect(await settle(open, findLetter(open, 'e1', undefined), drop)).toMatchObject({
      ...{ outcome: 'asked', waiting: [{ eventId: 'e2' }] },
    });
    await open.close();

    server = new Server(folder);
    await server.read();
    expect(server.seen).toEqual([2]);
  });

  it('are asked for by name where several readers wait, and are not made up', async () => {
    await server?.read();
    const open = await opened();
    expect(() => findLetter(open, 'e9', undefined)).toThrow(/No event e9 waits; list shows/);
    expect(() => findLetter(open, 'e1', 'others')).toThrow(/No event e1 waits for others/);
  });
});

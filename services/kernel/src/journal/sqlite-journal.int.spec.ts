import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { create } from '@bufbuild/protobuf';
import { directoryV1, streamOf, topics } from '@repartee/proto';

import { openSqlite } from '../sqlite/sqlite.js';
import { createTestAppend, createTestEvent, createTestFolder, TEST_TIME } from './journal.fixtures.js';
import { MAX_EVENT_BYTES } from './journal.js';
import { SqliteJournal } from './sqlite-journal.js';

describe('a journal', () => {
  let folder: ReturnType<typeof createTestFolder>;
  let journal: SqliteJournal;
  const stream = streamOf.team('acme', 'red');

  beforeEach(() => {
    folder = createTestFolder();
    journal = SqliteJournal.open(folder.file('journal.sqlite'));
  });

  afterEach(async () => {
    await journal.close();
    folder.remove();
  });

  it('numbers the events of a stream from 1 and gives them back as they were', async () => {
    const answer = await journal.append(createTestAppend('red', ['a', 'b'], { expectedVersion: 0 }));

    expect(answer).toEqual({ stream, version: 2 });
    expect(journal.readStream(stream).map(({ version, id }) => [version, id])).toEqual([
      [1, createTestEvent('a').id],
      [2, createTestEvent('b').id],
    ]);
    expect(journal.readStream(stream, 2)[0]).toMatchObject({
      type: 'repartee.directory.v1.TeamFormed',
      topic: topics.directory,
      occurredAt: TEST_TIME,
      organisation: 'acme',
      actor: { kind: 'system', id: 'test' },
      data: { teamId: 'b', siteId: 'lille', name: 'Team b' },
    });
  });

  it('refuses an append to a version that has passed', async () => {
    await journal.append(createTestAppend('red', ['a'], { expectedVersion: 0 }));

    await expect(journal.append(createTestAppend('red', ['b'], { expectedVersion: 0 }))).rejects.toMatchObject({
      code: 'concurrency_conflict',
      expected: 0,
      actual: 1,
    });
    expect(journal.head(stream)).toBe(1);
  });

  it('answers an append it already holds with the version that it led to', async () => {
    const append = createTestAppend('red', ['a', 'b'], { expectedVersion: 0 });
    await journal.append(append);
    await journal.append(createTestAppend('red', ['c'], { expectedVersion: 2 }));

    await expect(journal.append(append)).resolves.toEqual({ stream, version: 2 });
    expect(journal.lastSequence()).toBe(3);
  });

  it('refuses an id that another event has', async () => {
    await journal.append(createTestAppend('red', ['a']));
    const other = { ...createTestEvent('b'), id: createTestEvent('a').id };

    await expect(journal.append(createTestAppend('red', [], { events: [other] }))).rejects.toMatchObject({
      code: 'duplicate_event',
    });
    await expect(journal.append(createTestAppend('blue', ['a']))).rejects.toMatchObject({ code: 'duplicate_event' });
  });

  it('accepts one of two writers that saw the same version, in one commit', async () => {
    const outcomes = await Promise.allSettled([
      journal.append(createTestAppend('red', ['a'], { expectedVersion: 0 })),
      journal.append(createTestAppend('red', ['b'], { expectedVersion: 0 })),
      journal.append(createTestAppend('blue', ['c'], { expectedVersion: 0 })),
    ]);

    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(journal.lastSequence()).toBe(2);
  });

  it('appends to several streams all or none', async () => {
    await journal.append(createTestAppend('blue', ['a']));
    const both = [
      createTestAppend('red', ['b'], { expectedVersion: 0 }),
      createTestAppend('blue', ['c'], { expectedVersion: 0 }),
    ];

    await expect(journal.appendAll(both)).rejects.toMatchObject({ code: 'concurrency_conflict' });
    expect(journal.head(stream)).toBe(0);

    const answers = await journal.appendAll([both[0]!, { ...both[1]!, expectedVersion: 1 }]);
    expect(answers.map(({ version }) => version)).toEqual([1, 2]);
  });

  it('reads on over the entries of other topics', async () => {
    await journal.append(createTestAppend('red', ['a', 'b', 'c']));

    expect(journal.readAll({ afterSequence: 0, topics: [topics.catalog] })).toEqual({ entries: [], through: 3 });
    expect(journal.readAll({ afterSequence: 0, topics: [topics.directory], limit: 2 }).through).toBe(2);
    expect(journal.readAll({ afterSequence: 2 }).entries.map(({ sequence }) => sequence)).toEqual([3]);
  });

  it('reads many events at once, of whatever bytes, in order and from the place asked for', async () => {
    const names = Array.from({ length: 450 }, (_, place) => `${place}`);
    const events = names.map((name) =>
      createTestEvent(name, {
        data: create(directoryV1.PersonJoinedSchema, {
          ...(name !== '7' && { profile: { keyId: 'key "é"', nonce: Buffer.from([0, 0xff, Number(name) % 256]) } }),
        }),
      }),
    );
    await journal.append(createTestAppend('red', names, { events }));
    const reader = SqliteJournal.openReadOnly(folder.file('journal.sqlite'));
    const read = (afterSequence: number, limit: number) => reader.readAll({ afterSequence, limit });
    const all = read(0, 1000);

    expect(all.entries).toEqual(journal.readAll({ afterSequence: 0, limit: 1000 }).entries);
    expect(all.entries).toHaveLength(450);
    expect(read(3, 401)).toEqual({ entries: all.entries.slice(3, 404), through: 404 });
    expect(read(450, 10)).toEqual({ entries: [], through: 450 });
    await reader.close();
  });

  it('tells its listeners after the commit', async () => {
    const seen: number[] = [];
    const stop = journal.onCommitted(() => seen.push(journal.lastSequence()));
    await journal.append(createTestAppend('red', ['a', 'b']));
    stop();
    await journal.append(createTestAppend('red', ['c']));

    expect(seen).toEqual([2]);
  });

  it('hands out what it cannot decode as such, and tells no state of that stream', async () => {
    await journal.append(createTestAppend('red', ['a', 'b', 'c']));
    const db = openSqlite(folder.file('journal.sqlite'));
    db.exec(`UPDATE events SET type = 'repartee.directory.v1.TeamDissolved' WHERE sequence = 1`);
    db.exec(`UPDATE events SET schema_version = 2 WHERE sequence = 2`);
    db.exec(`UPDATE events SET data = x'ff' WHERE sequence = 3`);
    db.close();

    // As after a start: what a journal has appended itself it reads from memory.
    const reader = SqliteJournal.openReadOnly(folder.file('journal.sqlite'));
    const { entries } = reader.readAll({ afterSequence: 0 });
    expect(entries.map(({ kind, event }) => [kind, 'reason' in event && event.reason])).toEqual([
      ['undecodable', 'unknown_type'],
      ['undecodable', 'unknown_version'],
      ['undecodable', 'bad_bytes'],
    ]);
    expect(() => reader.readStream(stream)).toThrow(expect.objectContaining({ code: 'undecodable_stream' }));
    await reader.close();
  });

  it('hands out the same from memory as from the file', async () => {
    await journal.append(createTestAppend('red', ['a', 'b', 'c']));
    const reader = SqliteJournal.openReadOnly(folder.file('journal.sqlite'));
    for (const read of [{ afterSequence: 0 }, { afterSequence: 1, limit: 1 }, { afterSequence: 3 }])
      expect(journal.readAll(read)).toEqual(reader.readAll(read));
    await reader.close();
  });

  it('is read by a second process while it is written to', async () => {
    const reader = SqliteJournal.openReadOnly(folder.file('journal.sqlite'));
    await journal.append(createTestAppend('red', ['a']));

    expect(reader.lastSequence()).toBe(1);
    await expect(reader.append(createTestAppend('red', ['b']))).rejects.toMatchObject({ code: 'journal_unavailable' });
    await reader.close();
  });

  it('takes no event after it was closed', async () => {
    const last = journal.append(createTestAppend('red', ['a']));
    await journal.close();

    await expect(last).resolves.toEqual({ stream, version: 1 });
    await expect(journal.append(createTestAppend('red', ['b']))).rejects.toMatchObject({ code: 'journal_unavailable' });
  });

  it('takes no event that a log elsewhere might refuse later', async () => {
    const data = create(directoryV1.TeamFormedSchema, {
      teamId: 'a',
      siteId: 'lille',
      name: 'x'.repeat(MAX_EVENT_BYTES),
    });
    const append = createTestAppend('red', [], { events: [createTestEvent('a', { data })] });

    await expect(journal.append(append)).rejects.toMatchObject({ code: 'event_too_large' });
    expect(journal.lastSequence()).toBe(0);
  });
});

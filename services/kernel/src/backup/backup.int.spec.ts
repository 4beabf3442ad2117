import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { createTestAppend, createTestFolder } from '../journal/journal.fixtures.js';
import { SqliteJournal } from '../journal/sqlite-journal.js';
import { copySqlite } from './backup.js';

describe('a journal that is written to', () => {
  let folder: ReturnType<typeof createTestFolder>;
  let journal: SqliteJournal;

  beforeEach(() => {
    folder = createTestFolder();
    journal = SqliteJournal.open(folder.file('journal.sqlite'));
  });

  afterEach(async () => {
    await journal.close();
    folder.remove();
  });

  it('is copied as it is at one moment', async () => {
    await journal.append(createTestAppend('red', ['a', 'b']));
    copySqlite(folder.file('journal.sqlite'), folder.file('copy.sqlite'));
    await journal.append(createTestAppend('red', ['c']));

    const copy = SqliteJournal.open(folder.file('copy.sqlite'));
    expect(copy.readAll({ afterSequence: 0 }).entries).toEqual(journal.readAll({ afterSequence: 0, limit: 2 }).entries);
    await copy.append(createTestAppend('red', ['d'], { expectedVersion: 2 }));
    await copy.close();
  });

  it('is not copied over another file, nor from nothing', () => {
    copySqlite(folder.file('journal.sqlite'), folder.file('copy.sqlite'));

    expect(() => copySqlite(folder.file('journal.sqlite'), folder.file('copy.sqlite'))).toThrow(/exists already/);
    expect(() => copySqlite(folder.file('nothing.sqlite'), folder.file('other.sqlite'))).toThrow(/There is no/);
  });
});

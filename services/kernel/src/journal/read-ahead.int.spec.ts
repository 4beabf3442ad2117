import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { topics } from '@repartee/proto';

import { createTestAppend, createTestFolder } from './journal.fixtures.js';
import type { JournalPage } from './journal.js';
import type { RowsAsked } from './journal-rows.js';
import { readAhead } from './read-ahead.js';
import { SqliteJournal } from './sqlite-journal.js';

describe('a journal that a thread reads ahead', () => {
  let folder: ReturnType<typeof createTestFolder>;
  let journal: SqliteJournal;

  beforeEach(async () => {
    folder = createTestFolder();
    journal = SqliteJournal.open(folder.file('journal.sqlite'));
    await journal.append(
      createTestAppend(
        'red',
        Array.from({ length: 450 }, (_, place) => `${place}`),
      ),
    );
  });

  afterEach(async () => {
    await journal.close();
    folder.remove();
  });

  async function pages(asked: RowsAsked): Promise<JournalPage[]> {
    const read: JournalPage[] = [];
    for await (const page of readAhead(folder.file('journal.sqlite'), asked)) read.push(page);
    return read;
  }

  it('comes in pages, each as the journal itself hands it out, up to the place asked for', async () => {
    const read = await pages({ after: 3, through: 440, limit: 220 });

    expect(read).toEqual([
      journal.readAll({ afterSequence: 3, limit: 220 }),
      { entries: journal.readAll({ afterSequence: 223, limit: 217 }).entries, through: 440 },
    ]);
  });

  it('passes over what is of other topics or types', async () => {
    const range = { after: 0, through: 450, limit: 300 };
    const formed = 'repartee.directory.v1.TeamFormed';

    expect(await pages({ ...range, topics: [topics.catalog] })).toEqual([{ entries: [], through: 450 }]);
    expect(await pages({ ...range, types: ['repartee.directory.v1.SiteOpened'] })).toEqual([
      { entries: [], through: 450 },
    ]);
    expect((await pages({ ...range, types: [formed] })).map(({ through }) => through)).toEqual([300, 450]);
  });

  it('may be left half-way', async () => {
    for await (const { through } of readAhead(folder.file('journal.sqlite'), { after: 0, through: 450, limit: 100 })) {
      expect(through).toBe(100);
      break;
    }
  });

  it('throws where there is no such file', async () => {
    const nowhere = readAhead(folder.file('nowhere.sqlite'), { after: 0, through: 1, limit: 1 });

    await expect(nowhere.next()).rejects.toThrow();
  });
});

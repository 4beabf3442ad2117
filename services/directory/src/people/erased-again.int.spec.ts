import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Keys } from '@repartee/kernel';
import { PinoLog, SqliteKeys, parseMasterKey } from '@repartee/kernel';
import { streamOf } from '@repartee/proto';

import type { TestDirectory } from '../directory.fixtures.js';
import { TestBrowser, createTestDirectory, testSeed } from '../directory.fixtures.js';
import { DirectoryWriter } from '../writing/directory-writer.js';
import { eraseAgain } from './erased-again.js';

let test: TestDirectory;

beforeEach(async () => {
  test = await createTestDirectory();
  await test.directory.seeder.seed(testSeed('verdier'));
});

afterEach(() => test.close());

/** What the journal tells of somebody of Verdier. */
const historyOf = (person: string) => test.kernel.journal.readStream(streamOf.person('verdier', person));
const erasuresOf = (person: string) => historyOf(person).filter(({ type }) => type.endsWith('PersonErased'));

describe('when a journal is older than the keys, which know somebody as erased', () => {
  beforeEach(async () => {
    test.kernel.keys.destroy('verdier', 'verdier-jules');
    await test.restart();
  });

  it('erases them again, by the system, and nobody else', () => {
    expect(erasuresOf('verdier-jules')).toMatchObject([{ actor: { kind: 'system', id: 'directory' } }]);
    expect(erasuresOf('verdier-nora')).toEqual([]);
    expect(test.directory.queries.people.find('verdier', 'verdier-jules')).toBeUndefined();
    expect(test.directory.erasure.isErased('verdier', 'verdier-jules')).toBe(true);
  });

  it('does so once, however often it starts', async () => {
    const before = historyOf('verdier-jules').length;
    await test.restart();
    expect(historyOf('verdier-jules')).toHaveLength(before);
  });

  it('lets an administrator erase them once more, quietly', async () => {
    const nora = new TestBrowser(() => test.url);
    await nora.signIn('nora@verdier.test', 'the word of Nora');
    expect((await nora.post('/api/people/verdier-jules/erase', { name: 'Jules' })).status).toBe(200);
    expect(erasuresOf('verdier-jules')).toHaveLength(1);
  });
});

it('erases the only administrator that the journal knows of too: their key is gone', async () => {
  test.kernel.keys.destroy('verdier', 'verdier-nora');
  await test.restart();
  expect(erasuresOf('verdier-nora')).toHaveLength(1);
});

it('erases nobody whom the journal does not know', async () => {
  test.kernel.keys.destroy('verdier', 'verdier-later');
  const before = test.kernel.journal.lastSequence();
  await test.restart();
  expect(test.kernel.journal.lastSequence()).toBe(before);
});

describe('when keys are lost', () => {
  let folder: string;
  let lost: SqliteKeys;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'repartee-keys-'));
    lost = SqliteKeys.open(join(folder, 'keys.sqlite'), parseMasterKey('0f'.repeat(32)));
  });

  afterEach(() => {
    void lost.close();
    rmSync(folder, { recursive: true });
  });

  const startWith = (keys: Keys) => {
    const { journal, ids } = test.kernel;
    const writer = new DirectoryWriter(journal, ids, test.clock, () => Promise.resolve(), keys);
    const log = new PinoLog({ service: 'test', level: 'silent' });
    return eraseAgain({ ...{ writer, keys, log }, people: { erased: () => [] } });
  };

  it('erases nobody', async () => {
    await startWith(lost);
    expect([...erasuresOf('verdier-jules'), ...erasuresOf('verdier-nora')]).toEqual([]);
  });

  it('erases, among people without a key, only who has the mark of an erasure', async () => {
    lost.destroy('verdier', 'verdier-jules');
    await startWith(lost);
    expect([erasuresOf('verdier-jules').length, erasuresOf('verdier-nora').length]).toEqual([1, 0]);
  });
});

import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataFolder } from '@repartee/kernel';
import { SqliteKeys, dataFolder, masterKeyFrom, nextMasterKey } from '@repartee/kernel';

import type { CommandResult } from '../harness/command.js';
import { runCommand } from '../harness/command.js';
import { Standalone, newDataFolder } from '../harness/standalone.js';

const context = { organisation: 'acme', person: 'person-1', eventId: 'event-1' };
const WORDS = 'Je comprends que cela vous ait déçu.';
const OTHERS = { ...context, organisation: 'globex' };

let folder: DataFolder;
let sealed: ReturnType<SqliteKeys['seal']>;
let sealedElsewhere: ReturnType<SqliteKeys['seal']>;
let before: string;

beforeEach(async () => {
  folder = dataFolder(newDataFolder());
  const keys = SqliteKeys.open(folder.keys, masterKeyFrom(folder.masterKey));
  sealed = keys.seal(context, WORDS);
  sealedElsewhere = keys.seal(OTHERS, WORDS);
  await keys.close();
  before = masterKey();
});

afterEach(() => rmSync(folder.path, { recursive: true, force: true }));

const masterKey = (): string => readFileSync(folder.masterKey, 'utf8');
const rotate = (): Promise<CommandResult> => runCommand('keys', ['rotate'], { REPARTEE_DATA: folder.path });

/** What is sealed, with the master key that is in the file. */
async function opened(): Promise<(string | null)[]> {
  const keys = SqliteKeys.open(folder.keys, masterKeyFrom(folder.masterKey));
  try {
    return [keys.open(sealed, context), keys.open(sealedElsewhere, OTHERS)];
  } finally {
    await keys.close();
  }
}

async function expectRotated({ status, stdout, stderr }: CommandResult): Promise<void> {
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('The keys of 2 organisations');
  expect(masterKey()).not.toBe(before);
  expect(existsSync(`${folder.masterKey}.next`)).toBe(false);
  expect(await opened()).toEqual([WORDS, WORDS]);
}

describe('npm run keys -- rotate', () => {
  it('puts a new master key in the place of the old one, which opens nothing any more', async () => {
    const old = masterKeyFrom(folder.masterKey);
    await expectRotated(await rotate());

    expect(() => SqliteKeys.open(folder.keys, old)).toThrow(/another master key/);
  });

  it('ends a rotation that was cut off before anything was wrapped', async () => {
    nextMasterKey(folder.masterKey);
    expect(await opened()).toEqual([WORDS, WORDS]);

    await expectRotated(await rotate());
  });

  it('ends a rotation that was cut off when all was wrapped, and the new master key not in its place', async () => {
    const { key } = nextMasterKey(folder.masterKey);
    const keys = SqliteKeys.open(folder.keys, masterKeyFrom(folder.masterKey));
    await keys.rotate(key);
    await keys.close();
    await expect(opened()).rejects.toThrow(/another master key/);

    await expectRotated(await rotate());
    expect(masterKeyFrom(folder.masterKey)).toEqual(key);
  });

  it('changes nothing where the master key is not the one of the keys', async () => {
    const own = `${folder.path}/own.key`;
    renameSync(folder.masterKey, own);
    masterKeyFrom(folder.masterKey);
    const { status, stderr } = await rotate();

    expect(status).toBe(1);
    expect(stderr).toContain('another master key');
    copyFileSync(own, folder.masterKey);
    expect(await opened()).toEqual([WORDS, WORDS]);
  });

  it('rotates the keys in the files that services share, where these are named as for them', async () => {
    const shared = { KEYS_FILE: `${folder.path}/shared.sqlite`, MASTER_KEY_FILE: `${folder.path}/shared.key` };
    const first = masterKeyFrom(shared.MASTER_KEY_FILE);
    const services = SqliteKeys.open(shared.KEYS_FILE, first);
    const theirs = services.seal(context, WORDS);
    await services.close();
    const rotated = await runCommand('keys', ['rotate'], { REPARTEE_DATA: folder.path, ...shared });

    expect(rotated).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('The keys of 1 organ') });
    expect(() => SqliteKeys.open(shared.KEYS_FILE, first)).toThrow(/another master key/);
    const keys = SqliteKeys.open(shared.KEYS_FILE, masterKeyFrom(shared.MASTER_KEY_FILE));
    expect(keys.open(theirs, context)).toBe(WORDS);
    await keys.close();
    expect(masterKey()).toBe(before);
  });

  it('makes no master key where there is none', async () => {
    renameSync(folder.masterKey, `${folder.path}/away.key`);
    const { status, stderr } = await rotate();

    expect({ status, stderr }).toEqual({
      ...{ status: 1, stderr: expect.stringContaining(`There is no master key in ${folder.masterKey}.`) },
    });
    expect(existsSync(folder.masterKey)).toBe(false);
  });

  it.each(['nothing was ever written to', 'no key was made in yet'])(
    'says that there is nothing to rotate in a file that %s, and leaves the master key as it is',
    async (file) => {
      const empty = `${folder.path}/empty.sqlite`;
      if (file.startsWith('nothing')) writeFileSync(empty, '');
      else await SqliteKeys.open(empty, masterKeyFrom(folder.masterKey)).close();
      const { status, stderr } = await runCommand('keys', ['rotate'], { REPARTEE_DATA: folder.path, KEYS_FILE: empty });

      expect({ status, stderr }).toEqual({
        ...{ status: 1, stderr: `There is nothing to rotate: no key is in ${empty} yet.\n` },
      });
      expect(masterKey()).toBe(before);
      expect(existsSync(`${folder.masterKey}.next`)).toBe(false);
    },
  );

  it('makes no data folder where both files are named', async () => {
    const elsewhere = `${folder.path}/elsewhere`;
    const named = { KEYS_FILE: folder.keys, MASTER_KEY_FILE: folder.masterKey };
    await expectRotated(await runCommand('keys', ['rotate'], { REPARTEE_DATA: elsewhere, ...named }));
    expect(existsSync(elsewhere)).toBe(false);
  });

  it('refuses while a server has the folder, and the server starts again with the new master key', async () => {
    const server = await Standalone.start({ dataFolder: folder.path, demo: 'none' });
    const inUse = { status: 1, stdout: '', stderr: expect.stringContaining(`The keys in ${folder.keys} are in use`) };
    expect(await rotate()).toEqual(inUse);
    // Whoever names the file of keys and another data folder means the same keys.
    const named = { KEYS_FILE: folder.keys, MASTER_KEY_FILE: folder.masterKey };
    const elsewhere = { REPARTEE_DATA: `${folder.path}/elsewhere`, ...named };
    expect(await runCommand('keys', ['rotate'], elsewhere)).toEqual(inUse);
    expect(masterKey()).toBe(before);
    await server.stop();

    expect((await rotate()).status).toBe(0);
    const again = await Standalone.start({ dataFolder: folder.path, demo: 'none' });
    await again.stop();
    expect(masterKey()).not.toBe(before);
    expect(await opened()).toEqual([WORDS, WORDS]);
  }, 240_000);
});

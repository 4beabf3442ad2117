import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lockDataFolder } from '@repartee/kernel';

import type { StandaloneFolder } from './standalone-folder.js';
import { untouchedIfRefused } from './untouched.js';

let path: string;

beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'repartee-untouched-'));
});
afterEach(() => rmSync(path, { recursive: true, force: true }));

const refuse = (folder: StandaloneFolder): Promise<void> => {
  lockDataFolder(folder)();
  return Promise.reject(new Error('refused'));
};

describe('when work on a data folder is refused', () => {
  it('leaves no lock where there was none', async () => {
    writeFileSync(join(path, 'notes.txt'), '');
    await expect(untouchedIfRefused(path, refuse)).rejects.toThrow('refused');
    expect(readdirSync(path)).toEqual(['notes.txt']);
  });

  it('leaves the lock of a folder that has one', async () => {
    writeFileSync(join(path, 'lock.sqlite'), '');
    await expect(untouchedIfRefused(path, refuse)).rejects.toThrow('refused');
    expect(readdirSync(path)).toContain('lock.sqlite');
  });

  it('leaves no folder where there was none', async () => {
    const absent = join(path, 'absent');
    await expect(untouchedIfRefused(absent, refuse)).rejects.toThrow('refused');
    expect(existsSync(absent)).toBe(false);
  });
});

describe('when it is done', () => {
  it('leaves what it made', async () => {
    await untouchedIfRefused(path, (folder) => Promise.resolve(writeFileSync(folder.journal, '')));
    expect(readdirSync(path)).toEqual(['journal.sqlite']);
  });
});

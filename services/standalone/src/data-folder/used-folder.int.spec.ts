import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { usedFolder } from './used-folder.js';

let path: string;

beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'repartee-used-'));
});
afterEach(() => rmSync(path, { recursive: true, force: true }));

describe('the folder a command works on', () => {
  it('is one that holds a journal', () => {
    const data = join(path, 'data');
    mkdirSync(data);
    writeFileSync(join(data, 'journal.sqlite'), '');
    expect(usedFolder(data).journal).toBe(join(data, 'journal.sqlite'));
  });

  it('is not made where its name was mistyped', () => {
    const absent = join(path, 'dtaa');
    expect(() => usedFolder(absent)).toThrow(`There is no journal in ${absent}. Start Repartee once`);
    expect(existsSync(absent)).toBe(false);
  });
});

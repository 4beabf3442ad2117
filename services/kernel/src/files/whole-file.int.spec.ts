import { readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { createTestFolder } from '../journal/journal.fixtures.js';
import { madeOnce, writeWhole } from './whole-file.js';

let folder: ReturnType<typeof createTestFolder>;
let path: string;

beforeEach(() => {
  folder = createTestFolder();
  path = folder.file('kept');
});

afterEach(() => folder.remove());

/** The draft is written to a device on which there is never any room. */
const fillDisk = () => symlinkSync('/dev/full', `${path}.${process.pid}.new`);

describe('when a file is written whole', () => {
  it('holds what was written last, for its owner only, and leaves no draft', () => {
    writeFileSync(path, 'before', { mode: 0o644 });
    writeWhole(path, 'after');
    expect(readFileSync(path, 'utf8')).toBe('after');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder.path)).toEqual(['kept']);
  });

  it('keeps what it held where it cannot be written', () => {
    writeWhole(path, 'before');
    fillDisk();
    expect(() => writeWhole(path, 'after')).toThrow(/ENOSPC/);
    expect(readFileSync(path, 'utf8')).toBe('before');
  });
});

describe('when a file is made once', () => {
  it('is made, and then found', () => {
    expect(madeOnce(path, () => 'first').toString()).toBe('first');
    expect(madeOnce(path, () => 'second').toString()).toBe('first');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder.path)).toEqual(['kept']);
  });

  it('is the one that somebody else has made meanwhile', () => {
    const other = () => {
      writeFileSync(path, 'theirs');
      return 'ours';
    };
    expect(madeOnce(path, other).toString()).toBe('theirs');
  });

  it('does not exist where it could not be written, and is made another time', () => {
    fillDisk();
    expect(() => madeOnce(path, () => 'first')).toThrow(/ENOSPC/);
    expect(readdirSync(folder.path)).toEqual([]);
    expect(madeOnce(path, () => 'second').toString()).toBe('second');
  });
});

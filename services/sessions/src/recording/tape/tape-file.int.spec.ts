import { appendFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SqliteKeys, openSoundKey, parseMasterKey } from '@repartee/kernel';

import { readTape, tapeHeader } from './read-tape.js';
import type { Piece } from './piece.js';
import { folderOfTapes } from './tape-disk.js';
import { TapeFile } from './tape-file.js';

const of = { organisation: 'acme', learnerId: 'ada', sessionId: 'session-1' };
const SECOND = 32_000;

let folder: string;
let keys: SqliteKeys;
let faults: unknown[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'repartee-tape-'));
  keys = SqliteKeys.open(join(folder, 'keys.sqlite'), parseMasterKey('0f'.repeat(32)));
  faults = [];
});
afterEach(async () => {
  await keys.close();
  rmSync(folder, { recursive: true });
});

const begin = (tapes = join(folder, 'tapes')) =>
  new TapeFile(folderOfTapes(tapes), { of, keptDays: 30 }, keys, (error) => void faults.push(error));

/** A second of sound each, of one value. */
const learner = (value: number): Piece => ({
  ...{ side: 'learner', rate: 16_000, run: 1, sample: value * 16_000, atMs: value * 1_000 + 40 },
  pcm: new Uint8Array(SECOND).fill(value),
});

const path = () => join(folder, 'tapes', readdirSync(join(folder, 'tapes'))[0]!);
const read = () => {
  const header = tapeHeader(readFileSync(path()))!;
  return readTape(path(), openSoundKey(keys, header.of, header.key)!.bytes);
};

describe('a tape', () => {
  it('gives back what it took, and says whose it is', async () => {
    const tape = begin();
    const persona: Piece = { side: 'persona', rate: 24_000, atMs: 1_234.5, pcm: Uint8Array.of(1, 2, 3, 4) };
    tape.add(learner(1));
    tape.add(persona);
    tape.add(learner(2));
    await tape.close();
    expect(tapeHeader(readFileSync(path()))).toMatchObject({ of, keptDays: 30 });
    expect(await read()).toEqual([learner(1), persona, learner(2)].map((piece) => ({ ...piece, pcm: Buffer.from(piece.pcm) }))); // prettier-ignore
    expect(faults).toEqual([]);
  });

  it('shows nothing of the sound to whoever has only the file', async () => {
    const tape = begin();
    tape.add(learner(77));
    await tape.close();
    expect(readFileSync(path()).includes(Buffer.alloc(32, 77))).toBe(false);
  });

  it('keeps what was written when the process is cut off in the middle of a block', async () => {
    const tape = begin();
    for (let second = 0; second < 10; second++) tape.add(learner(second));
    await tape.close();
    const whole = (await read()).length;
    truncateSync(path(), readFileSync(path()).length - 100);
    expect(await read()).toHaveLength(whole - 1);
    appendFileSync(path(), Buffer.alloc(300_000, 9));
    expect(await read()).toHaveLength(whole - 1);
  });

  it('ends without a word to the conversation where nothing can be written', async () => {
    writeFileSync(join(folder, 'no-folder'), '');
    const tape = begin(join(folder, 'no-folder'));
    for (let second = 0; second < 10; second++) tape.add(learner(second));
    await tape.close();
    tape.add(learner(11));
    expect(faults).toMatchObject([{ code: 'EEXIST' }]);
  });

  it('is none for somebody who has been erased', () => {
    keys.destroy('acme', 'ada');
    expect(() => begin()).toThrow(expect.objectContaining({ code: 'key_destroyed' }));
  });
});

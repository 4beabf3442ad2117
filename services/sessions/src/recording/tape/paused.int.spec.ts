import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SqliteKeys, openSoundKey, parseMasterKey } from '@repartee/kernel';
import { CAPTURE_RATE } from '@repartee/proto';

import { LIMIT_MS } from '../../live/domain/limits.js';
import { RATE, Talk } from '../../voice/live/talk.fixture.js';
import { tracksOf } from '../sound/track.js';
import { readTape, tapeHeader } from './read-tape.js';
import { folderOfTapes } from './tape-disk.js';
import { TapeFile } from './tape-file.js';
import { Tape } from './tape.js';

const of = { organisation: 'acme', learnerId: 'ada', sessionId: 'session-1' };

let folder: string;
let keys: SqliteKeys;
let tape: Tape;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'repartee-paused-'));
  keys = SqliteKeys.open(join(folder, 'keys.sqlite'), parseMasterKey('0f'.repeat(32)));
  const file = new TapeFile(folderOfTapes(join(folder, 'tapes')), { of, keptDays: 30 }, keys, (error) =>
    expect(error).toBeUndefined(),
  );
  tape = new Tape(file, { limitMs: LIMIT_MS, playRate: RATE }, () => null);
});
afterEach(async () => {
  await keys.close();
  rmSync(folder, { recursive: true });
});

/** Where the learner is heard on what was recorded, in milliseconds of the session: from, to. */
async function stretches(): Promise<[from: number, to: number][]> {
  await tape.close();
  const path = join(folder, 'tapes', readdirSync(join(folder, 'tapes'))[0]!);
  const { of: whose, key } = tapeHeader(readFileSync(path))!;
  const pieces = await readTape(path, openSoundKey(keys, whose, key)!.bytes);
  const samples = tracksOf(pieces, LIMIT_MS).learner[0]?.samples ?? new Int16Array();
  const edges = [...samples.keys(), samples.length].filter((at) => !samples[at] !== !samples[at - 1]);
  const ms = edges.map((at) => (at / CAPTURE_RATE) * 1000);
  return ms.flatMap((from, at) => (at % 2 === 0 ? [[from, ms[at + 1]!] as [number, number]] : []));
}

describe('the tape of a conversation whose connection was lost', () => {
  it('has what was kept meanwhile after what was said before, and what is said since after that', async () => {
    const talk = new Talk({ tape });
    talk.voice.attach(talk, 'open_microphone');
    await talk.pass(2_000);
    await talk.speaks(1_000);
    await talk.voice.detach();
    await talk.pass(30_000);
    talk.voice.attach(talk, 'open_microphone', { goesOnAt: talk.voice.heardTo, hearsOn: true });
    // Said 17 s after the loss, for a second, and after two more for half a second.
    const frame = new Uint8Array(640).fill(1);
    for (let ms = 20_000; ms < 21_000; ms += 20) talk.voice.hear(ms * 16, frame, talk.sample());
    for (let ms = 23_000; ms < 23_500; ms += 20) talk.voice.hear(ms * 16, frame, talk.sample());
    await talk.pass(500);
    await talk.speaks(1_000);
    expect(await stretches()).toEqual([[1_900, 2_900], [3_000, 4_500], [4_900, 5_900]]); // prettier-ignore
  });
});

describe('the tape of a conversation that is paused', () => {
  it('has what is said before and after it where the session’s clock has it, though the page’s count went on', async () => {
    const talk = new Talk({ tape });
    talk.voice.attach(talk, 'open_microphone');
    await talk.pass(2_000);
    await talk.speaks(1_000);
    talk.voice.tell({ type: 'paused' });
    await talk.pass(60_000);
    talk.voice.tell({ type: 'continued' });
    await talk.pass(500);
    await talk.speaks(1_000);
    // Frames come here 100 ms before their last sample is spoken, which is taken for no delay.
    expect(await stretches()).toEqual([[1_900, 2_900], [3_400, 4_400]]); // prettier-ignore
  });

  it('has nothing of what still comes while it is paused', async () => {
    const talk = new Talk({ tape });
    talk.voice.attach(talk, 'open_microphone');
    await talk.pass(2_000);
    await talk.speaks(1_000);
    talk.voice.tell({ type: 'paused' });
    await talk.pass(1_000);
    talk.voice.hear(talk.sample(), new Uint8Array(640).fill(1));
    expect(await stretches()).toEqual([[1_900, 2_900]]);
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { parseMasterKey } from '../keys/master-key.js';
import { SqliteKeys } from '../keys/sqlite-keys.js';
import { FolderRecordingStore } from './folder-recording-store.js';
import { SealedRecordings, recordingAt } from './sealed-recordings.js';
import type { RecordingOf } from './sound-key.js';

/** Noon of a Monday in March, UTC. */
const endedAt = Date.UTC(2026, 2, 2, 12);
const of = { organisation: 'acme', learnerId: 'ada', sessionId: 'session-1' };
const ofCase = { ...of, sessionId: 'session-2', caseId: 'case-1' };
const kept = (recording: RecordingOf) => ({ of: recording, keptDays: 90, endedAt });
/** Two whole pieces and a bit. */
const sound = new Uint8Array(150_000).map((_, at) => at % 253);

let folder: string;
let keys: SqliteKeys;
let store: FolderRecordingStore;
let recordings: SealedRecordings;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'repartee-sealed-'));
  keys = SqliteKeys.open(join(folder, 'keys.sqlite'), parseMasterKey('0f'.repeat(32)));
  store = new FolderRecordingStore(join(folder, 'recordings'));
  recordings = new SealedRecordings(store, keys);
});
afterEach(async () => {
  await keys.close();
  rmSync(folder, { recursive: true });
});

async function read(from: number, to: number, who = of): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  const open = await recordings.open(who);
  for await (const piece of open!.read(from, to)) pieces.push(piece);
  return Buffer.concat(pieces);
}

describe('a sealed recording', () => {
  const path = () => join(folder, 'recordings/acme/ada/session-1');

  beforeEach(() => recordings.put(kept(of), { sound, durationMs: 61_000 }));

  it('opens from any byte to any other', async () => {
    expect(await recordings.open(of)).toMatchObject({ bytes: 150_000, durationMs: 61_000, gaps: [] });
    for (const [from, to] of [
      [0, 150_000],
      [0, 1],
      [65_535, 65_537],
      [131_072, 150_000],
      [149_999, 200_000],
    ] as const)
      expect(Buffer.compare(await read(from, to), sound.subarray(from, to))).toBe(0);
  });

  it('shows nothing of its sound where it lies', () => {
    const run = Buffer.from(sound.subarray(1_000, 1_016));
    expect(readFileSync(path()).includes(run)).toBe(false);
  });

  it('is unreadable once its learner is erased', async () => {
    keys.destroy('acme', 'ada');
    expect(await recordings.open(of)).toBeNull();
    await expect(recordings.put(kept(of), { sound, durationMs: 1 })).rejects.toMatchObject({ code: 'key_destroyed' });
  });

  it('does not open in the place of another, nor cut short', async () => {
    const bytes = readFileSync(path());
    await store.put('acme/ada/session-9', bytes);
    await expect(recordings.open({ ...of, sessionId: 'session-9' })).rejects.toMatchObject({ code: 'seal_broken' });
    writeFileSync(path(), bytes.subarray(0, bytes.length - 5));
    await expect(read(140_000, 150_000)).rejects.toThrow();
  });

  it('is told by its name whose it is', async () => {
    const names: string[] = [];
    for await (const { name } of recordings.list({ organisation: 'acme', learnerId: 'ada' })) names.push(name);
    expect(names.map(recordingAt)).toEqual([of]);
    expect(await recordings.head(names[0]!)).toEqual({ keptDays: 90, endedAt, caseId: undefined, isReadable: true });
    expect(await recordings.head('else')).toBeNull();
    expect(recordingAt('else')).toBeUndefined();
    expect(recordingAt('acme/ada/50%.txt')).toBeUndefined();
    expect(await recordings.head('acme/ada/50%.txt')).toBeNull();
  });
});

describe('a recording of a case', () => {
  it('goes with its case, and with nothing else of the learner', async () => {
    await recordings.put(kept(of), { sound, durationMs: 1 });
    await recordings.put(kept(ofCase), { sound, durationMs: 1 });
    expect(await read(0, 3, ofCase)).toHaveLength(3);
    keys.destroyCase('acme', 'ada', 'case-1');
    expect(await recordings.open(ofCase)).toBeNull();
    expect(await recordings.head('acme/ada/session-2')).toMatchObject({ caseId: 'case-1', isReadable: false });
    expect(await read(0, 3)).toHaveLength(3);
  });

  it('tells which case that is where it does not open', async () => {
    await recordings.put(kept(ofCase), { sound, durationMs: 1 });
    await store.put('acme/ada/session-9', readFileSync(join(folder, 'recordings/acme/ada/session-2')));
    await expect(recordings.head('acme/ada/session-9')).rejects.toMatchObject({ code: 'seal_broken' });
    expect(await recordings.caseOf('acme/ada/session-9')).toBe('case-1');
    expect(await recordings.caseOf('50%.txt')).toBeUndefined();
  });
});

it('leaves no way out of the store by an id', async () => {
  await recordings.put(kept({ ...of, learnerId: '..', sessionId: '../x' }), { sound, durationMs: 1 });
  const names: string[] = [];
  for await (const { name } of recordings.list()) names.push(name);
  expect(names).toEqual(['acme/%2E%2E/%2E%2E%2Fx']);
});

import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Log } from '@repartee/kernel';
import { SealedRecordings, SqliteKeys, VirtualClock, openRecordingStore, parseMasterKey } from '@repartee/kernel';

import type { Stage } from '../stage/stage.js';
import type { Mixed, ToMix } from './mix.js';
import { Mixing } from './mixing.js';
import { Recordings } from './recordings.js';
import { folderOfTapes } from './tape/tape-disk.js';
import { TapeFile, sessionOf } from './tape/tape-file.js';

/** Noon of a Monday in March, UTC. */
const ENDED_AT = Date.UTC(2026, 2, 2, 12);
const DAY_MS = 24 * 60 * 60_000;

let folder: string;
let keys: SqliteKeys;
let clock: VirtualClock;
let logged: { sessionId?: string }[];
/** The sessions that were mixed, one after the other, and those whose tapes can't be. */
let mixed: string[];
let broken: string[];
/** What comes of mixing: nothing, unless something was said. */
let sound: Mixed | null;
/** Days that the organisation keeps recordings by now. */
let keeps: number | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'repartee-mixing-'));
  keys = SqliteKeys.open(join(folder, 'keys.sqlite'), parseMasterKey('0f'.repeat(32)));
  clock = new VirtualClock(ENDED_AT, 20);
  [logged, mixed, broken] = [[], [], []];
  [sound, keeps] = [null, 365];
});
afterEach(async () => {
  await keys.close();
  rmSync(folder, { recursive: true });
});

const tapes = (): string => join(folder, 'tapes');
const left = (): string[] => readdirSync(tapes()).map(sessionOf).sort();

/** All that is on tape was written so long ago. */
function writtenLast(agoMs: number): void {
  const at = (clock.now() - agoMs) / 1000;
  for (const name of readdirSync(tapes())) utimesSync(join(tapes(), name), at, at);
}

async function taped(sessionId: string): Promise<void> {
  const of = { organisation: 'acme', learnerId: 'ada', sessionId };
  await new TapeFile(folderOfTapes(tapes()), { of, keptDays: 30 }, keys, () => undefined).close();
}

function createTestMixing(): Mixing {
  const log = { error: (about: object) => void logged.push(about) } as unknown as Log;
  const store = openRecordingStore({ kind: 'folder', path: join(folder, 'kept') });
  const recordings = new Recordings(
    { store, tapes: tapes() },
    { recordingDays: () => keeps } as unknown as Stage,
    keys,
    log,
  );
  const run = ({ tapes: [tape] }: ToMix): Promise<Mixed | null> => {
    const session = sessionOf(tape?.path ?? '');
    if (broken.includes(session)) return Promise.reject(new RangeError('as scripted'));
    mixed.push(session);
    return Promise.resolve(sound);
  };
  const thread = { run: run as never, stop: () => Promise.resolve() };
  return new Mixing({ recordings, keys, thread, clock, log, standingOf: () => Promise.resolve({ endedAt: ENDED_AT }) });
}

it('writes down when the session ended, from which its days count', async () => {
  await taped('one');
  sound = { sound: Uint8Array.of(1), durationMs: 1, gaps: [] };
  await createTestMixing().rest();
  const store = openRecordingStore({ kind: 'folder', path: join(folder, 'kept') });
  const head = await new SealedRecordings(store, keys).head('acme/ada/one');
  expect(head).toMatchObject({ keptDays: 30, endedAt: ENDED_AT });
});

describe('a tape that cannot be mixed', () => {
  it('holds up no other, is named, stays, and is tried again later', async () => {
    for (const session of ['one', 'two', 'three']) await taped(session);
    broken = ['one', 'three'];
    await createTestMixing().rest();
    expect(mixed).toEqual(['two']);
    expect(left()).toEqual(['one', 'three']);
    expect(logged.map(({ sessionId }) => sessionId).sort()).toEqual(['one', 'three']);
    broken = [];
    await clock.advance(10 * 60_000);
    for (let looks = 0; left().length > 0 && looks < 1_000; looks++) await new Promise(setImmediate);
    expect(mixed.slice(1).sort()).toEqual(['one', 'three']);
  });

  it('goes once a recording of it would go, and not before', async () => {
    await taped('one');
    broken = ['one'];
    const mixing = createTestMixing();
    writtenLast(30 * DAY_MS - 1_000);
    await mixing.rest();
    expect(left()).toEqual(['one']);
    writtenLast(30 * DAY_MS);
    keeps = undefined;
    await mixing.rest();
    expect(left()).toEqual(['one']);
    keeps = 365;
    await mixing.rest();
    expect(left()).toEqual([]);
    await mixing.stop();
  });

  it('goes after a month where it does not tell whose it is', async () => {
    await taped('one');
    writeFileSync(join(tapes(), readdirSync(tapes())[0]!), Buffer.alloc(9_999));
    const mixing = createTestMixing();
    writtenLast(30 * DAY_MS - 1_000);
    await mixing.rest();
    expect(left()).toEqual(['one']);
    writtenLast(30 * DAY_MS);
    await mixing.rest();
    expect(left()).toEqual([]);
  });
});

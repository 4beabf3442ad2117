import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
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

let folder: string;
let keys: SqliteKeys;
let clock: VirtualClock;
let logged: { sessionId?: string }[];
/** The sessions that were mixed, one after the other, and those whose tapes can't be. */
let mixed: string[];
let broken: string[];
/** What comes of mixing: nothing, unless something was said. */
let sound: Mixed | null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'repartee-mixing-'));
  keys = SqliteKeys.open(join(folder, 'keys.sqlite'), parseMasterKey('0f'.repeat(32)));
  clock = new VirtualClock(0, 20);
  [logged, mixed, broken] = [[], [], []];
  sound = null;
});
afterEach(async () => {
  await keys.close();
  rmSync(folder, { recursive: true });
});

const tapes = (): string => join(folder, 'tapes');
const left = (): string[] => readdirSync(tapes()).map(sessionOf).sort();

async function taped(sessionId: string): Promise<void> {
  const of = { organisation: 'acme', learnerId: 'ada', sessionId };
  await new TapeFile(folderOfTapes(tapes()), { of, keptDays: 30 }, keys, () => undefined).close();
}

function createTestMixing(): Mixing {
  const log = { error: (about: object) => void logged.push(about) } as unknown as Log;
  const store = openRecordingStore({ kind: 'folder', path: join(folder, 'kept') });
  const recordings = new Recordings({ store, tapes: tapes() }, {} as Stage, keys, log);
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
});

import { copyFileSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Log } from '@repartee/kernel';
import { SealedRecordings, SqliteKeys, VirtualClock, openRecordingStore, parseMasterKey } from '@repartee/kernel';

import { Retention } from './retention.js';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** Noon of a Monday in March, UTC. */
const now = Date.UTC(2026, 2, 2, 12);

let folder: string;
let keys: SqliteKeys;
let sealed: SealedRecordings;
let retention: Retention;
let clock: VirtualClock;
let days: Record<string, number>;
let logged: { name?: string }[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'repartee-retention-'));
  keys = SqliteKeys.open(join(folder, 'keys.sqlite'), parseMasterKey('0f'.repeat(32)));
  sealed = new SealedRecordings(openRecordingStore({ kind: 'folder', path: join(folder, 'recordings') }), keys);
  clock = new VirtualClock(now);
  days = { acme: 30 };
  const stage = { recordingDays: (organisation: string) => days[organisation] };
  logged = [];
  const log = { error: (about: object) => void logged.push(about) } as unknown as Log;
  retention = new Retention({ recordings: { sealed }, stage, clock, log });
});
afterEach(async () => {
  retention.stop();
  await keys.close();
  rmSync(folder, { recursive: true });
});

/** Of a session that ended so long ago. */
async function stored(organisation: string, sessionId: string, ageMs: number): Promise<void> {
  const of = { organisation, learnerId: 'ada', sessionId };
  await sealed.put({ of, keptDays: 30, endedAt: now - ageMs }, { sound: Uint8Array.of(1), durationMs: 1 });
}

async function left(): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of sealed.list()) names.push(name);
  return names.sort();
}

describe('what is swept', () => {
  it('is what is older than its days, and nothing that is younger', async () => {
    await stored('acme', 'old', 30 * DAY_MS);
    await stored('acme', 'young', 30 * DAY_MS - 1_000);
    await retention.sweep();
    expect(await left()).toEqual(['acme/ada/young']);
  });

  it('is what was stored so long ago where it does not tell when its session ended', async () => {
    for (const sessionId of ['old', 'young']) {
      // As they were stored before.
      const of = { organisation: 'acme', learnerId: 'ada', sessionId };
      const earlier = { of, keptDays: 30 } as Parameters<typeof sealed.put>[0];
      await sealed.put(earlier, { sound: Uint8Array.of(1), durationMs: 1 });
    }
    const at = (now - 30 * DAY_MS) / 1000;
    utimesSync(join(folder, 'recordings/acme/ada/old'), at, at);
    utimesSync(join(folder, 'recordings/acme/ada/young'), at + 1, at + 1);
    await retention.sweep();
    expect(await left()).toEqual(['acme/ada/young']);
  });

  it('is what is older than the learner was told, though more is kept by now', async () => {
    days = { acme: 365 };
    await stored('acme', 'told', 30 * DAY_MS);
    await retention.sweep();
    expect(await left()).toEqual([]);
  });

  it('is what is older than the organisation keeps by now, though the learner was told more', async () => {
    days = { acme: 1 };
    await stored('acme', 'shortened', DAY_MS);
    await retention.sweep();
    expect(await left()).toEqual([]);
    days = { acme: 0 };
    await stored('acme', 'none', 0);
    await retention.sweep();
    expect(await left()).toEqual([]);
  });

  it('is nothing of an organisation that is not heard of yet', async () => {
    await stored('rival', 'old', 900 * DAY_MS);
    await retention.sweep();
    expect(await left()).toEqual(['rival/ada/old']);
  });

  it('is what is over beside what is none of ours, and beside what does not open, which is told once', async () => {
    const path = (name: string): string => join(folder, 'recordings/acme/ada', name);
    await stored('acme', 'moved', 0);
    copyFileSync(path('moved'), path('0'));
    writeFileSync(path('50%.txt'), 'notes');
    await stored('acme', 'old', 30 * DAY_MS);
    await retention.sweep();
    await retention.sweep();
    expect(await left()).toEqual(['acme/ada/0', 'acme/ada/50%.txt', 'acme/ada/moved']);
    expect(logged.map(({ name }) => name)).toEqual(['acme/ada/0']);
  });

  it('is what was left half stored', async () => {
    await stored('acme', 'young', 0);
    const path = join(folder, 'recordings/acme/ada');
    writeFileSync(join(path, 'half.1.new'), 'half');
    utimesSync(join(path, 'half.1.new'), 0, 0);
    await retention.sweep();
    expect(readdirSync(path)).toEqual(['young']);
  });

  it('is what nobody can read any more', async () => {
    await stored('acme', 'erased', 0);
    keys.destroy('acme', 'ada');
    await retention.sweep();
    expect(await left()).toEqual([]);
  });
});

it('sweeps again every hour', async () => {
  await stored('acme', 'soon', 30 * DAY_MS - HOUR_MS / 2);
  retention.start();
  expect(await left()).toHaveLength(1);
  while ((await left()).length > 0) await clock.advance(HOUR_MS);
});

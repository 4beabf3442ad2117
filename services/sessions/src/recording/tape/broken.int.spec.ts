import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SqliteKeys, openSoundKey, parseMasterKey } from '@repartee/kernel';

import { LIMIT_MS } from '../../live/domain/limits.js';
import { until } from '../../sessions.fixtures.js';
import { RATE, Talk } from '../../voice/live/talk.fixture.js';
import { mix } from '../mix.js';
import { tapeHeader } from './read-tape.js';
import { TapeFile } from './tape-file.js';
import { Tape } from './tape.js';

const of = { organisation: 'acme', learnerId: 'ada', sessionId: 'session-1' };
const PIECE = 1024 * 1024;
/** More than a disk may be behind by. */
const TOO_MUCH = 5 * 1024 * 1024;

let folder: string;
let keys: SqliteKeys;
let faults: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'repartee-broken-'));
  keys = SqliteKeys.open(join(folder, 'keys.sqlite'), parseMasterKey('0f'.repeat(32)));
  faults = 0;
});
afterEach(async () => {
  await keys.close();
  rmSync(folder, { recursive: true });
});

const begin = (tapes = join(folder, 'tapes')): TapeFile =>
  new TapeFile(tapes, { of, keptDays: 30 }, keys, () => void faults++);

function tapes(): { path: string; key: Uint8Array }[] {
  return readdirSync(join(folder, 'tapes')).map((name) => {
    const path = join(folder, 'tapes', name);
    const header = tapeHeader(readFileSync(path))!;
    return { path, key: openSoundKey(keys, header.of, header.key)!.bytes };
  });
}

const written = (): number => {
  const path = join(folder, 'tapes');
  return existsSync(path) ? readdirSync(path).reduce((sum, name) => sum + statSync(join(path, name)).size, 0) : 0;
};

describe('a tape that can’t be written any more', () => {
  it('goes on in another file from the next turn on, and the recording says what is missing', async () => {
    const tape = new Tape(begin(), { limitMs: LIMIT_MS, playRate: RATE }, begin);
    const talk = new Talk({ tape });
    talk.voice.attach(talk, 'open_microphone');
    await talk.pass(4_000);
    await talk.says('What happened on those two mornings?');
    await talk.pass(8_000);
    const brokeMs = talk.clock.now() - talk.live.startedAt;
    tape.heard(0, new Uint8Array(TOO_MUCH), 1_000);
    expect(faults).toBe(1);
    await talk.pass(6_000);
    expect(talk.turns()).toHaveLength(3);
    await talk.says('I am sorry that nobody came.', { ms: 2_000 });
    await talk.pass(8_000);
    await talk.says('When would it suit you?', { ms: 1_000 });
    await talk.pass(4_000);
    await tape.close();

    expect(tapes()).toHaveLength(2);
    const mixed = await mix({ tapes: tapes(), limitMs: LIMIT_MS });
    expect(mixed?.gaps).toHaveLength(1);
    const [gap] = mixed?.gaps ?? [];
    expect(gap?.fromMs).toBeLessThanOrEqual(brokeMs);
    expect(gap?.toMs).toBeGreaterThanOrEqual(talk.live.turns[3]?.endedMs ?? NaN);
    expect(faults).toBe(1);
  });

  it('is tried again after each turn, as long as there is no place for it', async () => {
    writeFileSync(join(folder, 'tapes'), 'no folder');
    const tape = new Tape(begin(), { limitMs: LIMIT_MS, playRate: RATE }, begin);
    await until(() => faults === 1);
    tape.turnOver();
    await until(() => faults === 2);
    rmSync(join(folder, 'tapes'));
    tape.turnOver();
    tape.heard(0, new Uint8Array(640), 40);
    await tape.close();
    expect(tapes()).toHaveLength(1);
    expect(faults).toBe(2);
  });

  it('is not begun anew where its page sends more than a conversation can hold', async () => {
    const tape = new Tape(begin(), { limitMs: LIMIT_MS, playRate: RATE }, begin);
    for (let sent = 0; sent < 100; sent++) {
      tape.heard(sent, new Uint8Array(PIECE), 1_000);
      await until(() => faults > 0 || written() > sent * PIECE);
    }
    expect(faults).toBe(1);
    tape.turnOver();
    await tape.close();
    expect(readdirSync(join(folder, 'tapes'))).toHaveLength(1);
  });
});

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
import type { TapeDisk } from './tape-disk.js';
import { folderOfTapes } from './tape-disk.js';
import { TapeFile } from './tape-file.js';
import { Tape } from './tape.js';

const of = { organisation: 'acme', learnerId: 'ada', sessionId: 'session-1' };
const PIECE = 1024 * 1024;
/** More than a disk may be behind by. */
const TOO_MUCH = 5 * 1024 * 1024;

let folder: string;
let keys: SqliteKeys;
let faults: number;
let latest: TapeFile;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'repartee-broken-'));
  keys = SqliteKeys.open(join(folder, 'keys.sqlite'), parseMasterKey('0f'.repeat(32)));
  faults = 0;
});
afterEach(async () => {
  await keys.close();
  rmSync(folder, { recursive: true });
});

const begin = (disk: TapeDisk = folderOfTapes(join(folder, 'tapes'))): TapeFile =>
  new TapeFile(disk, { of, keptDays: 30 }, keys, () => void faults++);

/** A tape that goes on in another file of the same disk where one can't be written. */
function taped(disk?: TapeDisk): Tape {
  const another = (): TapeFile => (latest = begin(disk));
  return new Tape(another(), { limitMs: LIMIT_MS, playRate: RATE }, another);
}

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

/** A folder that takes what it is given only once `takes` lets it. */
class FaultyDisk implements TapeDisk {
  takes: () => Promise<void> = () => Promise.resolve();
  opened = 0;
  asked = 0;
  private readonly folder: TapeDisk;
  readonly remove: TapeDisk['remove'];

  constructor(path: string) {
    this.folder = folderOfTapes(path);
    this.remove = (name) => this.folder.remove(name);
  }

  async open(name: string) {
    this.opened++;
    const file = await this.folder.open(name);
    return {
      appendFile: (bytes: Uint8Array) => {
        this.asked++;
        return this.takes().then(() => file.appendFile(bytes));
      },
      close: () => file.close(),
    };
  }
}

describe('a tape that can’t be written any more', () => {
  it('goes on in another file from the next turn on, and the recording says what is missing', async () => {
    const tape = taped();
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
    const tape = taped();
    await until(() => latest.isBroken);
    tape.turnOver();
    await until(() => latest.isBroken);
    expect(faults).toBe(2);
    rmSync(join(folder, 'tapes'));
    tape.turnOver();
    tape.heard(0, new Uint8Array(640), 40);
    await tape.close();
    expect(tapes()).toHaveLength(1);
    expect(faults).toBe(2);
  });

  it('leaves no file on which nothing could be written', async () => {
    const disk = new FaultyDisk(join(folder, 'tapes'));
    const tape = taped(disk);
    tape.heard(0, new Uint8Array(PIECE), 40);
    await until(() => written() > PIECE);
    disk.takes = () => Promise.reject(new Error('ENOSPC'));
    tape.heard(1, new Uint8Array(PIECE), 1_000);
    for (let turn = 0; turn < 3; turn++) {
      await until(() => latest.isBroken);
      tape.turnOver();
    }
    await tape.close();
    expect([disk.opened, faults]).toEqual([4, 4]);
    expect(tapes()).toHaveLength(1);
  });

  it('is not begun anew before its disk has answered, so that no more waits in memory than of one file', async () => {
    const disk = new FaultyDisk(join(folder, 'tapes'));
    let answer: () => void = () => undefined;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    disk.takes = () => answered;
    const tape = taped(disk);
    await until(() => disk.asked === 1);
    for (let turn = 0; turn < 10; turn++) {
      tape.heard(turn, new Uint8Array(TOO_MUCH), 1_000);
      tape.turnOver();
    }
    expect([disk.opened, faults]).toEqual([1, 1]);
    answer();
    await until(() => latest.isBroken);
    tape.turnOver();
    await tape.close();
    expect([disk.opened, faults]).toEqual([2, 1]);
  });

  it('is not begun anew where its page sends more than a conversation can hold', async () => {
    const tape = taped();
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

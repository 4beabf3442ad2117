import { open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

import type { Clock, Keys, Log, RecordingOf, SoundKey, ThreadWork, Timer } from '@repartee/kernel';
import { HEADER_BYTES, InTurn, openSoundKey } from '@repartee/kernel';

import { LIMIT_MS } from '../live/domain/limits.js';
import type { SessionKey } from '../live/live-sessions.js';
import { seatId } from '../live/live-sessions.js';
import type { Mixed, ToMix } from './mix.js';
import type { Recordings } from './recordings.js';
import type { TapeHeader } from './tape/tape-file.js';
import { TAPE_ENDING, sessionOf } from './tape/tape-file.js';
import { tapeHeader } from './tape/read-tape.js';
import { isOver } from './term.js';

/** A store that is away may be back by then. */
const AGAIN_AFTER_MS = 10 * 60_000;
/** A tape that does not tell whose it is, as of a later version, is nobody's by then. */
const NOBODYS_AFTER_MS = 30 * 24 * 60 * 60_000;

/** Whether a session goes on, is over since when (UTC, milliseconds since 1970), or is not known of (any more). */
export type StandingOf = (key: SessionKey) => Promise<'live' | { endedAt: number } | 'unknown'>;

interface KeptTape extends TapeHeader {
  path: string;
}

export interface MixingParts {
  recordings: Recordings;
  keys: Keys;
  /** Mixes in a thread of its own, so that it holds up nobody. */
  thread: Pick<ThreadWork, 'run' | 'stop'>;
  standingOf: StandingOf;
  clock: Clock;
  log: Log;
}

/**
 * Makes recordings of tapes, once their sessions are over: one at a time. A tape stays until its recording is stored, or
 * would have to be deleted.
 */
export class Mixing {
  private readonly turns = new InTurn();
  private isStopped = false;
  private again: Timer | undefined;

  constructor(private readonly parts: MixingParts) {}

  /**
   * Resolves once the recording of this session, which ended then, is stored; what goes wrong is logged, and tried
   * again. UTC, milliseconds since 1970.
   */
  ended(key: SessionKey, endedAt: number): Promise<void> {
    return this.inTurn(() =>
      this.tried({ sessionId: key.sessionId }, async () => {
        await this.parts.recordings.close(key);
        const tapes = (await this.tapes()).filter(({ of }) => isOf(key, of));
        if (tapes.length > 0) await this.mixOf(tapes, endedAt);
      }),
    );
  }

  /** What was left: of sessions that ended while this process did not run, or whose mixing failed. None waits for another. */
  rest(): Promise<void> {
    this.forgetAgain();
    return this.inTurn(async () => {
      await this.tried({}, () => this.dropUntold());
      for (const [of, tapes] of bySession(await this.tapes()))
        await this.tried({ sessionId: of.sessionId }, () => this.restOf(of, tapes).catch(this.unlessOver(tapes)));
    });
  }

  private async restOf(of: RecordingOf, tapes: readonly KeptTape[]): Promise<void> {
    const isReadable = tapes.some((tape) => this.keyOf(tape));
    const standing = isReadable ? await this.parts.standingOf(of) : 'unknown';
    if (standing === 'live') return;
    await this.parts.recordings.close(of);
    await (standing === 'unknown' ? drop(tapes) : this.mixOf(tapes, standing.endedAt));
  }

  /** What can't be made a recording until there may be none any more goes as that would have: nothing is kept longer. */
  private unlessOver(tapes: readonly KeptTape[]): (error: unknown) => Promise<void> {
    const { recordings, clock, log } = this.parts;
    return async (err) => {
      for (const { path, of, keptDays } of tapes) {
        const endedAt = (await stat(path)).mtimeMs;
        const keeps = recordings.keeps(of.organisation);
        if (recordings.isUnderWay(of.sessionId) || !isOver({ keptDays, endedAt, keeps }, clock.now())) throw err;
      }
      log.error({ err, sessionId: tapes[0]?.of.sessionId }, 'A recording was never made, and its time is over');
      await drop(tapes);
    };
  }

  /** What is being mixed is given up, and begun anew at the next start. */
  stop(): Promise<void> {
    this.isStopped = true;
    this.forgetAgain();
    return this.parts.thread.stop();
  }

  private forgetAgain(): void {
    this.again?.cancel();
    this.again = undefined;
  }

  private inTurn(task: () => Promise<void>): Promise<void> {
    return this.turns.run('mixing', () => this.tried({}, task));
  }

  /** What goes wrong is logged, with what it is about, and tried again. */
  private async tried(about: { sessionId?: string }, task: () => Promise<void>): Promise<void> {
    if (this.isStopped) return;
    await task().catch((err: unknown) => {
      this.parts.log.error({ err, ...about }, 'A recording is not made yet');
      if (!this.isStopped) this.again ??= this.parts.clock.schedule(AGAIN_AFTER_MS, () => this.rest());
    });
  }

  private async mixOf(tapes: readonly KeptTape[], endedAt: number): Promise<void> {
    const { recordings, thread } = this.parts;
    const { sealed } = recordings;
    const [first] = tapes;
    const readable = tapes.flatMap((tape) => {
      const key = this.keyOf(tape);
      return key ? [{ path: tape.path, key: key.bytes }] : [];
    });
    if (sealed && first && readable.length > 0) {
      const toMix: ToMix = { tapes: readable, limitMs: LIMIT_MS };
      const mixed = await thread.run<Mixed | null>(toMix);
      // Erased while it was mixed: then nothing of it is stored, or it is taken away again.
      if (mixed && this.keyOf(first)) await sealed.put({ ...first, endedAt }, mixed);
      if (mixed && !this.keyOf(first)) await sealed.removeOf(first.of);
    }
    await drop(tapes);
  }

  private keyOf({ of, key }: KeptTape): SoundKey | null {
    return openSoundKey(this.parts.keys, of, key);
  }

  private async tapes(): Promise<KeptTape[]> {
    const tapes: KeptTape[] = [];
    for (const path of await this.paths())
      await this.tried({ sessionId: sessionOf(path) }, async () => {
        const tape = await keptTape(path);
        if (tape) tapes.push(tape);
      });
    return tapes;
  }

  private async paths(): Promise<string[]> {
    const folder = this.parts.recordings.place?.tapes;
    const names = folder === undefined ? [] : await readdir(folder).catch(() => []);
    return names.filter((name) => name.endsWith(TAPE_ENDING)).map((name) => join(folder ?? '', name));
  }

  /** A process that is killed may leave tapes on which there is nothing yet, not even whose they are. */
  private async dropUntold(): Promise<void> {
    const { recordings, clock } = this.parts;
    for (const path of await this.paths()) {
      if (recordings.isUnderWay(sessionOf(path))) continue;
      const { size, mtimeMs } = await stat(path);
      const isOld = mtimeMs + NOBODYS_AFTER_MS <= clock.now();
      if (size < HEADER_BYTES || (isOld && !(await keptTape(path)))) await drop([{ path }]);
    }
  }
}

async function drop(tapes: readonly Pick<KeptTape, 'path'>[]): Promise<void> {
  for (const { path } of tapes) await rm(path, { force: true });
}

function bySession(tapes: readonly KeptTape[]): [RecordingOf, KeptTape[]][] {
  const sessions = new Map<string, [RecordingOf, KeptTape[]]>();
  for (const tape of tapes) {
    const id = seatId(tape.of);
    const known = sessions.get(id);
    if (known) known[1].push(tape);
    else sessions.set(id, [tape.of, [tape]]);
  }
  return [...sessions.values()];
}

async function keptTape(path: string): Promise<KeptTape | undefined> {
  const file = await open(path, 'r');
  try {
    const { buffer } = await file.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
    const header = tapeHeader(buffer);
    return header && { ...header, path };
  } finally {
    await file.close();
  }
}

const isOf = ({ organisation, sessionId }: SessionKey, of: RecordingOf): boolean =>
  of.organisation === organisation && of.sessionId === sessionId;

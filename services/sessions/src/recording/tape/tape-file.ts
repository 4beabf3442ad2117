import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';

import type { Keys, RecordingOf, SealedHeader, SoundKey } from '@repartee/kernel';
import { headerBytes, newSoundKey } from '@repartee/kernel';

import { pieceBytes } from './piece.js';
import type { Piece } from './piece.js';
import type { OpenTape, TapeDisk } from './tape-disk.js';

export const TAPE_FORMAT = 'repartee-tape-1';
export const TAPE_ENDING = '.tape';

/** What is written at a time: two seconds of both sides, which is what a process that is killed loses. */
const BLOCK_BYTES = 64 * 1024;
/** A disk that takes no more than that behind is given up. */
const MOST_WAITING_BYTES = 4 * 1024 * 1024;
/** Twenty minutes of both sides: no conversation is as long, whatever its page sends. */
const MOST_BYTES = 96 * 1024 * 1024;

/** What is recorded, and how many days after its end it is kept. */
export interface Recorded {
  of: RecordingOf;
  keptDays: number;
}

export type TapeHeader = SealedHeader & Recorded;

/** Whose tape it is, by the name of its file. */
export const sessionOf = (path: string): string => basename(path).split('.')[0] ?? '';

/** The place of a sealed block: in this tape, by its key, and in no other order. */
export const blockPlace = ({ organisation, sessionId }: RecordingOf, number: number): string =>
  `${organisation}/${sessionId}/tape/${number}`;

/**
 * A file that takes the sound of a session while it is live: sealed blocks, one after the other, each with its length
 * before it. It is written behind the conversation's back and never throws: what can't be written ends the file, and what
 * was written until then stays.
 */
export class TapeFile {
  private readonly name: string;
  private readonly opened: Promise<OpenTape>;
  private readonly of: RecordingOf;
  private readonly key: SoundKey;
  private waiting: Uint8Array[] = [];
  private waitingBytes = 0;
  private unwrittenBytes = 0;
  private bytes = 0;
  private blocks = 0;
  private state: 'running' | 'closed' | 'failed' = 'running';
  /** Its head is on the disk, so that what is in it can be read. */
  private isBegun = false;
  /** What follows could go to another file: the disk has refused something, and owes no answer any more. */
  isBroken = false;
  private written: Promise<void>;
  private left: Promise<void> = Promise.resolve();

  /** Throws KeyDestroyed, or KeyStoreUnavailable. */
  constructor(
    private readonly disk: TapeDisk,
    { of, keptDays }: Recorded,
    keys: Keys,
    private readonly onFault: (error: unknown) => void,
  ) {
    const { key, sealed } = newSoundKey(keys, of);
    this.of = of;
    this.key = key;
    const header: TapeHeader = { format: TAPE_FORMAT, key: sealed, of, keptDays };
    this.name = `${of.sessionId}.${randomUUID()}${TAPE_ENDING}`;
    this.opened = disk.open(this.name);
    this.written = this.opened.then(() => undefined).catch((error: unknown) => this.fail(error));
    this.append(headerBytes(header));
  }

  add(piece: Piece): void {
    if (this.state !== 'running') return;
    const bytes = pieceBytes(piece);
    this.waiting.push(bytes);
    this.waitingBytes += bytes.byteLength;
    if (this.waitingBytes >= BLOCK_BYTES) this.sealWaiting();
  }

  /** Resolves once everything is written, as far as it can be. */
  async close(): Promise<void> {
    if (this.state === 'running') {
      if (this.waitingBytes > 0) this.sealWaiting();
      this.state = 'closed';
      this.written = this.written
        .then(async () => (await this.opened).close())
        .catch((error: unknown) => this.fail(error));
    }
    await this.written;
    await this.left;
  }

  private sealWaiting(): void {
    const sealed = this.key.seal(Buffer.concat(this.waiting), blockPlace(this.of, this.blocks++));
    this.waiting = [];
    this.waitingBytes = 0;
    const length = Buffer.alloc(4);
    length.writeUInt32LE(sealed.byteLength);
    this.append(Buffer.concat([length, sealed]));
  }

  private append(bytes: Uint8Array): void {
    this.unwrittenBytes += bytes.byteLength;
    this.bytes += bytes.byteLength;
    if (this.unwrittenBytes > MOST_WAITING_BYTES) return this.fail(new Error('The disk does not keep up'));
    if (this.bytes > MOST_BYTES) return this.end(new Error('The tape is longer than a conversation can be'));
    this.written = this.written
      .then(async () => {
        // After a block that was cut off nothing that follows could be read.
        if (this.state !== 'failed') {
          await (await this.opened).appendFile(bytes);
          this.isBegun = true;
        }
        this.unwrittenBytes -= bytes.byteLength;
      })
      .catch((error: unknown) => this.fail(error));
  }

  private fail(error: unknown): void {
    this.end(error, this.state === 'running');
  }

  private end(error: unknown, mayGoOn = false): void {
    if (this.state === 'failed') return;
    this.state = 'failed';
    this.waiting = [];
    this.waitingBytes = 0;
    this.left = this.leave(mayGoOn);
    this.onFault(error);
  }

  /** While a disk does not answer, another file would only hold as much in memory again. */
  private async leave(mayGoOn: boolean): Promise<void> {
    try {
      await this.written;
      await (await this.opened).close();
      if (!this.isBegun) await this.disk.remove(this.name);
    } catch {
      // Its fault is told already.
    }
    this.isBroken = mayGoOn;
  }
}

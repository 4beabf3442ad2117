import type { Keys } from '../keys/keys.js';
import type { SealedHeader } from './sealed-header.js';
import { HEADER_BYTES, headerBytes, readHeader } from './sealed-header.js';
import type { RecordingStore, StoredRecording } from './recording-store.js';
import type { RecordingOf, SoundKey } from './sound-key.js';
import { SEAL_BYTES, newSoundKey, openSoundKey } from './sound-key.js';

/** Pieces that are sealed one by one, so that any of them is read without the others. */
const PIECE_BYTES = 64 * 1024;
const FORMAT = 'repartee-recording-1';

interface Header extends SealedHeader {
  /** Of the sound, before it was sealed. */
  bytes: number;
  durationMs: number;
  keptDays: number;
  endedAt?: number;
  gaps?: readonly Gap[];
  caseId?: string;
}

/** Sound of the conversation that is not on its recording: from and to, in milliseconds of the recording. */
export interface Gap {
  fromMs: number;
  toMs: number;
}

/** What can be told of a stored recording. */
export interface RecordingHead {
  /** How many days after the end of its session it is to go, as the learner was told. */
  keptDays: number;
  /** When its session ended: UTC, milliseconds since 1970; undefined where it was stored before that was written down. */
  endedAt: number | undefined;
  /** Of a session of a case. */
  caseId: string | undefined;
  /** Its key was not destroyed. */
  isReadable: boolean;
}

/** A recording that is to be kept, and for how many days after the end of its session: UTC, milliseconds since 1970. */
export interface Kept {
  of: RecordingOf;
  keptDays: number;
  endedAt: number;
}

/** An Ogg file with Opus; of gaps no more than a head has room for, which is some 16. */
export interface RecordedSound {
  sound: Uint8Array;
  durationMs: number;
  gaps?: readonly Gap[];
}

/** A recording that may be listened to. */
export interface OpenRecording {
  /** Of the sound: an Ogg file with Opus. */
  bytes: number;
  durationMs: number;
  gaps: readonly Gap[];
  /** The sound from one byte up to before another, piece by piece. Throws where it was changed, or is gone meanwhile. */
  read(from: number, to: number): AsyncIterable<Uint8Array>;
}

/** Recordings of sessions, sealed in a store. */
export class SealedRecordings {
  constructor(
    private readonly store: RecordingStore,
    private readonly keys: Keys,
  ) {}

  /** Throws KeyDestroyed, and what the store throws. */
  async put({ of, keptDays, endedAt }: Kept, { sound, durationMs, gaps = [] }: RecordedSound): Promise<void> {
    const { key, sealed } = newSoundKey(this.keys, of);
    const header: Header = {
      ...{ format: FORMAT, key: sealed, bytes: sound.byteLength, durationMs, keptDays, endedAt },
      ...(gaps.length > 0 && { gaps }),
      ...(of.caseId !== undefined && { caseId: of.caseId }),
    };
    const pieces = [headerBytes(header)];
    for (let from = 0, number = 0; from < sound.byteLength; from += PIECE_BYTES, number++)
      pieces.push(key.seal(sound.subarray(from, from + PIECE_BYTES), placeOf(of, header, number)));
    await this.store.put(nameOf(of), Buffer.concat(pieces));
  }

  /** Null where there is none, or its key was destroyed. */
  async open(of: RecordingOf): Promise<OpenRecording | null> {
    const head = await this.store.read(nameOf(of), 0, HEADER_BYTES);
    const header = head && readHeader<Header>(head, FORMAT);
    const key = header && openSoundKey(this.keys, of, header.key);
    if (!key) return null;
    const { bytes, durationMs, gaps = [] } = header;
    const read: OpenRecording['read'] = (from, to) => this.read(of, { header, key }, { from, to: Math.min(to, bytes) });
    return { bytes, durationMs, gaps, read };
  }

  /** What is stored of a person, or of everybody. */
  list(person?: { organisation: string; learnerId: string }): AsyncIterable<StoredRecording> {
    return this.store.list(person && `${part(person.organisation)}/${part(person.learnerId)}`);
  }

  /** Null where there is none of ours. Throws SealBroken. */
  async head(name: string): Promise<RecordingHead | null> {
    const of = recordingAt(name);
    const header = of && (await this.header(name));
    if (!header) return null;
    const { keptDays, endedAt, caseId, key } = header;
    return { keptDays, endedAt, caseId, isReadable: openSoundKey(this.keys, of, key) !== null };
  }

  /** The case that a stored recording goes with, whether it opens or not; undefined for none, also where nothing is ours. */
  async caseOf(name: string): Promise<string | undefined> {
    return recordingAt(name) && (await this.header(name))?.caseId;
  }

  remove(name: string): Promise<void> {
    return this.store.remove(name);
  }

  /** Takes away what was left half stored; UTC, milliseconds since 1970. */
  tidy(now: number): Promise<void> {
    return this.store.tidy(now);
  }

  removeOf(of: RecordingOf): Promise<void> {
    return this.store.remove(nameOf(of));
  }

  private async header(name: string): Promise<Header | undefined> {
    const bytes = await this.store.read(name, 0, HEADER_BYTES);
    return bytes ? readHeader<Header>(bytes, FORMAT) : undefined;
  }

  private async *read(
    of: RecordingOf,
    { header, key }: { header: Header; key: SoundKey },
    { from, to }: { from: number; to: number },
  ): AsyncGenerator<Uint8Array> {
    for (let at = from; at < to;) {
      const number = Math.floor(at / PIECE_BYTES);
      const begin = number * PIECE_BYTES;
      const length = Math.min(PIECE_BYTES, header.bytes - begin);
      const first = HEADER_BYTES + number * (PIECE_BYTES + SEAL_BYTES);
      const sealed = await this.store.read(nameOf(of), first, first + length + SEAL_BYTES);
      if (!sealed) throw new Error('The recording was deleted while it was read');
      const piece = key.open(sealed, placeOf(of, header, number));
      yield piece.subarray(at - begin, to - begin);
      at = begin + length;
    }
  }
}

/** Where a stored recording belongs; undefined for what is none of these names. */
export function recordingAt(name: string): RecordingOf | undefined {
  const [organisation, learnerId, sessionId, ...more] = name.split('/').map(idOf);
  if (!organisation || !learnerId || !sessionId || more.length > 0) return undefined;
  return { organisation, learnerId, sessionId };
}

/** Undefined for what no id is written as, such as `50%.txt`. */
function idOf(written: string): string | undefined {
  try {
    return decodeURIComponent(written);
  } catch {
    return undefined;
  }
}

/** What an id may hold is no part of a path. */
const part = (id: string): string => encodeURIComponent(id).replace(/\./g, '%2E');

const nameOf = ({ organisation, learnerId, sessionId }: RecordingOf): string =>
  [organisation, learnerId, sessionId].map(part).join('/');

/** The length goes into it, so that a recording cut short does not open as a whole one. */
const placeOf = ({ organisation, sessionId }: RecordingOf, { bytes, durationMs }: Header, number: number): string =>
  `${organisation}/${sessionId}/${bytes}/${durationMs}/${number}`;

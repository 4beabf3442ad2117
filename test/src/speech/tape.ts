import { SPEAKER_RATE } from './speaker.js';
import type { Spoken } from './speaker.js';

/** Sound that fades in or out for 5 ms is not what it was, sample for sample. */
const FADE_SAMPLES = Math.ceil(SPEAKER_RATE * 0.006);
/** A piece of sound that is looked for as a whole; one that is as good as silent is everywhere. */
const PIECE_BYTES = 512;
const LOUD = 64;
/** So long a player may be held before it goes on. */
const LONGEST_HOLD_BYTES = 4 * SPEAKER_RATE * 2;

/** Where in the tape a sound begins, and how many of its samples were played from there on; none: at -1. */
export interface Played {
  at: number;
  samples: number;
}

/** All that a page has played, as it came out of its sound thread: 16 bits a sample. */
export class Tape {
  private sound = Buffer.alloc(0);

  add(piece: Buffer): void {
    this.sound = Buffer.concat([this.sound, piece]);
  }

  /** The number of the sample after the last one. */
  get end(): number {
    return this.sound.byteLength / 2;
  }

  /** How far this sound was played, once, after that sample of the tape. */
  find(pcm: Buffer, after = 0): Played {
    let at = -1;
    let place = after * 2;
    let played = 0;
    for (let from = 0; from + PIECE_BYTES <= pcm.byteLength; from += PIECE_BYTES) {
      const piece = pcm.subarray(from, from + PIECE_BYTES);
      if (!isLoud(piece)) continue;
      const reach = at < 0 ? undefined : place + (from - played) + LONGEST_HOLD_BYTES;
      const found = this.placeOf(piece, place, reach);
      if (found < 0) continue;
      if (at < 0) at = (found - from) / 2;
      played = from + this.sameFrom(pcm, from, found);
      place = found + PIECE_BYTES;
    }
    return { at, samples: played / 2 };
  }

  private placeOf(piece: Buffer, from: number, to?: number): number {
    const within = this.sound.subarray(from, to);
    for (let found = within.indexOf(piece); found >= 0; found = within.indexOf(piece, found + 1))
      if (found % 2 === 0) return from + found;
    return -1;
  }

  /** Bytes that are the same in both, of the sound from there on and of the tape. */
  private sameFrom(pcm: Buffer, from: number, place: number): number {
    let same = PIECE_BYTES;
    while (from + same < pcm.byteLength && pcm[from + same] === this.sound[place + same]) same += 1;
    return same - (same % 2);
  }
}

const isLoud = (piece: Buffer): boolean =>
  Array.from({ length: piece.byteLength / 2 }, (_, at) => Math.abs(piece.readInt16LE(at * 2))).some((at) => at > LOUD);

/** The words that have sounded whole when so many samples have. */
export function wordsSounded({ text, words }: Spoken, samples: number): string[] {
  return [...text.matchAll(/\S+/gu)]
    .filter(({ 0: word, index }) => {
      const last = words.findLast(({ from }) => from < index + word.length);
      return (last?.end ?? 0) <= samples + FADE_SAMPLES;
    })
    .map(([word]) => word);
}

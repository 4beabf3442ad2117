import type { StandInSound } from './stand-in.js';

export const SPOKEN_RATE = 24_000;
/** So long each letter sounds: words come as fast as somebody speaks. */
export const LETTER_MS = 60;
const LETTER_SAMPLES = (SPOKEN_RATE * LETTER_MS) / 1000;
/** Pieces of 120 ms, as servers stream them. */
const PIECE_LETTERS = 2;

/** Speech that can be read back: every sample is the code of the letter that sounds, and each word has its times. */
export function spelled(text: string): StandInSound {
  const letters = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  const sound: Uint8Array[] = [];
  for (let at = 0; at < letters.length; at += PIECE_LETTERS) {
    const samples = letters.slice(at, at + PIECE_LETTERS).flatMap((code) => Array<number>(LETTER_SAMPLES).fill(code));
    sound.push(new Uint8Array(Uint16Array.from(samples).buffer));
  }
  const secondsAt = (letter: number): number => (letter * LETTER_MS) / 1000;
  const wordTimes = [...text.matchAll(/\S+/gu)].map(({ 0: word, index }) => ({
    ...{ word, start_time: secondsAt(index), end_time: secondsAt(index + word.length) },
  }));
  return { sound, wordTimes };
}

const figures = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** The same of a voice that reads figures out, one by one, and names the words that it says: 310 is "three one zero". */
export function readOut(text: string): StandInSound {
  return spelled(text.replace(/\d/g, (figure) => ` ${figures[Number(figure)] ?? ''} `).replace(/ {2,}/g, ' '));
}

/** The letters of such sound that were rendered from their first sample to their last. */
export function readBack(pcm: Buffer): string {
  const whole = Math.floor(pcm.byteLength / 2 / LETTER_SAMPLES);
  return Array.from({ length: whole }, (_, at) => String.fromCharCode(pcm.readUInt16LE(at * LETTER_SAMPLES * 2))).join(
    '',
  );
}

/** The loudest sample of a stretch of sound: learners of these tests say what they say by how loud they are. */
export function loudness(wave: Buffer): number {
  let loudest = 0;
  for (let at = 0; at + 1 < wave.byteLength; at += 2) loudest = Math.max(loudest, wave.readInt16LE(at));
  return loudest;
}

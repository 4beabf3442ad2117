import { CAPTURE_RATE } from '@repartee/proto';

const STEP_MS = 20;
const stepBytes = (rate: number): number => Math.round((rate * STEP_MS) / 1000) * 2;
const STEP_BYTES = stepBytes(CAPTURE_RATE);
/** Quieter than that is silence. */
const FLOOR_DB = -50;

/** How loud a sound is every 20 ms, in dB below full scale. */
function envelope(pcm: Buffer, rate = CAPTURE_RATE): number[] {
  const bytes = stepBytes(rate);
  return Array.from({ length: Math.floor(pcm.byteLength / bytes) }, (_, step) => {
    let square = 0;
    for (let at = 0; at < bytes; at += 2) square += (pcm.readInt16LE(step * bytes + at) / 32_768) ** 2;
    return Math.max(FLOOR_DB, 10 * Math.log10((square * 2) / bytes));
  });
}

/** After so many milliseconds nothing more of a sound is heard; 16 bits a sample, `rate` samples a second. */
export const audibleMs = (pcm: Buffer, rate: number): number =>
  (envelope(pcm, rate).findLastIndex((db) => db > FLOOR_DB) + 1) * STEP_MS;

/** Pearson's coefficient of correlation. */
function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (of: readonly number[]): number => of.reduce((sum, at) => sum + at, 0) / of.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [both, squareA, squareB] = [0, 0, 0];
  for (const [at, value] of a.entries()) {
    const [x, y] = [value - meanA, (b[at] ?? meanB) - meanB];
    both += x * y;
    squareA += x * x;
    squareB += y * y;
  }
  return both / Math.sqrt(squareA * squareB || 1);
}

/** Where a sound is found, from the first sample of what is heard, and how alike it is there. */
export interface Place {
  atMs: number;
  likeness: number;
}

/**
 * Where in `heard` the other sound is found best, by how their loudness comes and goes, and how alike it is: 1 for the
 * same sound, whatever a browser has done to its level. Both at 16 kHz, 16 bits a sample; places are 20 ms apart.
 */
export function placeOf(heard: Buffer, sound: Buffer): Place {
  const wanted = envelope(sound);
  const pause = new Array<number>(wanted.length).fill(FLOOR_DB);
  const all = [...pause, ...envelope(heard), ...pause];
  const starts = Array.from({ length: all.length - wanted.length }, (_, start) => start);
  const alike = starts.map((start) => correlation(wanted, all.slice(start, start + wanted.length)));
  const most = Math.max(...alike);
  return { atMs: (alike.indexOf(most) - wanted.length) * STEP_MS, likeness: most };
}

const bytesUntil = (ms: number): number => Math.max(0, Math.round(ms / STEP_MS)) * STEP_BYTES;

/** What sounds between two moments, 20 ms apart; 16 kHz, 16 bits a sample. */
export const between = (pcm: Buffer, fromMs: number, toMs: number): Buffer =>
  pcm.subarray(bytesUntil(fromMs), bytesUntil(toMs));

/** From the first moment that is louder than the floor to the last, between two moments; null where all is silence. */
export function soundBetween(pcm: Buffer, fromMs: number, toMs: number): { fromMs: number; toMs: number } | null {
  const first = Math.max(0, Math.round(fromMs / STEP_MS));
  const loud = envelope(between(pcm, fromMs, toMs)).map((db) => db > FLOOR_DB);
  if (!loud.includes(true)) return null;
  return { fromMs: (first + loud.indexOf(true)) * STEP_MS, toMs: (first + loud.lastIndexOf(true) + 1) * STEP_MS };
}

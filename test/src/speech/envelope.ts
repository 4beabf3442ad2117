import { CAPTURE_RATE } from '@repartee/proto';

const STEP_BYTES = (CAPTURE_RATE / 50) * 2;
/** Quieter than that is silence. */
const FLOOR_DB = -50;

/** How loud a sound is every 20 ms, in dB below full scale. */
function envelope(pcm: Buffer): number[] {
  return Array.from({ length: Math.floor(pcm.byteLength / STEP_BYTES) }, (_, step) => {
    let square = 0;
    for (let at = 0; at < STEP_BYTES; at += 2) square += (pcm.readInt16LE(step * STEP_BYTES + at) / 32_768) ** 2;
    return Math.max(FLOOR_DB, 10 * Math.log10((square * 2) / STEP_BYTES));
  });
}

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

/**
 * How alike two sounds are in how their loudness comes and goes, wherever in `heard` the other one begins: 1 for the same
 * sound, whatever a browser has done to its level. Both at 16 kHz, 16 bits a sample.
 */
export function likeness(heard: Buffer, sound: Buffer): number {
  const wanted = envelope(sound);
  const pause = new Array<number>(wanted.length).fill(FLOOR_DB);
  const all = [...pause, ...envelope(heard), ...pause];
  const starts = Array.from({ length: all.length - wanted.length }, (_, start) => start);
  return Math.max(...starts.map((start) => correlation(wanted, all.slice(start, start + wanted.length))));
}

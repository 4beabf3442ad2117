/** Taps on either side of a sample. */
const REACH = 16;
/** Of the lower rate's highest tone, so much is kept whole; the rest fades. */
const KEPT = 0.94;

/**
 * The samples at another rate, by a windowed sinc (Hann) as a polyphase filter: the rates are whole numbers, so there
 * are only as many phases as the lower terms of their ratio say, and nothing drifts.
 */
export function resampled(samples: Int16Array, from: number, to: number): Int16Array {
  if (from === to) return samples;
  const shared = greatestCommonDivisor(from, to);
  const [up, down] = [to / shared, from / shared];
  const phases = Array.from({ length: up }, (_, phase) => tapsOf(phase / up, Math.min(1, to / from) * KEPT));
  const result = new Int16Array(Math.floor((samples.length * up) / down));
  for (let index = 0; index < result.length; index++) {
    const place = index * down;
    const taps = phases[place % up] ?? [];
    const first = Math.floor(place / up) - REACH + 1;
    let sum = 0;
    for (let tap = 0; tap < taps.length; tap++) sum += (samples[first + tap] ?? 0) * (taps[tap] ?? 0);
    result[index] = Math.max(-32_768, Math.min(32_767, Math.round(sum)));
  }
  return result;
}

/** Weights of the samples around a place that is so much of a sample after one; `cutoff` is a share of the Nyquist tone. */
function tapsOf(fraction: number, cutoff: number): Float64Array {
  const taps = Float64Array.from({ length: REACH * 2 }, (_, tap) => {
    const distance = tap - REACH + 1 - fraction;
    const window = Math.cos((Math.PI * distance) / (2 * REACH)) ** 2;
    const angle = Math.PI * distance * cutoff;
    return (angle === 0 ? 1 : Math.sin(angle) / angle) * window;
  });
  const sum = taps.reduce((total, weight) => total + weight, 0);
  return taps.map((weight) => weight / sum);
}

const greatestCommonDivisor = (one: number, other: number): number =>
  other === 0 ? one : greatestCommonDivisor(other, one % other);

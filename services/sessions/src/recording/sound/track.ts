import type { Piece } from '../tape/piece.js';

/** One side of a conversation on the session's clock: 16-bit samples from session time 0 on. */
export interface Track {
  rate: number;
  samples: Int16Array;
}

interface Placed {
  /** In samples of the track. */
  at: number;
  pcm: Uint8Array;
}

/**
 * The sides that are on the pieces, each at its own rate; later sound takes the place of earlier where they meet. A
 * learner's sample stands where the page's own count puts it. Where a run of that count begins is told by the frame that
 * came with the least delay: no frame can have come before it was spoken.
 */
export function tracksOf(pieces: readonly Piece[], limitMs: number): Record<'learner' | 'persona', Track[]> {
  const learners = pieces.filter((piece) => piece.side === 'learner');
  const personas = pieces.filter((piece) => piece.side === 'persona');
  const begins = runBegins(learners);
  return {
    learner: byRate(learners, limitMs, ({ rate, run, sample, pcm }) => ({
      ...{ at: sample + Math.round(((begins.get(run) ?? 0) * rate) / 1000), pcm },
    })),
    persona: byRate(personas, limitMs, ({ rate, atMs, pcm }) => ({ at: Math.round((atMs * rate) / 1000), pcm })),
  };
}

/** Session time of sample 0 of each run, in milliseconds. */
function runBegins(pieces: readonly (Piece & { side: 'learner' })[]): Map<number, number> {
  const begins = new Map<number, number>();
  for (const { run, rate, sample, atMs, pcm } of pieces) {
    const begin = atMs - ((sample + pcm.byteLength / 2) / rate) * 1000;
    begins.set(run, Math.min(begins.get(run) ?? Infinity, begin));
  }
  return begins;
}

function byRate<Of extends Piece>(pieces: readonly Of[], limitMs: number, place: (piece: Of) => Placed): Track[] {
  const rates = [...new Set(pieces.map(({ rate }) => rate))];
  return rates.map((rate) => {
    const placed = pieces.filter((piece) => piece.rate === rate).map(place);
    const most = Math.round((limitMs * rate) / 1000);
    const ends = placed.map(({ at, pcm }) => at + pcm.byteLength / 2);
    const samples = new Int16Array(
      Math.max(
        0,
        Math.min(
          most,
          ends.reduce((last, end) => Math.max(last, end), 0),
        ),
      ),
    );
    for (const one of placed) lay(samples, one);
    return { rate, samples };
  });
}

/** What lies before the beginning or beyond the end is left out. */
function lay(samples: Int16Array, { at, pcm }: Placed): void {
  const view = new DataView(pcm.buffer, pcm.byteOffset, pcm.byteLength);
  const from = Math.max(0, -at);
  const to = Math.min(Math.floor(pcm.byteLength / 2), samples.length - at);
  for (let index = from; index < to; index++) samples[at + index] = view.getInt16(index * 2, true);
}

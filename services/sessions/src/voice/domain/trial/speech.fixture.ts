import { spokenWords } from '../speaking/word-times.js';
import type { WordTime } from '../speaking/word-times.js';
import type { Random } from './random.fixture.js';

export interface Sound {
  samples: number;
  /** When every word really sounds. */
  words: readonly WordTime[];
}

/** A synthesiser's sound of a text: words as long as their letters, more or less; pauses at marks. */
export function soundOf(text: string, rate: number, random: Random): Sound {
  const perMs = rate / 1000;
  let at = Math.round(random.between(20, 80) * perMs);
  const words = spokenWords(text).map(({ from, to, lettersTo }) => {
    const ms = (90 + 55 * (lettersTo - from)) * (0.8 + 0.4 * random.next());
    const start = at;
    const end = start + Math.round(ms * perMs);
    at = end + Math.round(pauseMs(text.slice(lettersTo, to)) * (0.7 + 0.6 * random.next()) * perMs);
    return { from, to: lettersTo, start, end };
  });
  return { samples: at + Math.round(random.between(40, 160) * perMs), words };
}

function pauseMs(marks: string): number {
  if (/[.!?]/.test(marks)) return 420;
  return /[,;:]/.test(marks) ? 240 : 0;
}

/** How long somebody takes to say it, in milliseconds. */
export const durationMs = (text: string): number => text.split(/\s+/).length * 330;

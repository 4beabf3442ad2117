import type { SpokenWord } from './word-times.js';

/** Said at this pace or faster, as long as nobody knows how long the segment is. */
const SLOWEST_LETTER_MS = 90;
/** In letters: a pause after a comma, one between sentences, and what a figure takes beyond a letter. */
const PAUSE_LETTERS = 6;
const STOP_LETTERS = 7;
const FIGURE_LETTERS = 2.5;
/**
 * How far a word may end after its proportional share: at least, and of the segment's length. Against espeak-ng's own
 * word times, 250 sentences in three voices and two speeds, one cut in 250 would still claim a word too many.
 */
const MARGIN_MS = 150;
const MARGIN_SHARE = 0.08;

export interface SegmentSound {
  samples: number;
  /** All of it is there. */
  complete: boolean;
  /** Samples per second. */
  rate: number;
}

/**
 * The sample by which each word has surely been said in full, where the synthesiser gives no times: in proportion to
 * letters and marks, and a margin later, because a word too few on record is better than one that nobody heard.
 */
export function endsByProportion(text: string, words: readonly SpokenWord[], sound: SegmentSound): number[] {
  let weight = 0;
  const after = words.map(({ from, to, lettersTo }) => {
    const figures = text.slice(from, lettersTo).match(/\d/g)?.length ?? 0;
    const end = weight + lettersTo - from + 1 + FIGURE_LETTERS * figures;
    weight = end + pauseAfter(text.slice(lettersTo, to));
    return end;
  });
  const perMs = sound.rate / 1000;
  const total = sound.complete ? sound.samples : Math.max(sound.samples, weight * SLOWEST_LETTER_MS * perMs);
  const margin = MARGIN_MS * perMs + MARGIN_SHARE * total;
  return after.map((end) => Math.ceil((end / weight) * total + margin));
}

function pauseAfter(marks: string): number {
  if (/[.!?…]/u.test(marks)) return STOP_LETTERS;
  return /[,;:\u2013\u2014]/u.test(marks) ? PAUSE_LETTERS : 0;
}

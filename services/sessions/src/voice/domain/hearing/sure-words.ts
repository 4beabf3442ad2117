import { foldedWords } from '../overlap/words.js';
import { UNSURE_WORDS } from '../settings.js';

/**
 * As much of what a recogniser has so far as it will hardly take back: all but the latest words, where an answer grows
 * (hold-n, with n of two: Liu et al., Low-Latency Sequence-to-Sequence Speech Recognition and Translation by Partial
 * Hypothesis Selection, 2020), and where an answer begins anew only the words with which the one before began, too. An
 * answer that grows agrees with itself: what protects there is that it has gone on.
 */
export function sureOf(latest: string, before: string): string {
  const words = latest.split(/\s+/);
  const known = before.split(/\s+/);
  const apart = words.findIndex((word, at) => !isSame(word, known[at]));
  const agreed = apart < 0 ? words.length : apart;
  return words.slice(0, Math.max(0, Math.min(agreed, words.length - UNSURE_WORDS))).join(' ');
}

/** Marks and capitals come and go with what follows. */
const isSame = (word: string, other: string | undefined): boolean =>
  other !== undefined && foldedWords(word).join(' ') === foldedWords(other).join(' ');

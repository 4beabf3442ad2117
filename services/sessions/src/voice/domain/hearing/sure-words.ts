import { foldedWords } from '../overlap/words.js';
import { UNSURE_WORDS } from '../settings.js';

/**
 * As much of what a recogniser has so far as it will hardly take back: the words with which it began the last time, too,
 * but for the latest. Macháček et al., Turning Whisper into Real-Time Transcription System (2023): local agreement of two.
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

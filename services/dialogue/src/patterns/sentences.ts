import type { Word } from '../recognisers/text/words.js';

/**
 * What was found in a sentence, by the index it was looked up in, which it does not keep: that of a case goes with the
 * case. Places count from the sentence's first word.
 */
export interface KnownSentence {
  matches: WeakMap<object, readonly { first: number; last: number }[]>;
}

/** Where a sentence stands in a text: first and last word, both inclusive. */
interface PlacedSentence {
  first: number;
  last: number;
  known: KnownSentence;
}

/** By their words; each is looked up in a dozen indexes, and people say many a sentence more than once. */
const sentences = new Map<string, KnownSentence>();
const mostSentences = 4_000;
/** In characters; a pasted page without a full stop is not said again. */
const longestKept = 400;

let latest: { words: readonly Word[]; sentences: readonly PlacedSentence[] } | undefined;

/** The sentences of a text with all that is known of them. A text is looked up in many indexes, one after the other. */
export function sentencesOf(words: readonly Word[]): readonly PlacedSentence[] {
  if (latest?.words !== words) latest = { words, sentences: placed(words) };
  return latest.sentences;
}

function placed(words: readonly Word[]): PlacedSentence[] {
  const found: PlacedSentence[] = [];
  let first = 0;
  let text = '';
  for (let at = 0; at < words.length; at += 1) {
    text = at === first ? (words[at]?.text ?? '') : `${text} ${words[at]?.text ?? ''}`;
    if (words[at + 1]?.sentence === words[at]?.sentence) continue;
    found.push({ first, last: at, known: knownSentence(text) });
    first = at + 1;
  }
  return found;
}

function knownSentence(text: string): KnownSentence {
  const known = sentences.get(text);
  if (known) return known;
  if (sentences.size >= mostSentences) sentences.clear();
  const fresh: KnownSentence = { matches: new WeakMap() };
  if (text.length <= longestKept) sentences.set(text, fresh);
  return fresh;
}

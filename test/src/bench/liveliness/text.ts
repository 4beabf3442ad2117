/**
 * How alike two texts sound. Written apart from what the persona's mind uses to avoid repeating itself: a measure that
 * shared its code would share its mistakes.
 */

const folded = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’`]/g, "'").toLowerCase();

/** Words, folded; what an apostrophe joins is one word. */
export const wordsOf = (text: string): string[] => folded(text).match(/[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*/gu) ?? [];

/** Sentences, each as its folded words; a stop within a figure or an hour ends none. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(/[.!?…]+(?=\s|["»”)]|$)/u)
    .map((sentence) => wordsOf(sentence).join(' '))
    .filter((sentence) => sentence !== '');

/** The first three words, or null where there are fewer. */
export function openingOf(text: string): string | null {
  const words = wordsOf(text);
  return words.length < 3 ? null : words.slice(0, 3).join(' ');
}

export function trigramsOf(text: string): ReadonlySet<string> {
  const words = wordsOf(text);
  return new Set(words.slice(2).map((word, index) => `${words[index]} ${words[index + 1]} ${word}`));
}

/** Word trigrams in common, as a share of the smaller set; 0 where one has none. */
export function overlapOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one];
  let shared = 0;
  for (const trigram of small) if (large.has(trigram)) shared += 1;
  return small.size === 0 ? 0 : shared / small.size;
}

/** Letters of a word that its forms have in common: "rappelle" and "rappeler". */
const STEM = 4;

/** Whether at least half of the words that carry something (four letters, or figures) stand in the text in some form. */
export function isSaidIn(words: string, text: string): boolean {
  const stems = new Set(wordsOf(text).map((word) => word.slice(0, STEM)));
  const all = wordsOf(words).flatMap((word) => word.split("'"));
  const telling = all.filter((word) => word.length >= STEM || /\d/.test(word));
  const wanted = telling.length > 0 ? telling : all;
  const found = wanted.filter(
    (word) => stems.has(word.slice(0, STEM)) || wordsOf(text).some((one) => one.includes(word)),
  );
  return wanted.length > 0 && found.length * 2 >= wanted.length;
}

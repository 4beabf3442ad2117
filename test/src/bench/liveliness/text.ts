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

const figures: readonly (readonly [number, RegExp])[] = [
  [1, /^(one|un|une)$/],
  [2, /^(two|deux)$/],
  [3, /^(three|trois)$/],
  [4, /^(four|quatre)$/],
  [5, /^(five|cinq)$/],
  [6, /^(six)$/],
  [7, /^(seven|sept)$/],
  [8, /^(eight|huit)$/],
  [9, /^(nine|neuf)$/],
  [10, /^(ten|dix)$/],
  [12, /^(twelve|noon|midday|douze|midi)$/],
  [15, /^(fifteen|quinze)$/],
  [20, /^(twenty|vingt)$/],
  [30, /^(thirty|trente)$/],
  [40, /^(forty|quarante)$/],
  [50, /^(fifty|cinquante)$/],
  [100, /^(hundred|cent)$/],
];

/** A figure may have been said in words; of a compound one its first part is looked for. */
function isFigureIn(figure: string, words: readonly string[]): boolean {
  const value = Number(figure);
  const [, inWords] = figures.toReversed().find(([least]) => least <= value) ?? [];
  return inWords !== undefined && words.some((word) => inWords.test(word));
}

/** Whether at least half of the words that carry something (four letters, or figures) stand in the text in some form. */
export function isSaidIn(said: string, text: string): boolean {
  const apart = (one: string) => wordsOf(one).flatMap((word) => word.split(/['-]/));
  const words = apart(text);
  const all = apart(said);
  const telling = all.filter((word) => word.length >= STEM || /\d/.test(word));
  const wanted = telling.length > 0 ? telling : all;
  const isFound = (word: string) =>
    words.some((one) => one.startsWith(word.slice(0, STEM))) || (/^\d+$/.test(word) && isFigureIn(word, words));
  return wanted.length > 0 && wanted.filter(isFound).length * 2 >= wanted.length;
}

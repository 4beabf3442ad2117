import { foldedWords } from '../../domain/overlap/words.js';

const denies =
  /\b(?:not|never|no|nobody|nothing|none|nowhere|without|cannot|ne|n'\w+|pas|jamais|aucune?|rien|personne|sans|non)\b|n't\b/u;
const clauseEnd = /[.!?…,;:]+\s*|\s+(?:and|but|because|et|mais|parce que)\s+/u;
/** Shorter words carry a sentence and say nothing. */
const LETTERS_LEAST = 4;
/** Of the clause that is compared, so much is the other's own words. */
const OWN_SHARE = 2 / 3;
const STEM_LETTERS = 4;

const plain = (text: string): string => foldedWords(text).join(' ');

/** The words of a text that say something, each as its first letters: "waited" and "waiting" are one. */
export const substanceOf = (text: string): string[] =>
  foldedWords(text)
    .filter((word) => word.length >= LETTERS_LEAST && !denies.test(word))
    .map((word) => word.slice(0, STEM_LETTERS));

/** Whether a clause says in the authored words the opposite of the authored clause it is most like. */
export function deniesWordsOf(text: string, authored: string): boolean {
  const clauses = clausesOf(authored);
  return clausesOf(text).some((clause) => {
    const like = clauses.filter((one) => isLike(clause.substance, one.substance));
    return like.length > 0 && like.every((one) => one.isDenied !== clause.isDenied);
  });
}

const clausesOf = (text: string) =>
  text
    .split(clauseEnd)
    .map((clause) => ({ substance: substanceOf(clause), isDenied: denies.test(plain(clause)) }))
    .filter(({ substance }) => substance.length > 1);

function isLike(clause: readonly string[], authored: readonly string[]): boolean {
  const shared = clause.filter((word) => authored.includes(word)).length;
  return shared > 1 && shared / clause.length >= OWN_SHARE;
}

import { foldedWords } from '../../domain/overlap/words.js';
import { clausesOf, isDenied, plain, sentencesOf } from './clauses.js';

/** Shorter words carry a sentence and say nothing. */
const LETTERS_LEAST = 4;
/** Of the clause that is compared, so much is the other's own words. */
const OWN_SHARE = 2 / 3;
const STEM_LETTERS = 4;
/** "d'attente" is about "attente"; a "n'" says no. */
const elided = /^(?:qu|[cdjlmst])'/u;

/** The words of a text that say something, each as its first letters: "waited" and "waiting" are one. */
export const substanceOf = (text: string): string[] =>
  foldedWords(text)
    .map((word) => word.replace(elided, ''))
    .filter((word) => word.length >= LETTERS_LEAST && !isDenied(word))
    .map((word) => word.slice(0, STEM_LETTERS));

/**
 * Whether a clause says in the authored words the opposite of the authored clause it is most like. Who says no in another
 * clause of the sentence, or asks, does not.
 */
export function deniesWordsOf(text: string, authored: string): boolean {
  const clauses = sentencesOf(authored).flatMap(comparable);
  return sentencesOf(text).some((sentence) => {
    const saysNo = isDenied(plain(sentence));
    if (sentence.includes('?')) return false;
    return comparable(sentence).some((clause) => {
      const like = clauses.filter((one) => isLike(clause.substance, one.substance));
      return like.length > 0 && like.every((one) => one.isDenial !== clause.isDenial && one.isDenial !== saysNo);
    });
  });
}

const comparable = (text: string) =>
  clausesOf(text)
    .map((clause) => ({ substance: substanceOf(clause), isDenial: isDenied(plain(clause)) }))
    .filter(({ substance }) => substance.length > 1);

function isLike(clause: readonly string[], authored: readonly string[]): boolean {
  const shared = clause.filter((word) => authored.includes(word)).length;
  return shared > 1 && shared / clause.length >= OWN_SHARE;
}

import type { Analysis, Hit } from '../analysis.js';
import { hitsIn } from '../analysis.js';
import { foundAt, isStated } from './found.js';
import type { Found } from './found.js';
import { wordSet } from '../text/word-set.js';

/** After "it's just a" these make nothing small: "it's just a question". */
const harmless =
  wordSet(`question idea suggestion thought start beginning draft guess reminder check example proposal quick
  possibility option first moment second minute reason matter few great lot little pleasure idee debut
  exemple proposition hypothese premier premiere possibilite piste instant rappel avis precision mise
  plaisir mot raison seconde petite`);
const longest = 2;

/** "It's just a scratch": the matter made small, in so many words and no more. */
export function findBelittling(turn: Analysis): Found[] {
  return hitsIn(turn, 'belittling')
    .filter(
      (hit) =>
        isStated(hit) &&
        isWhole(turn, hit) &&
        !turn.words.slice(hit.last + 1, hit.last + 3).some(({ text }) => harmless.has(text)),
    )
    .map((hit) => foundAt('dismissal', hit));
}

/** The clause ends within two words. */
function isWhole({ clauses, sentences, words }: Analysis, { clause, last }: Hit): boolean {
  const end = clauses[clause]?.last ?? last;
  return end > last && end - last <= longest && sentences[words[last]?.sentence ?? 0]?.end.includes('?') !== true;
}

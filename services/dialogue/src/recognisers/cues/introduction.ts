import type { Analysis, Hit } from '../analysis.js';
import { hitsIn } from '../analysis.js';
import { foundAt, isStated } from './found.js';
import type { Found } from './found.js';

const being = new Set(['am', 'suis']);
const titled = new Set(['the', 'your', 'a', 'an', 'le', 'la', 'votre', 'ton', 'un', 'une']);

/** Who the learner is: a name, a post or a firm. "I am tired from the drive" is none. */
export function findIntroduction(turn: Analysis): Found[] {
  return hitsIn(turn, 'introduction')
    .filter((hit) => isStated(hit) && namesSomebody(turn, hit))
    .map((hit) => foundAt('introduction', hit));
}

function namesSomebody({ words, pack }: Analysis, { first, last }: Hit): boolean {
  if (!being.has(words[first + 1]?.text ?? '')) return true;
  const next = words[first + 2];
  if (!next || titled.has(next.text) || next.capital) return next !== undefined;
  const known = pack.functionWords.has(next.text) || pack.commonWords.has(next.text);
  return (
    !known && !pack.classes['feeling']?.includes(next.text) && !/(?:ed|ing|e|es)$/.test(next.text) && last > first + 2
  );
}

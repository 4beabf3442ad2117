import type { Analysis, Hit } from '../analysis.js';
import { hitsIn } from '../analysis.js';
import { foundAt, isStated } from './found.js';
import type { Found } from './found.js';

const being = new Set(['am', 'suis']);
const joining = new Set(['from', 'with', 'the', 'de', 'du', 'chez', 'service', 'equipe', 'societe', 'la']);
const third = new Set(['his', 'her', 'their', 'your', 'son', 'leur', 'votre']);
const titled = new Set(['the', 'your', 'a', 'an', 'le', 'la', 'votre', 'ton', 'un', 'une']);

/** Who the learner is: a name, a post or a firm. "I am tired from the drive" is none. */
export function findIntroduction(turn: Analysis): Found[] {
  return hitsIn(turn, 'introduction')
    .filter((hit) => isStated(hit) && namesSomebody(turn, hit))
    .map((hit) => foundAt('introduction', hit));
}

function namesSomebody({ words, pack }: Analysis, { first, last }: Hit): boolean {
  if (third.has(words[first - 1]?.text ?? '')) return false;
  if (!being.has(words[first + 1]?.text ?? '') || !joining.has(words[last]?.text ?? '')) return true;
  const next = words[first + 2];
  if (next?.text === 'calling') return true;
  if (!next || titled.has(next.text) || next.capital) return next !== undefined;
  const known = pack.functionWords.has(next.text) || pack.commonWords.has(next.text);
  return (
    !known && !pack.classes['feeling']?.includes(next.text) && !/(?:ed|ing|e|es)$/.test(next.text) && last > first + 2
  );
}

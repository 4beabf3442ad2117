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
  const phrased = hitsIn(turn, 'introduction')
    .filter((hit) => isStated(hit) && namesSomebody(turn, hit))
    .map((hit) => foundAt('introduction', hit));
  return phrased.length > 0 ? phrased : namesItself(turn);
}

/** "I'm Paul": a name and no adjective, as far as a capital within the sentence tells. */
function namesItself({ words, pack, quoted, negated }: Analysis): Found[] {
  return words.flatMap(({ text }, at): Found[] => {
    const name = words[at + 1];
    const isSelf = being.has(text) && pack.persons.first.has(words[at - 1]?.text ?? '');
    if (!isSelf || !name?.capital || quoted[at] || negated[at + 1]) return [];
    const isWord = pack.functionWords.has(name.text) || pack.commonWords.has(name.text) || isFeeling(pack, name.text);
    return isWord ? [] : [{ cue: 'introduction', first: at - 1, last: at + 1 }];
  });
}

const isFeeling = ({ classes }: Analysis['pack'], text: string): boolean => classes['feeling']?.includes(text) === true;

function namesSomebody({ words, pack }: Analysis, { first, last }: Hit): boolean {
  if (third.has(words[first - 1]?.text ?? '')) return false;
  if (!being.has(words[first + 1]?.text ?? '') || !joining.has(words[last]?.text ?? '')) return true;
  const next = words[first + 2];
  if (next?.text === 'calling') return true;
  if (!next || titled.has(next.text) || next.capital) return next !== undefined;
  const known = pack.functionWords.has(next.text) || pack.commonWords.has(next.text);
  return !known && !isFeeling(pack, next.text) && !/(?:ed|ing|e|es)$/.test(next.text) && last > first + 2;
}

import type { Clauses } from '../pack.js';
import type { Word } from '../../text/words.js';

const second = new Set(['pas', 'jamais', 'rien', 'aucun', 'aucune', 'personne', 'guere', 'plus', 'ni']);
const spoken = new Set(['pas', 'jamais', 'rien', 'aucun', 'aucune']);
const harmless = new Set(['seulement', 'que', 'mal', 'uniquement', 'juste', 'simplement', 'etonnant', 'surprenant']);
const reach = 8;

/**
 * Words under a negation: "ne ... pas" from "ne" on; "pas" alone, as one says it, with the verb before it. It reaches
 * into what is said or thought ("je ne dis pas que ...").
 */
export function negatedWordsFr(words: readonly Word[], { clauseOf }: Clauses): boolean[] {
  const negated = new Array<boolean>(words.length).fill(false);
  for (const [index, word] of words.entries()) {
    const from = scopeStart(words, index, word.text, clauseOf);
    if (from < 0) continue;
    for (let at = from; at < words.length && at <= index + reach; at += 1) {
      if (clauseOf[at] !== clauseOf[at - 1] && at > index && words[at]?.text !== 'que') break;
      negated[at] = true;
    }
  }
  return negated;
}

/** First word under the negation that stands at `index`, or -1 where none does. */
function scopeStart(words: readonly Word[], index: number, text: string, clauseOf: readonly number[]): number {
  if (text === 'sans') return index + 1;
  if (text === 'ne') return hasSecond(words, index, clauseOf) || opensNobody(words, index, clauseOf) ? index + 1 : -1;
  if (!spoken.has(text) || afterNe(words, index, clauseOf)) return -1;
  const next = words[index + 1]?.text ?? '';
  const previous = words[index - 1]?.text ?? '';
  if (harmless.has(next) || (['pourquoi', 'ce', 'est'].includes(previous) && isTag(words, index))) return -1;
  return clauseOf[index - 1] === clauseOf[index] ? index - 1 : index;
}

const isTag = (words: readonly Word[], index: number): boolean =>
  words[index - 1]?.text === 'pourquoi' || (words[index - 1]?.text === 'ce' && words[index - 2]?.text === 'est');

/** "Personne ne", "rien de tout ça ne". */
const opensNobody = (words: readonly Word[], index: number, clauseOf: readonly number[]): boolean =>
  [1, 2, 3, 4].some(
    (back) =>
      clauseOf[index - back] === clauseOf[index] &&
      ['personne', 'rien', 'aucun', 'aucune'].includes(words[index - back]?.text ?? ''),
  );

/** "Ne ... que" limits and does not deny. */
function hasSecond(words: readonly Word[], index: number, clauseOf: readonly number[]): boolean {
  if (words[index + 1]?.text === 'est' && words[index + 2]?.text === 'ce') return false;
  for (let at = index + 1; at <= index + 6 && clauseOf[at] === clauseOf[index]; at += 1) {
    // "Pas que" limits before a noun; before a clause it leads into what is denied.
    const limits = harmless.has(words[at + 1]?.text ?? '') && clauseOf[at + 1] === clauseOf[at];
    if (second.has(words[at]?.text ?? '')) return !limits;
  }
  return false;
}

function afterNe(words: readonly Word[], index: number, clauseOf: readonly number[]): boolean {
  for (let at = index - 1; at >= index - 6 && clauseOf[at] === clauseOf[index]; at -= 1) {
    if (words[at]?.text === 'ne') return true;
  }
  return false;
}

import type { Clauses } from '../pack.js';
import type { Word } from '../../text/words.js';
import { auxiliaries, subjects } from './grammar.js';

const negators = new Set([
  'not',
  'never',
  'no',
  'nobody',
  'nothing',
  'none',
  'neither',
  'nor',
  'without',
  'hardly',
  'barely',
]);
const afterOnly = new Set(['only', 'just', 'merely', 'simply']);
const reach = 8;

/**
 * Words under a negation: from "not" and its like to the end of the clause, eight words at most, and into what is said
 * or thought ("I am not saying that ...").
 */
export function negatedWordsEn(words: readonly Word[], { clauseOf }: Clauses): boolean[] {
  const negated = new Array<boolean>(words.length).fill(false);
  for (const [index, word] of words.entries()) {
    if (!negators.has(word.text) || !negates(words, index, clauseOf)) continue;
    for (let at = index + 1; at < words.length && at <= index + reach; at += 1) {
      if (clauseOf[at] !== clauseOf[at - 1] && words[at]?.text !== 'that') break;
      // "Waiting without news must be awful": what is lacking ends where the verb begins.
      if (word.text === 'without' && auxiliaries.has(words[at]?.text ?? '')) break;
      negated[at] = true;
    }
  }
  return negated;
}

function negates(words: readonly Word[], index: number, clauseOf: readonly number[]): boolean {
  const text = words[index]?.text ?? '';
  const next = words[index + 1];
  const previous = words[index - 1]?.text ?? '';
  if (text === 'not') {
    // "Not only", "why not", "don't you": nothing is denied.
    if (afterOnly.has(next?.text ?? '') || previous === 'why') return false;
    return !(auxiliaries.has(previous) && subjects.has(next?.text ?? '') && startsClause(index - 1, clauseOf, words));
  }
  // "No" as an answer, and "no problem", deny nothing that follows.
  if (text === 'no') return !(next === undefined || next.before !== '' || answers(index, clauseOf, next));
  return true;
}

const answering = new Set([
  'i',
  'you',
  'we',
  'it',
  'that',
  'he',
  'she',
  'they',
  'problem',
  'doubt',
  'worries',
  'matter',
  'wonder',
  'the',
]);

function answers(index: number, clauseOf: readonly number[], next: Word): boolean {
  return answering.has(next.text) && (clauseOf[index - 1] !== clauseOf[index] || next.text !== 'the');
}

function startsClause(index: number, clauseOf: readonly number[], words: readonly Word[]): boolean {
  const previous = words[index - 1]?.text ?? '';
  return clauseOf[index - 1] !== clauseOf[index] || ['why', 'so', 'and', 'but', 'well', 'then'].includes(previous);
}

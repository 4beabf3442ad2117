import type { Analysis, Hit } from '../analysis.js';
import { hitsIn, spanOf } from '../analysis.js';
import { overlaps } from '../cues/found.js';
import { contentStem } from '../ground.js';
import type { Piece } from './amounts.js';
import { promisedEn } from './promised.en.js';
import { promisedFr } from './promised.fr.js';
import type { Address } from './promised.fr.js';

const longest = 10;
const trailing = new Set(
  [
    'okay',
    'promise',
    'please',
    'and',
    'but',
    'so',
    'then',
    'sure',
    'right',
    'et',
    'mais',
    'donc',
    'promis',
    'alors',
    'for',
    'to',
    'the',
    'a',
    'with',
  ].concat(['de', 'le', 'la', 'les', 'un', 'une', 'du', 'des', 'avec', 'pour', 'of', 'by', 'on', 'avant', 'before']),
);

/** A promise and the words it runs over; dates and sums within them belong to it. */
export interface PromiseRead extends Piece {
  scope: number;
}

/** What the learner takes on, as the persona can repeat it. Promises that cannot be worded so are left out. */
export function promisesOf(turn: Analysis, commitments: readonly Hit[], address: Address): PromiseRead[] {
  const sorted = [...commitments].sort((a, b) => a.first - b.first);
  const found: PromiseRead[] = [];
  for (const hit of sorted) {
    const known = found.at(-1);
    if (known && hit.first <= known.last) continue;
    const promise = promiseAt(turn, hit, address);
    if (promise) found.push(promise);
  }
  return found;
}

function promiseAt(turn: Analysis, hit: Hit, address: Address): PromiseRead | undefined {
  const start = turn.language === 'en' ? hit.first + 1 : hit.first;
  const last = endOfPromise(turn, hit);
  const words = turn.words.slice(start, last + 1);
  if (last <= hit.last - (turn.language === 'fr' ? 1 : 0) && turn.language === 'en') return undefined;
  if (hitsIn(turn, 'insult_word').some((insult) => overlaps(insult, { first: hit.first, last }))) return undefined;
  const written = ({ from, to }: { from: number; to: number }): string => turn.text.slice(from, to).toLowerCase();
  const said = turn.language === 'en' ? promisedEn(words, written) : promisedFr(words, written, address);
  const value = valueOf(turn, hit.last, last);
  if (said === '' || value === '') return undefined;
  const scope = turn.sentences[turn.words[last]?.sentence ?? 0]?.last ?? last;
  return { type: 'promise', value, said, first: hit.first, last, scope };
}

/** To the end of the clause, ten words at most, without a loose end. */
function endOfPromise(turn: Analysis, hit: Hit): number {
  const clause = turn.clauseOf[hit.last];
  let last = hit.last;
  while (last + 1 < turn.words.length && turn.clauseOf[last + 1] === clause && last - hit.last < longest) last += 1;
  while (last > hit.last && trailing.has(turn.words[last]?.text ?? '')) last -= 1;
  return last;
}

/** The stems of what is promised, in any order: "call you back" and "I'll call back" are one. */
function valueOf({ words, language }: Analysis, from: number, to: number): string {
  const start = language === 'fr' ? from : from + 1;
  const stems = words.slice(start, to + 1).flatMap(({ text }) => contentStem(text, language) ?? []);
  return [...new Set(stems)].sort().join(' ');
}

export const promiseSpan = (turn: Analysis, { first, last }: PromiseRead): { from: number; to: number } =>
  spanOf(turn.words, first, last);

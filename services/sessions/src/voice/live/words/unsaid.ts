import type { Language } from '@repartee/proto';

import { isDenied, plain, sentencesOf } from './clauses.js';
import { substanceOf } from './denials.js';
import { figuresIn } from './figures.js';
import { SUBSTANCE_LEAST } from './left-out.js';

/** Where a sentence can be taken up again: at a mark, and before "and" or "but". */
const clauseBegin = /(?<=[,;:])\s+|\s+(?=(?:and|but|because|et|mais|parce que)\s)/u;
const sentenceEnd = /[.!?…]["'”’»)]*\s*$/u;
/** Of the words of a clause that say something, so many at least are said where the clause is. */
const SAID_SHARE = 1 / 2;

/**
 * What an authored line has beyond the words that were said of it when its wording was dropped: its sentences, the one
 * that was begun from its first unsaid clause on. Empty where all of it was said. A clause counts as said by at least half
 * of its words, its figures, and its no or its question where it has one; a greeting is left out once what follows it was.
 */
export function unsaidOf(authored: string, said: string, language: Language): string {
  const isSaid = saidIn(said, language);
  const sentences = sentencesOf(authored).map((text) => ({ text, clauses: text.split(clauseBegin) }));
  const lastSaid = sentences.findLastIndex(({ clauses }) => clauses.some(isSaid));
  const left = sentences.map(({ text, clauses }, at) => {
    const from = clauses.findIndex((clause) => !isSaid(clause));
    if (from < 0 || (at < lastSaid && isSmall(text, language))) return '';
    const rest = clauses.slice(from).join(' ');
    return sentenceEnd.test(said) ? capitalised(rest) : rest;
  });
  return left.filter((one) => one !== '').join(' ');
}

const isSmall = (sentence: string, language: Language): boolean =>
  substanceOf(sentence).length < SUBSTANCE_LEAST &&
  !sentence.includes('?') &&
  figuresIn(sentence, language).length === 0;

function saidIn(said: string, language: Language): (clause: string) => boolean {
  const substance = new Set(substanceOf(said));
  const figures = new Set(figuresIn(said, language));
  const denies = isDenied(plain(said));
  return (clause) => {
    const words = substanceOf(clause);
    const shared = words.filter((word) => substance.has(word)).length;
    if (figuresIn(clause, language).some((figure) => !figures.has(figure))) return false;
    if ((isDenied(plain(clause)) && !denies) || (clause.includes('?') && !said.includes('?'))) return false;
    return words.length > 0 && shared / words.length >= SAID_SHARE;
  };
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

import type { Analysis, Hit } from '../analysis.js';

/** A cue with the words that show it, both inclusive. */
export interface Found {
  cue: string;
  first: number;
  last: number;
}

export const foundAt = (cue: string, { first, last }: { first: number; last: number }): Found => ({ cue, first, last });

/** Whether nothing but small words stands before a word in its clause. */
export function opensClause({ clauses, clauseOf, pack, words }: Analysis, at: number): boolean {
  const first = clauses[clauseOf[at] ?? 0]?.first ?? 0;
  for (let before = first; before < at; before += 1) {
    if (!pack.discourseMarkers.has(words[before]?.text ?? '')) return false;
  }
  return true;
}

export type Person = 'first' | 'second' | 'third' | 'none';

/** The first person named in the clause of a word, up to that word. */
export function subjectBefore(turn: Analysis, at: number): Person {
  const { words, clauses, clauseOf, pack } = turn;
  for (let index = clauses[clauseOf[at] ?? 0]?.first ?? 0; index < at; index += 1) {
    const text = words[index]?.text ?? '';
    if (pack.persons.first.has(text)) return 'first';
    if (pack.persons.second.has(text)) return 'second';
    if (pack.persons.third.has(text)) return 'third';
  }
  return 'none';
}

/** The person last named in the clause of a word, before it; none where the word names one itself. */
export function personBefore({ words, clauses, clauseOf, pack }: Analysis, at: number): Person {
  const first = clauses[clauseOf[at] ?? 0]?.first ?? 0;
  const own = words[at]?.text ?? '';
  if (pack.persons.first.has(own) || pack.persons.second.has(own)) return 'none';
  for (let index = at - 1; index >= first; index -= 1) {
    const text = words[index]?.text ?? '';
    if (pack.persons.first.has(text)) return 'first';
    if (pack.persons.second.has(text)) return 'second';
    if (pack.persons.third.has(text)) return 'third';
  }
  return 'none';
}

const bare = 4;

/** The last word of a clause, or, where it is a mere adverbial ("on 12 June, ..."), of the next one. */
export function reachOf({ clauses }: Analysis, index: number): number {
  const [clause, next] = [clauses[index], clauses[index + 1]];
  if (!clause) return -1;
  return next?.sentence === clause.sentence && clause.last - clause.first < bare ? next.last : clause.last;
}

export const sentenceOf = ({ words }: Analysis, at: number): number => words[at]?.sentence ?? 0;

export const sameSentence = (turn: Analysis, a: number, b: number): boolean =>
  sentenceOf(turn, a) === sentenceOf(turn, b);

export const overlaps = (a: { first: number; last: number }, b: { first: number; last: number }): boolean =>
  a.first <= b.last && b.first <= a.last;

/** A statement of the learner's own: neither denied, nor supposed, nor asked. */
export const isStated = (hit: Hit): boolean => hit.own && !hit.denied && !hit.supposed && !hit.asked;

/** Within a question by its words, or in a sentence with its mark. */
export const isAsked = ({ sentences, words }: Analysis, { asked, first }: Hit): boolean =>
  asked || sentences[words[first]?.sentence ?? 0]?.end.includes('?') === true;

import type { Word } from './words.js';

/** A run of words with one finite verb at most, as far as marks and joining words tell; `last` inclusive. */
export interface Clause {
  first: number;
  last: number;
  sentence: number;
  /** Opens with "if" or the like: what it says is supposed, not done. */
  conditional: boolean;
}

/** The words that join clauses, in one language. */
export interface Joiners {
  /** Open a clause wherever they stand. */
  always: ReadonlySet<string>;
  /** Open one where a subject, a verb before its subject or a question word follows. */
  beforeSubject: ReadonlySet<string>;
  subjects: ReadonlySet<string>;
  conditional: ReadonlySet<string>;
}

const splitting = /[,:()\u2013\u2014\n]|(?:^|[^-])-$/;

/** Splits words into clauses; also gives the clause index of every word. */
export function clausesOf(words: readonly Word[], joiners: Joiners): { clauses: Clause[]; clauseOf: number[] } {
  const clauses: Clause[] = [];
  const clauseOf: number[] = [];
  let open: Clause | undefined;
  for (const [index, word] of words.entries()) {
    if (!open || opensClause(words, index, open, joiners)) {
      const conditional = joiners.conditional.has(word.text);
      open = { first: index, last: index, sentence: word.sentence, conditional };
      clauses.push(open);
    }
    open.last = index;
    clauseOf.push(clauses.length - 1);
  }
  return { clauses, clauseOf };
}

function opensClause(words: readonly Word[], index: number, open: Clause, joiners: Joiners): boolean {
  const word = words[index];
  if (!word) return false;
  if (word.sentence !== open.sentence) return true;
  if (!word.joined && word.before !== '' && splitting.test(word.before)) return true;
  if (joiners.always.has(word.text)) return true;
  const next = words[index + 1];
  // "Puis-je" is a verb with its subject, and joins nothing.
  if (next === undefined || next.joined || splitting.test(next.before)) return false;
  return joiners.beforeSubject.has(word.text) && joiners.subjects.has(next.text);
}

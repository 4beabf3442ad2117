import type { Clause } from '../../text/clauses.js';
import type { Clauses } from '../pack.js';
import type { Word } from '../../text/words.js';
import { wordSet } from '../../text/word-set.js';
import { discourseMarkers } from './grammar.js';

const named = ' le la les votre vos ton ta tes cette ces';
const subjects = wordSet(`je tu il elle on nous vous ils elles ca ce${named}`);
/** Who speaks of "je" or "nous" without a mark tells: "je vois combien c'est dur". */
const asked = wordSet(`tu il elle on vous ils elles ca ce${named}`);
const prepositions = wordSet('a de du avec pour chez sur par en dans depuis pendant sans vers');
const telling =
  wordSet(`sais sait savez savoir vois voit voyez voir comprends comprenez comprendre imagine imaginez dire dis dit
  dites demande demandez demander explique importe ignore rappelle que est-ce`);
const which = wordSet('quel quelle quels quelles');
const alone = wordSet('combien quoi');
const one = wordSet('lequel laquelle lesquels lesquelles');
const ending = wordSet('qui ou comment quand lequel laquelle lesquels lesquelles');
/** What may still follow a question word that stands in its place: "vous faites comment pour laver". */
const following = wordSet('avec pour avant apres chez sans a au aux de du en dans exactement precisement deja ensuite');

const textAt = (words: readonly Word[], at: number): string => words[at]?.text ?? '';

/** A name counts as "il", where it does not begin the sentence: "et Enzo se tenait où". */
const subjectOf = (words: readonly Word[], { first, last }: Clause): string => {
  for (let at = first; at <= last; at += 1) {
    const text = textAt(words, at);
    if (subjects.has(text)) return text;
    if (discourseMarkers.has(text)) continue;
    return words[at]?.capital && words[at - 1]?.sentence === words[at]?.sentence ? 'il' : '';
  }
  return '';
};

/** "Conductrice pendant combien d'années ?": without a verb. */
const isMeasured = (words: readonly Word[], at: number, { clause, marked }: Asking): boolean =>
  marked && textAt(words, at) === 'combien' && at - clause.first > 1 && prepositions.has(textAt(words, at - 1));

/** The clause that asks, and whether a mark says so. */
interface Asking {
  clause: Clause;
  marked: boolean;
}

/**
 * Whether a question word asks from where its answer would stand, after subject and verb: "tu y as passé combien de
 * soirées", "vous traitiez avec qui", "c'est quel étage". Without a mark only where it cannot well mean anything else.
 */
export function isInPlace(words: readonly Word[], at: number, { clause, marked }: Asking): boolean {
  const [before, text, next] = [textAt(words, at - 1), textAt(words, at), textAt(words, at + 1)];
  const subject = subjectOf(words, clause);
  if (isMeasured(words, at, { clause, marked })) return true;
  if (telling.has(before) || !(marked ? subjects : asked).has(subject) || at - clause.first < 2) return false;
  if (text === 'combien') return next !== 'que';
  const isAfter = prepositions.has(before) || before === 'est';
  if (which.has(text)) return marked && (isAfter || at + 1 === clause.last);
  const ends = at === clause.last || following.has(next);
  if (!marked) return ends && (text === 'quand' ? prepositions.has(before) : one.has(text) && before === 'est');
  return alone.has(text) ? before !== 'de' || isAfter : ending.has(text) && (ends || (isAfter && text !== 'quand'));
}

const joining = wordSet('et ou');

const isJoinedBy = (words: readonly Word[], first: number): boolean =>
  joining.has(textAt(words, first)) && words[first]?.before.includes(',') === true;

/** Whether a clause is joined to what was asked by a comma and begins as a statement would: ", et ça vous convient". */
export const joinsAnother = (words: readonly Word[], first: number): boolean =>
  isJoinedBy(words, first) && wordSet('vous tu on ca ce il elle ils elles').has(textAt(words, first + 1));

const determiners = wordSet(named);

/** Whether it names another thing that the same is asked of: "comment vont les jeunes, et l'ambiance ?" */
export const joinsAThing = (words: readonly Word[], first: number): boolean =>
  isJoinedBy(words, first) && determiners.has(textAt(words, first + 1));

const leading = wordSet('depuis pour avant apres pendant');

/**
 * Where what asks begins: "vous êtes libre depuis quand", for its last words by themselves ask the same; "et les autres,
 * tu en penses quoi", with what it asks about.
 */
export function beginningOf(words: readonly Word[], at: number, { clauses, clauseOf }: Clauses): number {
  const index = clauseOf[at] ?? 0;
  const [before, clause] = [clauses[index - 1], clauses[index]];
  if (!before || !clause || before.sentence !== clause.sentence) return at;
  if (at === clause.first && joinsAThing(words, before.first)) return before.first;
  const isOne = clause.last === at && words[clause.first]?.before === '' && leading.has(textAt(words, clause.first));
  return isOne && subjectOf(words, before) !== '' ? before.first : at;
}

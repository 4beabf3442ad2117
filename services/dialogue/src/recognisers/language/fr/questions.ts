import type { Clauses, Opener, Sentence } from '../pack.js';
import type { Word } from '../../text/words.js';
import { wordSet } from '../../text/word-set.js';
import { askingVerbs, closedNouns, discourseMarkers, joiners, openWords, pronouns } from './grammar.js';
import { questionWords, reflexiveCommands, weQuestions } from './grammar.js';
import { beginningOf, isInPlace, joinsAnother, joinsAThing } from './in-place.js';

const embedding = new Set([
  'sais',
  'savoir',
  'sait',
  'comprends',
  'comprendre',
  'dire',
  'dis',
  'dit',
  'explique',
  'voila',
  'est',
]);
const closedWords = new Set(['quand', 'combien', 'qui', 'lequel', 'laquelle', 'lesquels', 'lesquelles']);
const whichWords = new Set(['quel', 'quelle', 'quels', 'quelles']);
const beforeStatement = new Set(['que', 'si', 'comme', 'quand', 'ce', 'qui', 'dont', 'vous', 'tu', 'je', 'ne', 'ou']);

/** Direct questions of a sentence by their form: "est-ce que", "avez-vous", "pourquoi", "c'est quoi". */
export function openersOfFr(words: readonly Word[], sentence: Sentence, clauses: Clauses): readonly Opener[] {
  const found: Opener[] = [];
  const marked = sentence.end.includes('?');
  for (let at = sentence.first; at <= sentence.last; at += 1) {
    const place = { sentence, clauses, marked };
    const asks = isEstCeQue(words, at) || isInversion(words, at) || isPlainInversion(words, at, place);
    const opener = asks
      ? { at: questionStart(words, at, place), kind: verbKind(words, at, place) }
      : wordOpener(words, at, place);
    if (!opener || found.some((known) => known.at >= opener.at)) continue;
    const first = beginningOf(words, opener.at, clauses);
    found.push(found.some((known) => known.at >= first) ? opener : { ...opener, at: first });
  }
  if (found.length === 0 && marked) found.push(markedOnly(words, sentence));
  return marked ? [...found, ...joinedOn(words, found, { sentence, clauses })].sort((a, b) => a.at - b.at) : found;
}

/**
 * "Vous partez quand, et ça vous convient ?": once something is asked, a clause joined on by a comma asks too. After what
 * is asked openly a thing is enough, where nothing else is asked of it: "et l'ambiance ?", not "et votre femme, elle en
 * dit quoi ?"
 */
function joinedOn(
  words: readonly Word[],
  found: readonly Opener[],
  { sentence, clauses }: Omit<Place, 'marked'>,
): Opener[] {
  return clauses.clauses.flatMap(({ first, last }): Opener[] => {
    const before = found.findLast(({ at }) => at < first);
    if (!before || first <= sentence.first || last > sentence.last) return [];
    if (joinsAnother(words, first) && !found.some(({ at }) => at >= first && at <= last))
      return [{ at: first, kind: 'closed' }];
    const isLast = before === found.at(-1);
    return isLast && before.kind === 'open' && joinsAThing(words, first) ? [{ at: first, kind: 'open' }] : [];
  });
}

interface Place {
  sentence: Sentence;
  clauses: Clauses;
  marked: boolean;
}

const textAt = (words: readonly Word[], at: number): string => words[at]?.text ?? '';

/** "C'est ce qu'on a dit" states. */
function isEstCeQue(words: readonly Word[], at: number): boolean {
  return (
    textAt(words, at) === 'est' &&
    !['c', 'ce'].includes(textAt(words, at - 1)) &&
    textAt(words, at + 1) === 'ce' &&
    ['que', 'qui'].includes(textAt(words, at + 2))
  );
}

/** A verb joined to its subject by a hyphen, unless it commands ("asseyez-vous") or names ("rendez-vous"). */
function isInversion(words: readonly Word[], at: number): boolean {
  const next = words[at + 1];
  if (!next?.joined || (textAt(words, at) === 'est' && next.text === 'ce'))
    return next?.joined === true && isBareEstCe(words, at);
  if (next.text === 't') return words[at + 2]?.joined === true;
  const verb = textAt(words, at);
  if (next.text === 'nous') return weQuestions.has(verb);
  return pronouns.has(next.text) && next.text !== 'ce' && !reflexiveCommands.has(verb);
}

/** "Est-ce possible ?", but not the tag "n'est-ce pas". */
function isBareEstCe(words: readonly Word[], at: number): boolean {
  return textAt(words, at + 1) === 'ce' && textAt(words, at - 1) !== 'ne';
}

/** "Vous avez": a statement; "avez vous" without its hyphen: a question, at the start of a clause. */
function isPlainInversion(words: readonly Word[], at: number, place: Place): boolean {
  const next = words[at + 1];
  if (!next || next.joined || next.before !== '' || next.sentence !== words[at]?.sentence) return false;
  if (!askingVerbs.has(textAt(words, at)) || !['vous', 'tu', 'je'].includes(next.text)) return false;
  if (next.text === 'je' && !['puis', 'dois', 'peux'].includes(textAt(words, at))) return false;
  const previous = textAt(words, at - 1);
  return (
    isStart(words, at, place) ||
    questionWords.has(previous) ||
    (next.text !== 'je' && !pronouns.has(previous) && !beforeStatement.has(previous) && place.marked)
  );
}

/** Back to the question word of the same clause, if one leads the verb. */
function questionStart(words: readonly Word[], at: number, { clauses }: Place): number {
  const first = clauses.clauses[clauses.clauseOf[at] ?? 0]?.first ?? at;
  for (let before = at - 1; before >= first && before >= at - 4; before -= 1) {
    if (questionWords.has(textAt(words, before))) return before;
  }
  return at;
}

function verbKind(words: readonly Word[], at: number, place: Place): 'open' | 'closed' {
  const start = questionStart(words, at, place);
  return start === at ? 'closed' : wordKind(words, start, place);
}

/** A question word that asks without any change of order: "comment ça s'est passé", "c'est quoi". */
function wordOpener(words: readonly Word[], at: number, place: Place): Opener | undefined {
  const text = textAt(words, at);
  if (!questionWords.has(text) || embedding.has(textAt(words, at - 1))) return lastWordOpener(words, at, place);
  if (!isStart(words, at, place)) return lastWordOpener(words, at, place);
  const next = textAt(words, at + 1);
  if (text === 'pourquoi' || text === 'comment') {
    return next === 'pas' ? undefined : { at, kind: wordKind(words, at, place) };
  }
  const asksWhich =
    whichWords.has(text) && (place.marked || ['est', 'sont', 'etait', 'etaient', 'serait'].includes(next));
  const asksHow = text === 'quoi' && ['en', 'a', 'sur'].includes(textAt(words, at - 1)) && at + 1 < place.sentence.last;
  const asksOther =
    place.marked &&
    (closedWords.has(text) || text === 'quoi' || isBareQue(words, at)) &&
    !isSubordinate(text, words, at);
  if (asksWhich || asksOther || asksHow || (text === 'combien' && next !== 'que'))
    return { at, kind: wordKind(words, at, place) };
  return lastWordOpener(words, at, place);
}

/** "Quand vous dites ça, ..." names a time and asks nothing by itself. */
function isSubordinate(text: string, words: readonly Word[], at: number): boolean {
  return text === 'quand' && pronouns.has(textAt(words, at + 1));
}

/** "Que devrait dire le dossier ?": the verb follows at once. */
function isBareQue(words: readonly Word[], at: number): boolean {
  const next = textAt(words, at + 1);
  return textAt(words, at) === 'que' && !pronouns.has(next) && !joiners.subjects.has(next);
}

const beforeLast = new Set(['sais', 'sait', 'importe', 'ou', 'savoir', 'dire', 'de', 'a', 'sans']);
const wanting = new Set(['savoir', 'comprendre', 'connaitre', 'demande', 'demandais']);
const lastWords = new Set(['quoi', 'comment', 'combien', 'quand']);

/** "Je voudrais savoir qui vient et pour quand": what is wanted is asked for by its verb. */
const isWanted = (words: readonly Word[], first: number, at: number): boolean =>
  words.slice(first, at).some(({ text }) => wanting.has(text));

/** "Vous en pensez quoi", "c'est pour quand", "ça coûte combien": the question word stands where its answer would. */
function lastWordOpener(words: readonly Word[], at: number, place: Place): Opener | undefined {
  const clause = place.clauses.clauses[place.clauses.clauseOf[at] ?? 0];
  if (!clause || at === clause.first) return undefined;
  const opener: Opener = { at: clause.first, kind: wordKind(words, at, place) };
  if (isInPlace(words, at, { clause, marked: place.marked })) return opener;
  if (!lastWords.has(textAt(words, at))) return undefined;
  if (!place.marked && (beforeLast.has(textAt(words, at - 1)) || isWanted(words, clause.first, at))) return undefined;
  const afterIs = textAt(words, at - 1) === 'est' && textAt(words, at - 2) === 'ce';
  if (!afterIs && !place.marked && textAt(words, at) === 'quoi' && !isAfterVerb(words, at)) return undefined;
  const ends = words.slice(at + 1, clause.last + 1).every(({ text }) => trailing.has(text));
  return afterIs || ends ? opener : undefined;
}

/** What may follow a question word that stands last: "tu veux quoi au juste". */
const trailing = wordSet('au juste exactement alors donc maintenant');
const beforeVerb = wordSet(
  'je tu il elle on nous vous ils elles ca ce en y me te lui leur a as ai avez avons ont m t s',
);
const beforeThing = wordSet('a de sur avec pour en par contre');

/** "On fait quoi", "vous avez dit quoi", "c'est pour quoi"; "pour le local quoi" only ends with it. */
const isAfterVerb = (words: readonly Word[], at: number): boolean =>
  beforeVerb.has(textAt(words, at - 2)) || beforeThing.has(textAt(words, at - 1));

function wordKind(words: readonly Word[], at: number, { sentence }: Place): 'open' | 'closed' {
  const text = textAt(words, at);
  if (text === 'comment') return asksName(words, at) ? 'closed' : 'open';
  if (text === 'pourquoi' || text === 'quoi' || text === 'que') return onScale(words, sentence) ? 'closed' : 'open';
  if (!whichWords.has(text)) return 'closed';
  return asksShortNoun(words, at) || onScale(words, sentence) ? 'closed' : 'open';
}

const asksName = (words: readonly Word[], at: number): boolean =>
  [1, 2, 3].some((step) => textAt(words, at + step).startsWith('appel'));

function asksShortNoun(words: readonly Word[], at: number): boolean {
  return [1, 2, 3, 4].some((step) => closedNouns.has(textAt(words, at + step)));
}

function onScale(words: readonly Word[], { first, last }: Sentence): boolean {
  return words.some(({ text }, at) => at >= first && at <= last && text === 'echelle');
}

/** Nothing stands before it in its clause but words such as "alors", "et", or a preposition ("depuis quand"). */
function isStart(words: readonly Word[], at: number, { clauses }: Place): boolean {
  const first = clauses.clauses[clauses.clauseOf[at] ?? 0]?.first ?? 0;
  for (let before = first; before < at; before += 1) {
    if (!discourseMarkers.has(textAt(words, before))) return false;
  }
  return true;
}

function markedOnly(words: readonly Word[], sentence: Sentence): Opener {
  for (let at = sentence.last; at >= sentence.first; at -= 1) {
    if (openWords.has(textAt(words, at)))
      return {
        at: sentence.first,
        marked: true,
        kind: sentence.first === sentence.last && textAt(words, at) !== 'pourquoi' ? 'closed' : 'open',
      };
  }
  return { at: sentence.first, marked: true, kind: 'closed' };
}

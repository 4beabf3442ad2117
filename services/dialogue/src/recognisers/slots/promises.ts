import type { Analysis, Hit } from '../analysis.js';
import { hitsIn } from '../analysis.js';
import { overlaps } from '../cues/found.js';
import { contentStem } from '../ground.js';
import type { Piece } from './amounts.js';
import { wordSet } from '../text/word-set.js';
import { calendars } from './calendar.js';
import { joined, promisedEn } from './promised.en.js';
import { givenFr, promisedFr } from './promised.fr.js';
import type { Address } from './promised.fr.js';

const longest = 14;
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
    'dire',
    'que',
    'say',
    'that',
    'in',
    'at',
    'en',
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

/** Where promises are made, what else was read of the turn, and how the persona addresses the learner. */
export interface PromiseSources {
  commitments: readonly Hit[];
  pieces: readonly Piece[];
  address: Address;
}

/** What the learner takes on, as the persona can repeat it. Promises that cannot be worded so are left out. */
export function promisesOf(turn: Analysis, { commitments, pieces, address }: PromiseSources): PromiseRead[] {
  const sorted = [...commitments].sort((a, b) => a.first - b.first);
  const found: PromiseRead[] = [];
  for (const hit of sorted) {
    const known = found.at(-1);
    if (known && hit.first <= known.last) continue;
    const promise = promiseAt(turn, hit, { pieces, address });
    if (promise) found.push(promise);
  }
  return found;
}

function promiseAt(
  turn: Analysis,
  hit: Hit,
  { pieces, address }: Omit<PromiseSources, 'commitments'>,
): PromiseRead | undefined {
  if (turn.pack.persons.second.has(turn.words[hit.first]?.text ?? ''))
    return promiseToGive(turn, hit, { pieces, address });
  // "Je n'oublierai pas de vous appeler": what is promised stands after it.
  const start = turn.language === 'en' ? hit.first + 1 : hit.negative ? hit.last + 1 : hit.first;
  const last = endOfPromise(turn, hit);
  if (turn.words[last]?.text === 'sorte') return undefined;
  const words = turn.words.slice(start, last + 1);
  if (last <= hit.last - (turn.language === 'fr' ? 1 : 0) && turn.language === 'en') return undefined;
  if (hitsIn(turn, 'insult_word').some((insult) => overlaps(insult, { first: hit.first, last }))) return undefined;
  const written = ({ from, to }: { from: number; to: number }): string => plainCase(turn, from, to);
  const said = turn.language === 'en' ? joined(promisedEn(words, written)) : promisedFr(words, written, address);
  if (isDoneAtOnce(turn, start, last, pieces) || isOnlyWord(words) || isOfThisTalk.test(said)) return undefined;
  if (isToldOfAll(turn, hit) || isNamedAfter(turn, hit) || isConditional(turn, hit)) return undefined;
  const value = valueOf(turn, { first: verbBefore(turn, hit), last }, pieces);
  if (said === '' || said === 'faire' || value === '' || isNoDeed(turn, said)) return undefined;
  const scope = turn.sentences[turn.words[last]?.sentence ?? 0]?.last ?? last;
  return { type: 'promise', value, said, first: hit.first, last, scope };
}

/** "I can promise you Thursdays" names no deed. */
const isNoDeed = ({ language }: Analysis, said: string): boolean =>
  language === 'en' && /^(?:me|you|him|her|us|them) /u.test(said);

/** To be brief, or to get to that in a moment, is kept or broken while one talks. */
const isOfThisTalk =
  /\b(?:keep (?:it|this) (?:short|brief|quick)|be (?:brief|quick)|(?:get|come|come back|get back) to (?:it|that|this|the)|faire (?:court|bref|vite)|être br(?:ef|ève)|y (?:passer|venir|revenir|arriver)|en reparler)\b/u;

/** "If he can't mend it, I'll have it replaced": without its condition it would be another promise. */
const isConditional = ({ clauses, clauseOf, words }: Analysis, { first }: Hit): boolean => {
  const sentence = words[first]?.sentence;
  return clauses
    .slice(0, clauseOf[first] ?? 0)
    .some(({ conditional, first: from }) => conditional && words[from]?.sentence === sentence);
};

/** "Ce que je mets, moi : dix heures": what is promised is no part of the verb's own clause. */
const isNamedAfter = ({ words }: Analysis, { first }: Hit): boolean =>
  words[first - 1]?.text === 'what' || (words[first - 1]?.text === 'que' && words[first - 2]?.text === 'ce');

/** "Dire qu'on livre bien", "quand on vous interrogera": said of everybody; after a pledge "on" is the learner's side. */
const isToldOfAll = ({ words, language }: Analysis, { first }: Hit): boolean =>
  language === 'fr' &&
  words[first]?.text === 'on' &&
  joining.has(words[first - 1]?.text ?? '') &&
  !pledging.has(words[first - 2]?.text ?? '');
const joining = wordSet('qu que quand lorsque lorsqu si comme');
const pledging = wordSet('promets promettons garantis garantissons assure assurons jure sur sorte ce');

/** "Vous avez ma parole" gives it on what was said, and is no deed of its own. */
const isOnlyWord = (words: Analysis['words']): boolean =>
  words.some(({ text }) => pledged.has(text)) && words.every(({ text }) => pledged.has(text) || ownWord.has(text));
const ownWord = wordSet('vous tu avez as aurez auras ma mon you have my word la ici tout');

const receiving = wordSet('have get receive aurez auras recevrez recevras');
/** What one gets, and not only a state one will be in ("you'll have time", "vous aurez raison"). */
const given = wordSet(
  'it this that them the a an your my our le la l les en un une votre vos ton ta tes mon ma mes notre nos',
);
const pledged = wordSet('word parole');

/** "You'll have it by Friday", "vous l'aurez vendredi": what the other is to get by a day, as an act of the learner's. */
function promiseToGive(
  turn: Analysis,
  hit: Hit,
  { pieces, address }: Omit<PromiseSources, 'commitments'>,
): PromiseRead | undefined {
  const { words, language } = turn;
  const verb = words.findIndex(({ text }, at) => at > hit.first && at <= hit.last && receiving.has(text));
  const last = endOfPromise(turn, hit);
  const thing = words.slice(verb + 1, last + 1);
  const before = words.slice(hit.first + 1, verb).filter(({ text }) => given.has(text));
  const isNamed = given.has(thing[0]?.text ?? '') || (language === 'fr' && before.length > 0);
  const isDated = pieces.some(
    ({ type, first }) => (type === 'date' || type === 'duration') && first > verb && first <= last,
  );
  if (verb < 0 || !isNamed || !isDated || thing.some(({ text }) => pledged.has(text))) return undefined;
  const written = ({ from, to }: { from: number; to: number }): string => plainCase(turn, from, to);
  const said =
    language === 'en'
      ? `let me have ${joined(promisedEn(thing, written))}`
      : givenFr(before, thing, { written, address });
  const value = valueOf(turn, { first: verb, last }, pieces);
  const scope = turn.sentences[words[last]?.sentence ?? 0]?.last ?? last;
  return { type: 'promise', value, said, first: hit.first, last, scope };
}

/** To the end of the clause, or of a phrase where that is too far, without a loose end. */
function endOfPromise(turn: Analysis, hit: Hit): number {
  const clause = turn.clauseOf[hit.last];
  let last = hit.last;
  const goesOn = (at: number): boolean => turn.clauseOf[at] === clause && !isSetAgainst(turn, at);
  while (last + 1 < turn.words.length && goesOn(last + 1) && last - hit.last < longest) last += 1;
  const isCut = last + 1 < turn.words.length && goesOn(last + 1);
  if (isCut) last = endOfPhrase(turn, hit.last + 2, last);
  while (last > hit.last && isLooseEnd(turn, last)) last -= 1;
  return isOpened(turn, last) ? endOfClause(turn, last + 1) : last;
}

const setting = wordSet('and but or et mais ou');
const denying = wordSet('not no never pas non jamais');

/** "You and not a list": what is not promised. */
const isSetAgainst = ({ words }: Analysis, at: number): boolean =>
  setting.has(words[at]?.text ?? '') && denying.has(words[at + 1]?.text ?? '');

const looseInFrench = wordSet('ce me te se qui dont ou si comme afin quand lorsque dans sur sous chez par sans');
const wanting = wordSet('pour de');

function isLooseEnd({ words, language }: Analysis, at: number): boolean {
  const text = words[at]?.text ?? '';
  if (trailing.has(text)) return true;
  return language === 'fr' && (looseInFrench.has(text) || (text === 'vous' && wanting.has(words[at - 1]?.text ?? '')));
}

/** "En sorte" says nothing yet: what is promised follows "que". */
const isOpened = ({ words }: Analysis, last: number): boolean =>
  words[last]?.text === 'sorte' && words[last + 1]?.text === 'que' && !speaking.has(words[last + 2]?.text ?? '');
/** "Que vous ayez" would have to be "que j'aie" in the other's mouth. */
const speaking = wordSet('vous tu je j nous on');

function endOfClause({ words, clauseOf, clauses }: Analysis, at: number): number {
  const end = clauses[clauseOf[at] ?? 0]?.last ?? at;
  const next = clauses[clauseOf[end + 1] ?? -1]?.last ?? end;
  const sameSentence = words[next]?.sentence === words[at]?.sentence;
  return end > at || !sameSentence ? end : next;
}

/** "I'll note that", "je regarde": done while it is said, and nothing to be held to, unless a day is named. */
function isDoneAtOnce(turn: Analysis, start: number, last: number, pieces: readonly Piece[]): boolean {
  const isDated = pieces.some(
    ({ type, first }) => (type === 'date' || type === 'duration') && first >= start && first <= last,
  );
  if (isDated) return false;
  const verb = turn.words.slice(start, last + 1).find(({ text }) => !turn.pack.functionWords.has(text));
  return turn.pack.doneAtOnce.has(verb?.text ?? '');
}

/** The last word before a preposition or a joining word, so that no phrase is cut in two. */
function endOfPhrase({ words }: Analysis, from: number, last: number): number {
  for (let at = last; at > from; at -= 1) if (trailing.has(words[at]?.text ?? '')) return at - 1;
  return last;
}

/** "I'm lending you": the verb of what is promised stands within the words that promise. */
function verbBefore({ words }: Analysis, { first, last }: Hit): number {
  const verb = words.findIndex(({ text }, at) => at > first && at <= last && /ing$/.test(text) && text !== 'going');
  return verb < 0 ? last : verb - 1;
}

/** The stems of what is promised, in any order and without its date and sum: these are slots of their own. */
function valueOf(
  { words, language }: Analysis,
  { first, last }: { first: number; last: number },
  pieces: readonly Piece[],
): string {
  const start = language === 'fr' ? first : first + 1;
  const inPiece = (at: number): boolean => pieces.some((piece) => piece.first <= at && at <= piece.last);
  const stems = words.flatMap(({ text }, at) =>
    at < start || at > last || inPiece(at) ? [] : (contentStem(text, language) ?? []),
  );
  const plain = words.slice(start, last + 1).map(({ text }) => text);
  return (stems.length > 0 ? [...new Set(stems)].sort() : plain).join(' ');
}

/** Lower case, but for the names of days and months as English writes them. */
function plainCase({ text, language }: Analysis, from: number, to: number): string {
  const lower = text.slice(from, to).toLowerCase();
  const { weekdays, months } = calendars[language];
  const named =
    language === 'en' && (weekdays.has(lower) || (months.has(lower) && lower !== 'may' && lower !== 'march'));
  return named ? lower.charAt(0).toUpperCase() + lower.slice(1) : lower;
}

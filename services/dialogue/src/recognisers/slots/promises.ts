import type { Analysis, Hit } from '../analysis.js';
import { hitsIn } from '../analysis.js';
import { overlaps } from '../cues/found.js';
import { contentStem } from '../ground.js';
import type { Piece } from './amounts.js';
import { calendars } from './calendar.js';
import { joined, promisedEn } from './promised.en.js';
import { promisedFr } from './promised.fr.js';
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
  // "You'll get a letter" promises what the persona cannot say as an act of the learner's.
  if (turn.pack.persons.second.has(turn.words[hit.first]?.text ?? '')) return undefined;
  // "Je n'oublierai pas de vous appeler": what is promised stands after it.
  const start = turn.language === 'en' ? hit.first + 1 : hit.negative ? hit.last + 1 : hit.first;
  const last = endOfPromise(turn, hit);
  const words = turn.words.slice(start, last + 1);
  if (last <= hit.last - (turn.language === 'fr' ? 1 : 0) && turn.language === 'en') return undefined;
  if (hitsIn(turn, 'insult_word').some((insult) => overlaps(insult, { first: hit.first, last }))) return undefined;
  const written = ({ from, to }: { from: number; to: number }): string => plainCase(turn, from, to);
  const said = turn.language === 'en' ? joined(promisedEn(words, written)) : promisedFr(words, written, address);
  if (isDoneAtOnce(turn, start, last, pieces)) return undefined;
  const value = valueOf(turn, { first: verbBefore(turn, hit), last }, pieces);
  if (said === '' || value === '') return undefined;
  const scope = turn.sentences[turn.words[last]?.sentence ?? 0]?.last ?? last;
  return { type: 'promise', value, said, first: hit.first, last, scope };
}

/** To the end of the clause, or of a phrase where that is too far, without a loose end. */
function endOfPromise(turn: Analysis, hit: Hit): number {
  const clause = turn.clauseOf[hit.last];
  let last = hit.last;
  while (last + 1 < turn.words.length && turn.clauseOf[last + 1] === clause && last - hit.last < longest) last += 1;
  const isCut = last + 1 < turn.words.length && turn.clauseOf[last + 1] === clause;
  if (isCut) last = endOfPhrase(turn, hit.last + 2, last);
  while (last > hit.last && trailing.has(turn.words[last]?.text ?? '')) last -= 1;
  return last;
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

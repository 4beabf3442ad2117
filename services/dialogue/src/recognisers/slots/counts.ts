import type { Slot } from '../../model/index.js';
import type { Analysis } from '../analysis.js';
import { wordSet } from '../text/word-set.js';
import type { Piece } from './amounts.js';
import { currencyAt } from './amounts.js';
import type { Hour } from './hours.js';
import { goesBack, isTakenAsKnown, mannerOf, stemAt, stemsIn } from './matter.js';
import { numberAt } from './numbers.js';
import type { NumberRead } from './numbers.js';

const periods =
  wordSet(`minute minutes hour hours day days week weeks month months year years seconds heure heures jour jours
  semaine semaines mois an ans annee annees seconde secondes`);
const mostNouns = 2;
const single = { en: wordSet('one single only'), fr: wordSet('seul seule unique') };
const leastFigure = 100;

/** What is counted, "nine late mornings", and figures whose unit is left to the one they go with: "380 a month". */
export function countsOf(turn: Analysis, pieces: readonly Piece[], hours: readonly Hour[]): Slot[] {
  const { words, language } = turn;
  const found: Slot[] = [];
  const taken = [...pieces, ...hours];
  for (let at = 0; at < words.length; at += 1) {
    const number = onlyAt(turn, at) ?? numberAt(words, at, language) ?? timesAt(turn, at);
    if (!number) continue;
    at = number.last;
    const isRead = taken.some(({ first, last }) => first <= number.last && last >= number.first);
    if (isRead || turn.quoted[number.first]) continue;
    const slot = countAt(turn, number) ?? figureAt(turn, number) ?? bareAt(turn, number);
    if (slot) found.push(slot);
  }
  return found;
}

const times: Readonly<Record<string, number>> = { once: 1, twice: 2 };

/** "Once", "twice" and "three times" count the same. */
const timesAt = ({ words }: Analysis, at: number): NumberRead | undefined => {
  const value = times[words[at]?.text ?? ''];
  return value === undefined || words[at - 1]?.text === 'at' ? undefined : { value, first: at, last: at };
};

/** "The only assistant", "le seul apprenti" are one. */
const onlyAt = ({ words, language, pack }: Analysis, at: number): NumberRead | undefined => {
  const isOnly = only[language].has(words[at]?.text ?? '') && pack.definite.has(words[at - 1]?.text ?? '');
  return isOnly || isOnlyOneAt(words, at) ? { value: 1, first: at, last: at } : undefined;
};
const only = { en: wordSet('only sole single'), fr: wordSet('seul seule unique') };

/** "There is only one", "il n'y en a qu'une". */
const isOnlyOneAt = (words: Analysis['words'], at: number): boolean =>
  /^(?:one|une?)$/.test(words[at]?.text ?? '') &&
  /^(?:(?:is|was|just) (?:only|just)|a qu|a que)$/.test(`${words[at - 2]?.text} ${words[at - 1]?.text}`);

/** "Two of you", "the two": counted is what follows at once. */
function countAt(turn: Analysis, number: NumberRead): Slot | undefined {
  const { words, pack, language } = turn;
  if (number.value < 1 || (number.value === 1 && !isOne(turn, number))) return undefined;
  const next = words[number.last + 1]?.text ?? '';
  const isOften = times[words[number.first]?.text ?? ''] !== undefined;
  if (isOften || next === 'times' || next === 'fois') {
    const last = isOften ? number.last : number.last + 1;
    const span = { from: words[number.first]?.from ?? 0, to: words[last]?.to ?? 0 };
    return { ...placed(turn, 'count', number, span), value: String(number.value), about: ['~times'] };
  }
  const nouns: number[] = [];
  for (let next = number.last + 1; nouns.length < mostNouns; next += 1) {
    const word = words[next];
    if (!word || word.before !== '' || word.number || (pack.functionWords.has(word.text) && !others.has(word.text)))
      break;
    if (!single[language].has(word.text)) nouns.push(next);
  }
  const last = nouns.at(-1);
  if (last === undefined) return isOnly(turn, number) ? onlyOf(turn, number) : undefined;
  const span = { from: words[number.first]?.from ?? 0, to: words[last]?.to ?? 0 };
  if (nouns.some((one) => periods.has(words[one]?.text ?? ''))) return undefined;
  if (nouns.every((one) => pack.vague.has(words[one]?.text ?? '') && stemAt(turn, one) === undefined)) return undefined;
  const stems = nouns.flatMap((one) => stemAt(turn, one) ?? []);
  const isRest = others.has(words[number.first - 1]?.text ?? '') || nouns.some((one) => isOther(turn, one));
  const about = stems.length === 0 && isRest ? [persons] : stems;
  const slot: Slot = { ...placed(turn, 'count', number, span), value: String(number.value), about };
  // "The other five" are those that were not spoken of.
  return isRest && slot.back !== 'said' ? { ...slot, supposed: true } : slot;
}

const isOther = ({ words }: Analysis, at: number): boolean => others.has(words[at]?.text ?? '');
/** "The six others" are people. */
const persons = '~person';

const isOnly = ({ words, language }: Analysis, { first }: NumberRead): boolean =>
  only[language].has(words[first]?.text ?? '') || isOnlyOneAt(words, first);

/** "The cell I order, there is only one": one of what the sentence opens with. */
function onlyOf(turn: Analysis, number: NumberRead): Slot | undefined {
  const { words, sentences } = turn;
  const sentence = sentences[words[number.first]?.sentence ?? -1];
  const [about] = sentence ? stemsIn(turn, { first: sentence.first, last: number.first - 1 }) : [];
  const span = { from: words[number.first]?.from ?? 0, to: words[number.last]?.to ?? 0 };
  return about === undefined
    ? undefined
    : { ...placed(turn, 'count', number, span), value: String(number.value), about: [about] };
}

/** "They still have 35 a month": of what, was said before. */
function bareAt(turn: Analysis, number: NumberRead): Slot | undefined {
  const { words } = turn;
  const next = words[number.last + 1];
  const isEach = /^(?:a|an|per|par|each)$/.test(next?.text ?? '') && periods.has(words[number.last + 2]?.text ?? '');
  const isAlone = next === undefined || next.before !== '';
  if (number.value < 2 || (!isEach && !isAlone)) return undefined;
  const span = { from: words[number.first]?.from ?? 0, to: words[number.last]?.to ?? 0 };
  const slot = { ...placed(turn, 'count', number, span), value: String(number.value), about: [] };
  return slot.back === 'said' ? slot : undefined;
}

const others = wordSet('other others autre autres');

/** "One crew", not "one can", "a", "un peu": one is counted where it stands against more. */
const isOne = ({ words, language }: Analysis, { first, last }: NumberRead): boolean =>
  language === 'en' ||
  isOnlyOneAt(words, first) ||
  single.fr.has(words[first]?.text ?? '') ||
  single.fr.has(words[last + 1]?.text ?? '') ||
  single.fr.has(words[first - 1]?.text ?? '') ||
  (words[last + 1]?.text === 'fois' && each.has(words[last + 2]?.text ?? ''));
const each = wordSet('par chaque');

/** A figure of some size without its noun, and a span of sums: "380 a month", "between 290 and 420 euros". */
function figureAt(turn: Analysis, number: NumberRead): Slot | undefined {
  const { words, pack, language } = turn;
  const until = joining.has(words[number.last + 1]?.text ?? '')
    ? numberAt(words, number.last + 2, language)
    : undefined;
  const last = until && until.value > number.value ? until : number;
  const next = words[last.last + 1];
  const unit = until === last ? currencyAt(turn, last.last + 1) : undefined;
  const isBare = unit !== undefined || next === undefined || next.before !== '' || pack.functionWords.has(next.text);
  const isYear = words[number.first]?.number === true && number.value >= 1900 && number.value < 2100;
  if ((unit === undefined && number.value < leastFigure) || isYear || !isBare) return undefined;
  const end = unit === undefined ? last.last : last.last + 1;
  const span = { from: words[number.first]?.from ?? 0, to: words[end]?.to ?? 0 };
  const value = last === number ? number.value : `${number.value}-${last.value}`;
  const said = turn.text.slice(span.from, span.to).toLowerCase();
  return { ...placed(turn, 'figure', number, span), value: `${unit ?? '?'} ${value}`, said };
}
const joining = wordSet('to and a et');

function placed(turn: Analysis, type: 'count' | 'figure', number: NumberRead, span: Slot['span']): Slot {
  const sentence = turn.sentences[turn.words[number.first]?.sentence ?? -1];
  const clause = turn.clauses[turn.clauseOf[number.first] ?? 0];
  const isKnown = isTakenAsKnown(turn, { type }, number.first);
  const back = (sentence && goesBack(turn, sentence)) ?? (isKnown ? 'concluded' : null);
  const around = clause && back === null ? stemsIn(turn, clause) : sentence ? stemsIn(turn, sentence) : [];
  return {
    type,
    value: '',
    said: turn.text.slice(span.from, span.to).toLowerCase(),
    span,
    about: around,
    around,
    ...mannerOf(turn, number.first),
    ...(back !== null && { back }),
  };
}

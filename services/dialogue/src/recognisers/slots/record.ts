import type { Slot } from '../../model/index.js';
import type { Analysis } from '../analysis.js';
import { hitsIn } from '../analysis.js';
import { contentStem } from '../ground.js';
import { tellsOfPast } from '../text/past.js';
import type { Piece } from './amounts.js';
import { numberAt } from './numbers.js';

/**
 * What it takes to hold somebody to a statement, for the ledger alone: the matter of each slot, things counted ("nine
 * late mornings"), and who is to do what or is not. Worth reading only in a session, where there is a record.
 */
export function recordOf(turn: Analysis, slots: readonly Slot[], pieces: readonly Piece[]): Slot[] {
  const placed = slots.map((slot) => ({ ...slot, ...matterOf(turn, slot) }));
  return [...placed, ...countsOf(turn, pieces), ...claimsOf(turn)];
}

const wordAt = ({ words }: Analysis, { span }: Slot): number =>
  words.findIndex(({ from, to }) => from < span.to && to > span.from);

/** The matter in the words of its sentence: stems that carry meaning of their own, numbers and names of days left out. */
function stemsIn({ words, language, pack }: Analysis, first: number, last: number): string[] {
  const stems = words.slice(first, last + 1).flatMap(({ text, number }, index) => {
    if (number || text.length < 3 || pack.commonWords.has(text)) return [];
    if (numberAt(words, first + index, language)) return [];
    return contentStem(text, language) ?? [];
  });
  return [...new Set(stems)];
}

/** Words from the first to the last. */
interface Stretch {
  first: number;
  last: number;
}

function matterOf(turn: Analysis, slot: Slot): Pick<Slot, 'about' | 'past' | 'back'> {
  const at = wordAt(turn, slot);
  const sentence = turn.sentences[turn.words[at]?.sentence ?? -1];
  if (!sentence) return {};
  const end = turn.words.findLastIndex(({ from }) => from < slot.span.to);
  const own = slot.type === 'promise' ? [] : stemsIn(turn, at, end);
  const clause = turn.clauses[turn.clauseOf[at] ?? 0] ?? sentence;
  const besides = ({ first, last }: Stretch) => stemsIn(turn, first, last).filter((stem) => !own.includes(stem));
  const back = goesBack(turn, sentence) ?? (isTakenAsKnown(turn, slot, at) ? 'concluded' : null);
  const inClause = back === null ? besides(clause) : [];
  const about = inClause.length > 0 ? inClause : besides(sentence);
  const isPlanned = turn.words.slice(clause.first, clause.last + 1).some(({ text }) => turn.pack.planned.has(text));
  const past = !isPlanned && tellsOfPast(turn.words, clause.first, clause.last, turn.language);
  return { ...(about.length > 0 && { about }), ...(past && { past }), ...(back !== null && { back }) };
}

/** Said to have been said before, or opened or closed as a conclusion. */
const goesBack = (turn: Analysis, { first, last }: Stretch): Slot['back'] | null => {
  if (hitsIn(turn, 'said_before').some((hit) => hit.first >= first && hit.last <= last)) return 'said';
  const { concluding } = turn.pack;
  const ends = [turn.words[first]?.text ?? '', turn.words[last]?.text ?? ''];
  return ends.some((word) => concluding.has(word)) ? 'concluded' : null;
};

/** "The three days", "your 400 euros": spoken of as known already. */
const isTakenAsKnown = ({ words, pack }: Analysis, { type }: Pick<Slot, 'type'>, at: number): boolean =>
  type !== 'date' && type !== 'promise' && type !== 'name' && pack.definite.has(words[at - 1]?.text ?? '');

const mostNouns = 2;
/** "Two of you", "the two": counted is what follows at once. */
function countsOf(turn: Analysis, pieces: readonly Piece[]): Slot[] {
  const { words, language, pack, text } = turn;
  const found: Slot[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const number = numberAt(words, at, language);
    if (!number) continue;
    at = number.last;
    const isRead = pieces.some(({ first, last }) => first <= number.last + 1 && last >= number.first);
    if (isRead || number.value < 2 || turn.quoted[number.first]) continue;
    const nouns: number[] = [];
    for (let next = number.last + 1; nouns.length < mostNouns; next += 1) {
      const word = words[next];
      if (!word || word.before !== '' || word.number || pack.functionWords.has(word.text)) break;
      nouns.push(next);
    }
    const last = nouns.at(-1);
    if (last === undefined) continue;
    const span = { from: words[number.first]?.from ?? 0, to: words[last]?.to ?? 0 };
    if (nouns.every((one) => pack.vague.has(words[one]?.text ?? ''))) continue;
    const about = nouns.flatMap((one) => contentStem(words[one]?.text ?? '', language) ?? []);
    const sentence = turn.sentences[words[number.first]?.sentence ?? -1];
    const isKnown = isTakenAsKnown(turn, { type: 'count' }, number.first);
    const back = (sentence && goesBack(turn, sentence)) ?? (isKnown ? 'concluded' : null);
    found.push({
      type: 'count',
      value: String(number.value),
      said: text.slice(span.from, span.to).toLowerCase(),
      span,
      about,
      ...(back !== null && { back }),
    });
  }
  return found;
}

/** One for each statement about what is to come: who is to do it, and whether it is denied. */
function claimsOf(turn: Analysis): Slot[] {
  return turn.sentences.flatMap(({ first, last }): Slot[] => {
    const asks = turn.questions.some((question) => question.first <= last && question.last >= first);
    if (asks || turn.quoted[first] || tellsOfPast(turn.words, first, last, turn.language)) return [];
    const about = stemsIn(turn, first, last);
    if (about.length === 0) return [];
    const denied = turn.negated.slice(first, last + 1).some(Boolean);
    const doer = doerOf(turn, first, last);
    if (!denied && doer !== 'other') return [];
    const span = { from: turn.words[first]?.from ?? 0, to: turn.words[last]?.to ?? 0 };
    return [{ type: 'claim', value: denied ? 'denied' : doer, said: '', span, about }];
  });
}

/** Who stands first in the sentence: the learner, the persona, or somebody or something else. */
function doerOf({ words, pack }: Analysis, first: number, last: number): 'self' | 'you' | 'other' {
  for (let at = first; at <= Math.min(first + 1, last); at += 1) {
    const text = words[at]?.text ?? '';
    if (pack.persons.first.has(text)) return 'self';
    if (pack.persons.second.has(text)) return 'you';
  }
  return 'other';
}

import type { Clauses, Opener, Sentence } from '../pack.js';
import type { Word } from '../../text/words.js';
import { auxiliaries, discourseMarkers, questionWords, subjects, toBe } from './grammar.js';
import { opennessOf } from './openness.js';

const doSupport = new Set(['do', 'does', 'did']);
const prepositions = new Set(['in', 'for', 'to', 'with', 'at', 'on', 'from', 'by', 'of', 'about', 'since', 'until']);
const embedding = new Set([
  'know',
  'understand',
  'see',
  'explain',
  'understood',
  'that',
  'this',
  'is',
  'knew',
  'than',
  'as',
]);
const subjectVerbs = new Set(
  [
    'happened',
    'happens',
    'makes',
    'made',
    'brings',
    'brought',
    'caused',
    'causes',
    'went',
    'changed',
    'led',
    'worries',
  ].concat([
    'bothers',
    'stops',
    'stopped',
    'keeps',
    'matters',
    'helps',
    'else',
    'about',
    'prevents',
    'told',
    'gave',
    'drives',
    'kind',
  ]),
);

/** Direct questions of a sentence by their form: "what did you", "who told", "are you", with a mark or without. */
export function openersOfEn(words: readonly Word[], sentence: Sentence, clauses: Clauses): readonly Opener[] {
  const found: Opener[] = [];
  const marked = sentence.end.includes('?');
  for (let at = sentence.first; at <= sentence.last; at += 1) {
    const opener = openerAt(words, at, { sentence, clauses, marked, asked: found.length > 0 });
    if (!opener) continue;
    found.push(opener);
    at = skipInversion(words, at);
  }
  if (found.length === 0 && marked) found.push(markedOnly(words, sentence));
  return found;
}

interface Place {
  sentence: Sentence;
  clauses: Clauses;
  marked: boolean;
  /** Something was asked before in the sentence. */
  asked: boolean;
}

function openerAt(words: readonly Word[], at: number, place: Place): Opener | undefined {
  const word = words[at];
  if (!word) return undefined;
  if (questionWords.has(word.text)) {
    return isWhQuestion(words, at, place) ? { at, kind: opennessOf(words, at, place.sentence) } : undefined;
  }
  const asks = isInverted(words, at) || asksOfNamed(words, at, place);
  return auxiliaries.has(word.text) && asks && mayBegin(words, at, place) ? { at, kind: 'closed' } : undefined;
}

function isWhQuestion(words: readonly Word[], at: number, place: Place): boolean {
  const start = isStart(words, at, place);
  const next = words[at + 1];
  if (!next || next.sentence !== words[at]?.sentence) return place.marked && start;
  if (words[at]?.text === 'what' && (next.text === 'a' || next.text === 'an')) return false;
  if (isRelative(words, at, place) || saysWhat(words, at, place.sentence)) return false;
  const auxiliary = auxiliaryAfter(words, at);
  if (auxiliary > at + 1 && subjectVerbs.has(next.text) && !place.marked)
    return start && !isCleft(words, at + 2, place);
  if (auxiliary > 0 && (isInverted(words, auxiliary) || doSupport.has(words[auxiliary]?.text ?? ''))) {
    return start || !embedding.has(words[at - 1]?.text ?? '');
  }
  if (!start) return false;
  if (place.marked) return auxiliary > 0 || subjectVerbs.has(next.text) || !subjects.has(next.text);
  const asks =
    auxiliary === at + 1 || subjectVerbs.has(next.text) || (next.text === 'come' && words[at]?.text === 'how');
  return asks && !isCleft(words, at + 2, place);
}

/** ", which is why": joins on, unless a mark says that it asks, or a verb before "you" or "your". */
function isRelative(words: readonly Word[], at: number, { sentence, marked }: Place): boolean {
  const text = words[at]?.text ?? '';
  if (marked || at === sentence.first || words[at]?.before !== ',') return false;
  const asksYou = auxiliaries.has(words[at + 1]?.text ?? '') && ['you', 'your'].includes(words[at + 2]?.text ?? '');
  return ['which', 'who', 'where', 'when'].includes(text) && !asksYou;
}

/** "What you're saying is that you don't trust us": names something, and a mark at its end asks yes or no. */
function saysWhat(words: readonly Word[], at: number, sentence: Sentence): boolean {
  if (words[at]?.text !== 'what' || !subjects.has(words[at + 1]?.text ?? '')) return false;
  const rest = words.slice(at + 2, sentence.last + 1);
  return rest.some(({ text }, index) => toBe.has(text) && rest[index + 1]?.text === 'that');
}

/** "What would help is a date": a statement, however it begins. */
function isCleft(words: readonly Word[], from: number, { sentence, clauses }: Place): boolean {
  for (let at = from; at <= sentence.last; at += 1) {
    const earlier = words[at - 1]?.text ?? '';
    if (
      toBe.has(words[at]?.text ?? '') &&
      !questionWords.has(earlier) &&
      clauses.clauseOf[at] === clauses.clauseOf[from]
    ) {
      return true;
    }
  }
  return false;
}

/** The auxiliary of a question word: the next word, or one after a noun or two ("how many days will"); or -1. */
function auxiliaryAfter(words: readonly Word[], at: number): number {
  for (let next = at + 1; next <= at + 4; next += 1) {
    const word = words[next];
    if (word?.sentence !== words[at]?.sentence || !word) return -1;
    if (auxiliaries.has(word.text)) return next;
    if (subjects.has(word.text) || questionWords.has(word.text) || joining.has(word.text)) return -1;
  }
  return -1;
}

function isInverted(words: readonly Word[], auxiliary: number): boolean {
  let at = auxiliary + 1;
  if (words[at]?.text === 'not') at += 1;
  const subject = words[at];
  if (subject === undefined || subject.sentence !== words[auxiliary]?.sentence) return false;
  return subjects.has(subject.text) || isNamed(words, auxiliary);
}

/** ", and would two men get it in?", ", and did Patrick say so?": after a question such a verb asks of anybody. */
function asksOfNamed(words: readonly Word[], at: number, { asked, marked }: Place): boolean {
  const [joiner, subject] = [words[at - 1], words[at + 1]];
  if (!asked || !marked || !joiner || !subject || subject.sentence !== joiner.sentence) return false;
  if (!joining.has(joiner.text) || !joiner.before.includes(',')) return false;
  return subject.number || subject.capital || counting.has(subject.text);
}

/** "Is Thursday fine": a name where the subject stands, in a sentence that is not all capitals. */
function isNamed(words: readonly Word[], auxiliary: number): boolean {
  const [verb, subject, next] = [words[auxiliary], words[auxiliary + 1], words[auxiliary + 2]];
  if (!verb || !subject || next?.sentence !== verb.sentence || !toBe.has(verb.text)) return false;
  return subject.capital && subject.before === '' && !next.capital && words[auxiliary - 1]?.sentence !== verb.sentence;
}

/** After these a verb stands before its subject without asking: "no way can you", "never have I". */
const inverting = new Set(['way', 'never', 'hardly', 'rarely', 'seldom', 'nowhere', 'only', 'circumstances']);
const secondPersonStarts = new Set(['do', 'did', 'can', 'could', 'would', 'will', 'have', 'are', 'were']);
const beforeStatement = new Set([
  'than',
  'as',
  'so',
  'neither',
  'nor',
  'what',
  'how',
  'who',
  'that',
  'you',
  'i',
  'we',
  'they',
]);

/** A verb before its subject asks at the start of a clause; elsewhere only before "you", in talk without marks. */
function mayBegin(words: readonly Word[], at: number, place: Place): boolean {
  if (isStart(words, at, place)) return place.marked || mayOpen(words, at, place);
  const subject = words[at + 1]?.text === 'not' ? words[at + 2]?.text : words[at + 1]?.text;
  const previous = words[at - 1]?.text ?? '';
  if (inverting.has(previous) && !place.marked) return false;
  return subject === 'you' && secondPersonStarts.has(words[at]?.text ?? '') && !beforeStatement.has(previous);
}

const pronouns = new Set([
  'i',
  'you',
  'he',
  'she',
  'it',
  'we',
  'they',
  'that',
  'this',
  'there',
  'anyone',
  'anything',
  'someone',
]);
const echoing = new Set(['so', 'neither', 'nor']);

/** Without a mark "then is a deal" and "so do I" ask nothing. */
function mayOpen(words: readonly Word[], at: number, { sentence }: Place): boolean {
  const subject = words[at + 1]?.text === 'not' ? words[at + 2]?.text : words[at + 1]?.text;
  if (subject === 'i' && echoing.has(words[at - 1]?.text ?? '')) return false;
  // "Had I known", "should you change your mind": a condition.
  if (words[at]?.text === 'had' || (words[at]?.text === 'should' && subject === 'you')) return false;
  const commands = words[at]?.text === 'have' || words[at]?.text === 'do';
  return (at === sentence.first && !commands) || pronouns.has(subject ?? '');
}

const joining = new Set(['and', 'or']);
const counting = new Set(['one', 'two', 'three', 'four', 'five', 'six', 'both', 'each', 'some', 'any', 'more']);

/**
 * Nothing stands before it in its clause but words such as "so", "well", "and", or a preposition ("for how long"). After
 * a question "and who was there?" begins another, with no comma either.
 */
function isStart(words: readonly Word[], at: number, { clauses, marked, asked }: Place): boolean {
  const first = clauses.clauses[clauses.clauseOf[at] ?? 0]?.first ?? 0;
  if (asked && marked && at > first && joining.has(words[at - 1]?.text ?? '')) return true;
  for (let before = first; before < at; before += 1) {
    const text = words[before]?.text ?? '';
    if (!discourseMarkers.has(text) && !(before === at - 1 && prepositions.has(text))) return false;
  }
  return true;
}

const shortLimit = 4;
/** "Your thoughts?", "Any ideas?" */
const views = new Set(['thoughts', 'ideas', 'views', 'view', 'reaction', 'reactions', 'impressions', 'take']);

/** A sentence that only its mark makes a question: "You called yesterday?", "And then what?" */
function markedOnly(words: readonly Word[], sentence: Sentence): Opener {
  const short = sentence.last - sentence.first < shortLimit;
  for (let at = sentence.last; at >= sentence.first; at -= 1) {
    const text = words[at]?.text ?? '';
    if (short && views.has(text)) return { at: sentence.first, marked: true, kind: 'open' };
    const alone = sentence.first === sentence.last;
    if (questionWords.has(text) && !alone && !saysWhat(words, at, sentence))
      return { at: sentence.first, marked: true, kind: opennessOf(words, at, sentence) };
  }
  return {
    at: sentence.first,
    marked: true,
    kind: sentence.first === sentence.last && isWhy(words, sentence) ? 'open' : 'closed',
  };
}

const isWhy = (words: readonly Word[], { first }: Sentence): boolean =>
  ['why', 'how'].includes(words[first]?.text ?? '');

/** Past the auxiliary of the question just found, so that "what did you" is not found again as "did you". */
function skipInversion(words: readonly Word[], at: number): number {
  const auxiliary = auxiliaryAfter(words, at);
  return auxiliary > at ? auxiliary : at;
}

import type { Analysis, Hit } from '../analysis.js';
import { hitsIn } from '../analysis.js';
import type { Slot } from '../../model/index.js';
import { tellsOfPast } from '../text/past.js';
import { foundAt, isStated, reachOf } from './found.js';
import type { Found } from './found.js';
import { wordSet } from '../text/word-set.js';

const future =
  wordSet(`will shall would could can should might may going let want need if propose offer vais allons va pourrait
  pourrions peux pouvons veux si devrait voudrais donnez faut faudra faudrait besoin`);

/** A figure, a past date or a dated episode in a statement about what is or was; offers and plans are no evidence. */
export function findEvidence(turn: Analysis, slots: readonly Slot[]): Found[] {
  const figures = hitsIn(turn, 'measured').filter(isStated);
  const times = hitsIn(turn, 'past_time').filter((hit) => isStated(hit) && isPast(turn, hit));
  const examples = hitsIn(turn, 'example').filter((hit) => isStated(hit) && isPlainSentence(turn, hit.first));
  const counts = countsOf(turn).filter((hit) => isPast(turn, hit));
  const sums = slots.flatMap(({ type, span }) => {
    const first = turn.words.findIndex(({ from }) => from >= span.from);
    return (type === 'amount' || type === 'percentage') && first >= 0 ? [{ first, last: first }] : [];
  });
  const told = [...figures, ...times, ...counts, ...sums].filter((hit) => isFactual(turn, hit.first));
  return [...told, ...examples].map((hit) => foundAt('concrete_evidence', hit));
}

interface Range {
  first: number;
  last: number;
}

/** Anything counted: "we replaced 3 machines", "une équipe de quinze". "One" and "a" count nothing. */
function countsOf({ words, pack, voices, quoted }: Analysis): Range[] {
  return words.flatMap(({ text, number }, at): Range[] => {
    if (voices[at] !== 'own' || quoted[at] || words[at]?.joined) return [];
    return number || (pack.classes['number']?.includes(text) === true && !unit.has(text))
      ? [{ first: at, last: at }]
      : [];
  });
}

const unit = new Set(['a', 'one', 'un', 'une', '#']);

/** An example announces what is told in the rest of its sentence; there it may be neither asked nor proposed. */
function isPlainSentence(turn: Analysis, at: number): boolean {
  const sentence = turn.sentences[turn.words[at]?.sentence ?? 0];
  if (!sentence || sentence.end.includes('?') || turn.voices[at] === 'third') return false;
  if (sentence.last - sentence.first < 3) return false;
  return !turn.words.slice(sentence.first, sentence.last + 1).some((_, step) => isAhead(turn, sentence.first + step));
}

/** "On Thursday" may lie ahead; a verb in the past, or "last", tells. */
function isPast(turn: Analysis, { first, last }: Range): boolean {
  const clause = turn.clauses[turn.clauseOf[first] ?? 0];
  return tellsOfPast(
    turn.words,
    clause?.first ?? first,
    Math.max(last, reachOf(turn, turn.clauseOf[first] ?? 0)),
    turn.language,
  );
}

function isFactual(turn: Analysis, at: number): boolean {
  const clause = turn.clauses[turn.clauseOf[at] ?? 0];
  const sentence = turn.sentences[turn.words[at]?.sentence ?? 0];
  if (!clause || sentence?.end.includes('?') || turn.voices[at] === 'third') return false;
  if (turn.questions.some(({ first, last }) => first <= at && at <= last)) return false;
  if (turn.language === 'fr' && /.{3,}ons$/.test(turn.words[clause.first]?.text ?? '')) return false;
  for (let index = clause.first; index <= clause.last; index += 1) if (isAhead(turn, index)) return false;
  return clause.last > clause.first + 1;
}

/** A word of what may be or will be; "may" after a number or "in" is a month. */
function isAhead({ words, language }: Analysis, at: number): boolean {
  const text = words[at]?.text ?? '';
  const before = words[at - 1];
  if (text === 'may' && (before?.number === true || months.has(before?.text ?? ''))) return false;
  return future.has(text) || (language === 'fr' && /^.{2,}(?:rai|rons|rez)$/.test(text));
}

const months = wordSet('in of since last this until th st rd nd');

/** A reason given: not asked for, and not the other's own reason given back. */
export function findExplanation(turn: Analysis): Found[] {
  return hitsIn(turn, 'explanation')
    .filter((hit) => isStated(hit) && !tellsOther(turn, hit) && !isAsked(turn, hit))
    .map((hit) => foundAt('explanation', hit));
}

/** "Is it because of the price?" */
function isAsked({ questions, sentences, words }: Analysis, { first }: Hit): boolean {
  const marked = sentences[words[first]?.sentence ?? 0]?.end.includes('?') === true;
  return marked && questions.some((question) => question.first <= first && first <= question.last);
}

/** "You are angry because you waited": said of the other. */
function tellsOther(turn: Analysis, { first }: Hit): boolean {
  const sentence = turn.sentences[turn.words[first]?.sentence ?? 0];
  if (!sentence) return false;
  for (let at = sentence.first; at < first; at += 1) {
    const text = turn.words[at]?.text ?? '';
    if (turn.pack.persons.first.has(text)) return false;
    if (turn.pack.persons.second.has(text)) return true;
  }
  return false;
}

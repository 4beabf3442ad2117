import type { Analysis } from './analysis.js';
import type { Sentence } from './language/pack.js';

/** Words from the first to the last. */
export interface Region {
  first: number;
  last: number;
}

/**
 * From the start of the asking clause to the end of the question; a marked sentence asks from its start, its second
 * question from the end of the first.
 */
export function regionOf(
  { clauses, sentences, words }: Analysis,
  question: Analysis['questions'][number],
  before?: Analysis['questions'][number],
): Region {
  const sentence = sentences[words[question.first]?.sentence ?? 0];
  const whole = sentence?.end.includes('?') === true || (sentence !== undefined && isTag(question, sentence));
  const first = whole ? sentence.first : (clauses[question.clause]?.first ?? question.first);
  const from = before && before.last < question.first ? Math.max(first, before.last + 1) : first;
  return { first: Math.min(from, question.first), last: question.last };
}

const tagWords = 3;

/** "You know the rule, don't you": two or three words at the end ask about all that stands before them. */
export const isTag = ({ first, last, kind, form }: Analysis['questions'][number], sentence: Sentence): boolean =>
  form === 'direct' && kind === 'closed' && last === sentence.last && last - first < tagWords;

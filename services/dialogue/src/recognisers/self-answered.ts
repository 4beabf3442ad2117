import type { Base } from './analysis.js';
import type { Sentence } from './language/pack.js';
import type { Question } from './questions.js';
import { tellsOfPast } from './text/past.js';

/** A word that denies alone may bring a word or two: "Nothing at all." */
const longestDenial = 3;
const pausing = /[,:\u2013\u2014-]/;

/**
 * Whether the learner answers the question in the sentence after it: "Why did we wait? Because ...", "Was that right? No.",
 * "When do we begin? Let's say on Monday.", "What went wrong? You were not told, I know."
 */
export function answersItself(question: Question, base: Base): boolean {
  const next = base.sentences[(base.words[question.last]?.sentence ?? 0) + 1];
  if (!next) return false;
  const opening = base.words[next.first]?.text ?? '';
  if (question.kind === 'open' && base.pack.inquiring.because.has(opening)) return true;
  return !next.end.includes('?') && (settles(question, next, base) || proposes(next, base) || isKnownTo(next, base));
}

/** "Did anybody tell you? No, nobody did.", "What was done? Nothing." */
function settles({ kind }: Question, { first, last }: Sentence, { words, pack }: Base): boolean {
  const { settling, denyingAll } = pack.inquiring;
  const opening = words[first]?.text ?? '';
  if (denyingAll.has(opening)) return last - first < longestDenial;
  return kind === 'closed' && settling.has(opening) && (first === last || pausing.test(words[first + 1]?.before ?? ''));
}

/** "When do we begin? Let's say on the first." */
const proposes = ({ first, last }: Sentence, { words, pack }: Base): boolean =>
  pack.inquiring.supposing.some((phrase) => {
    const said = words.slice(first, first + phrase.split(' ').length).map(({ text }) => text);
    return said.join(' ') === phrase && first + said.length <= last;
  });

/** What was not the other's to tell any more: "You were not told, I know." "It isn't easy, I know" leaves it open. */
function isKnownTo(sentence: Sentence, base: Base): boolean {
  const { first, last } = sentence;
  const { words } = base;
  return base.pack.inquiring.knowing.some((tag) => {
    const length = tag.split(' ').length;
    const isSaid = (from: number): boolean =>
      words
        .slice(from, from + length)
        .map(({ text }) => text)
        .join(' ') === tag;
    const [ending, after] = [last - length + 1, first + length];
    if (ending > first && isSaid(ending) && pausing.test(words[ending]?.before ?? ''))
      return tellsWhatWas({ first, last: ending - 1 }, base);
    return after <= last && isSaid(first) && pausing.test(words[after]?.before ?? '')
      ? tellsWhatWas({ first: after, last }, base)
      : false;
  });
}

/** Of the other, of nobody, or of somebody in the past; what the other said before answers nothing. */
function tellsWhatWas(range: { first: number; last: number }, { words, pack, language }: Base): boolean {
  const { first, second, third } = pack.persons;
  const { denyingAll, suffering } = pack.inquiring;
  const leads = (text: string): boolean => pack.discourseMarkers.has(text) && !second.has(text);
  let at = range.first;
  while (at < range.last && leads(words[at]?.text ?? '')) at += 1;
  const subject = words[at]?.text ?? '';
  const said = words.slice(at, range.last + 1).map(({ text }) => text);
  if (denyingAll.has(subject)) return true;
  if (second.has(subject))
    return !said.some((text) => pack.reporting.has(text)) || said.some((text) => suffering.has(text));
  return (first.has(subject) || third.has(subject)) && tellsOfPast(words, at, range.last, language);
}

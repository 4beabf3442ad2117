import type { Match } from '../patterns/index.js';
import type { Analysis } from './analysis.js';
import { hitsIn } from './analysis.js';
import { meantBy } from './asked/meant.js';
import { termsAt } from './asked/terms.js';
import { overlaps } from './cues/found.js';
import type { AskedFor } from './language/pack.js';
import type { PlayLexicon } from './play-lexicon.js';
import { leaningKindOf, namesNothing, questionKindOf } from './question-kind.js';
import type { Question } from './questions.js';
import { regionOf } from './region.js';
import type { Region } from './region.js';
import { topicsOf } from './scenario-words.js';

/** A question of the turn: one that the scenario lists, or what it asks for and about which of the topics. */
export type Asked =
  | { id: string }
  | {
      kind: AskedFor;
      topic: string | undefined;
      /** What it asks for of the sentence before it, where its own words name nothing. */
      leans: AskedFor | null;
    };

/** Where the words of the scenario's questions and topics stand. */
interface Heard {
  asked: readonly Match<string>[];
  mentions: readonly Match<string>[];
}

type Known = Pick<PlayLexicon, 'questionTopics' | 'questionKinds' | 'ways'>;

const saysNoKind = new Set(['yes_no', 'other']);

/**
 * Every question of the turn in order. One that the scenario does not list is about the topic it names, or that of the
 * one before it ("who decides, and by when?"), or, where it leans on the sentence before, of that. A mark alone asks
 * nothing new beside another question ("you see?"), unless a word says what it asks for. Of two questions each is one.
 */
export function allAsksOf(turn: Analysis, known: Known, { asked, mentions }: Heard): Asked[] {
  const found: Asked[] = [];
  let before: string | undefined;
  for (const [index, question] of turn.questions.entries()) {
    const region = regionOf(turn, question, turn.questions[index - 1]);
    const topics = topicsOf(mentions.filter((mention) => overlaps(region, mention)));
    const words = turn.words.slice(region.first, region.last + 1);
    const kind = questionKindOf(words, question.kind, turn.language);
    if (isAskedAside(turn, index, kind) || isEcho(turn, index)) continue;
    const [best, ...others] = knownIn(turn, { region, question }, known, { asked, mentions }, kind);
    const leans = leaningIn(turn, region, question);
    const named = topics[0] ?? before;
    const said = leans === null ? undefined : saidBefore(turn, region, mentions);
    const topic = named ?? said;
    const half = found.at(-1);
    if (best === undefined && half && isOtherHalf(turn, index)) {
      found[found.length - 1] = oneOfTwo(known, half, topic);
      continue;
    }
    // "You can tell me": beside what is asked it asks for nothing of its own.
    if (
      best === undefined &&
      question.form === 'indirect' &&
      kind === 'more' &&
      topic === undefined &&
      isOneOfMore(turn)
    )
      continue;
    if (best === undefined && question.form === 'marked' && saysNoKind.has(kind)) {
      if (kind === 'yes_no' && turn.questions.length === 1) found.push({ kind: 'confirm', topic: undefined, leans });
      continue;
    }
    if (best === undefined) found.push({ kind: leans && named === undefined && said ? leans : kind, topic, leans });
    else found.push(...[best, ...(turn.questions.length > 1 ? [] : others)].map((id) => ({ id })));
    before = best === undefined ? topic : (known.questionTopics.get(best) ?? topic);
  }
  return found;
}

const wordsOfEcho = 5;

/** "Since April? How many hours is that?": a few words given back with a mark lead up to the question after them. */
const isEcho = ({ questions, sentences, words, pack }: Analysis, at: number): boolean => {
  const [question, next] = [questions[at], questions[at + 1]];
  if (question?.form !== 'marked' || next === undefined) return false;
  const isJoined = [question, next].some(({ first }) =>
    pack.inquiring.joining.has(words[sentences[words[first]?.sentence ?? 0]?.first ?? first]?.text ?? ''),
  );
  const isAlone = words[question.first]?.sentence !== words[next.first]?.sentence;
  return isAlone && !isJoined && question.last - question.first < wordsOfEcho;
};

const isOneOfMore = ({ questions }: Analysis): boolean => questions.length > 1;

const saysLittle: ReadonlySet<string> = new Set(['yes_no', 'other', 'opinion']);
const wordsAside = 4;

const followsInSentence = ({ questions, words }: Analysis, at: number): boolean => {
  const [before, question] = [questions[at - 1], questions[at]];
  return before !== undefined && words[before.first]?.sentence === words[question?.first ?? -1]?.sentence;
};

/** "Shall I begin, or would you rather tell me first?" puts two things to choose from. */
const isOtherHalf = (turn: Analysis, at: number): boolean => {
  const question = turn.questions[at];
  if (!question || !followsInSentence(turn, at)) return false;
  const { choosing } = turn.pack.inquiring;
  return [question.first - 1, question.first].some((word) => choosing.has(turn.words[word]?.text ?? ''));
};

/** What is asked of two things to choose from: which of both, unless the one is asked for more than a yes. */
const oneOfTwo = (known: Known, half: Asked, topic: string | undefined): Asked => {
  if (!('id' in half)) return { ...half, kind: 'choice' };
  return known.questionKinds.get(half.id) === 'yes_no' ? { kind: 'choice', topic, leans: null } : half;
};

/** "How many are urgent, would you say?": a few words that name nothing, after the question that they belong to. */
const isAskedAside = (turn: Analysis, at: number, kind: AskedFor): boolean => {
  const question = turn.questions[at];
  if (!question || !saysLittle.has(kind) || question.last - question.first >= wordsAside) return false;
  const isJoined = turn.pack.inquiring.joining.has(turn.words[question.first]?.text ?? '');
  return (
    followsInSentence(turn, at) &&
    !isJoined &&
    namesNothing(turn.words.slice(question.first, question.last + 1), turn.language)
  );
};

/** "We could come on Thursday. Is that possible?" wants a yes to what the learner has just said, and asks for nothing. */
const leaningIn = (turn: Analysis, { first, last }: Region, { kind }: Question): AskedFor | null => {
  const views = hitsIn(turn, 'as_seen_by');
  const words = turn.words
    .slice(first, last + 1)
    .filter((_, step) => !views.some((view) => view.first <= first + step && first + step <= view.last));
  const leans = leaningKindOf(words, kind, turn.language);
  return leans === 'yes_no' && words[0]?.sentence !== 0 ? null : leans;
};

/** The topic that the learner's own sentence before a question named last. */
const saidBefore = ({ words }: Analysis, { first }: Region, mentions: readonly Match<string>[]): string | undefined => {
  const sentence = (words[first]?.sentence ?? 0) - 1;
  return mentions.findLast((mention) => mention.last < first && words[mention.first]?.sentence === sentence)?.id;
};

/** Where a question stands, and all that tells what it is about. */
interface Place {
  question: Question;
  region: Region;
}

/** The scenario's questions heard in a region: the one that was meant, then what is asked besides. */
function knownIn(
  turn: Analysis,
  { region, question }: Place,
  known: Known,
  { asked, mentions }: Heard,
  kind: AskedFor,
): string[] {
  const inRegion = asked.filter((match) => overlaps(region, match));
  const heard = inRegion.filter((match) => !inRegion.some((other) => isWithin(match, other)));
  const topics = topicsOf(mentions.filter((mention) => overlaps(region, mention)));
  const spans = (id: string): number =>
    heard
      .filter((match) => match.id === id)
      .reduce(
        (most, { first, last }) => Math.max(most, Math.min(last, region.last) - Math.max(first, region.first) + 1),
        0,
      );
  const terms = termsAt(turn.words, region.first, region.last, turn.language);
  const saysNothing = namesNothing(turn.words.slice(question.first, question.last + 1), turn.language);
  const isAsked = (id: string): boolean =>
    kind === 'choice'
      ? known.questionKinds.get(id) !== 'yes_no'
      : kind !== 'offer' || !saysNothing || spans(id) > 0 || topics.includes(known.questionTopics.get(id) ?? '');
  const best = meantBy(known.ways, terms, isAsked, (id) => ({
    spans: spans(id),
    isNamed: topics.includes(known.questionTopics.get(id) ?? ''),
    isOfKind: known.questionKinds.get(id) === kind,
  }));
  if (best === undefined) return [];
  const [where] = heard.filter(({ id }) => id === best).toSorted((one, other) => widthOf(other) - widthOf(one));
  const besides = where ? heard.filter((other) => isBesides(turn, question, where, other)) : [];
  return [...new Set([best, ...besides.map(({ id }) => id)])];
}

const widthOf = ({ first, last }: Region): number => last - first;

/** "How long", in "how long did you wait". */
const isWithin = (small: Match<string>, large: Match<string>): boolean =>
  large.first <= small.first && small.last <= large.last && large.last - large.first > small.last - small.first;

/** "How long did you wait" is one question, whatever lists its words; a second thing is joined on: "which day, and who". */
function isBesides({ words, pack }: Analysis, question: Question, one: Match<string>, other: Match<string>): boolean {
  if (overlaps(one, other)) return false;
  const isAsked = overlaps(question, other);
  const [before, after] = one.first < other.first ? [one, other] : [other, one];
  return words
    .slice(before.last + 1, after.first + 1)
    .some((word) => pack.inquiring.joining.has(word.text) || (isAsked && word.before.includes(',')));
}

/**
 * Questions as a reading names them: the scenario's by id; others as `other:<kind>`, or `other:<kind>:<topic>`. What
 * leans on the sentence before is about what the counterpart spoke of last, unless the learner's own sentence says.
 */
export const namedAsks = (asks: readonly Asked[], spokenOf: string | undefined): string[] => {
  const named = asks.map((ask): string => {
    if ('id' in ask) return ask.id;
    if (ask.topic !== undefined) return `other:${ask.kind}:${ask.topic}`;
    return ask.leans !== null && spokenOf !== undefined ? `other:${ask.leans}:${spokenOf}` : `other:${ask.kind}`;
  });
  return [...new Set(named)];
};

/** Whether some question is about what the counterpart spoke of last. */
export const leansOnOther = (asks: readonly Asked[]): boolean =>
  asks.some((ask) => !('id' in ask) && ask.topic === undefined && ask.leans !== null);

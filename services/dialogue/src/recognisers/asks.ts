import type { Match } from '../patterns/index.js';
import type { Analysis } from './analysis.js';
import { hitsIn } from './analysis.js';
import type { HeardWords, KnownQuestions } from './asked/known.js';
import { knownIn } from './asked/known.js';
import { isMere, isOtherHalf } from './asked/mere.js';
import { overlaps } from './cues/found.js';
import type { AskedFor } from './language/pack.js';
import { leaningKindOf, questionKindOf } from './question-kind.js';
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

/** A question as it was put. */
interface Put {
  question: Question;
  kind: AskedFor;
  /** Of the scenario's questions the one that was meant, and what is asked besides. */
  ids: readonly string[];
  topic: string | undefined;
  leans: AskedFor | null;
  /** It is about what the learner's own sentence before it named, and names nothing itself. */
  isOfSaid: boolean;
  /** No other question is put in the turn. */
  isAlone: boolean;
}

const saysNoKind = new Set(['yes_no', 'other']);

/**
 * Every question of the turn in order. One that the scenario does not list is about the topic it names, or that of the
 * one before it ("who decides, and by when?"), or, where it leans on the sentence before, of that. A mark alone asks
 * nothing new beside another question ("you see?"), unless a word says what it asks for. Of two questions each is one.
 */
export function allAsksOf(turn: Analysis, known: KnownQuestions, heard: HeardWords): Asked[] {
  const found: Asked[] = [];
  let before: string | undefined;
  for (const index of turn.questions.keys()) {
    const taken = new Set(found.flatMap((ask) => ('id' in ask ? [ask.id] : [])));
    const put = putAt(turn, index, known, { ...heard, before, taken });
    if (put === undefined) continue;
    const half = found.at(-1);
    if (put.ids.length === 0 && half && isOtherHalf(turn, index)) {
      found[found.length - 1] = oneOfTwo(known, half, put.topic);
      continue;
    }
    const asks = asksOf(put);
    if (asks.length === 0) continue;
    found.push(...asks);
    before = known.questionTopics.get(put.ids[0] ?? '') ?? put.topic;
  }
  return found;
}

/** `before`: the topic of the question before it; `taken`: those of the scenario's that the turn has put already. */
function putAt(
  turn: Analysis,
  index: number,
  known: KnownQuestions,
  { asked, mentions, before, taken }: HeardWords & { before: string | undefined; taken: ReadonlySet<string> },
): Put | undefined {
  const question = turn.questions[index];
  if (!question) return undefined;
  const region = regionOf(turn, question, turn.questions[index - 1]);
  const kind = questionKindOf(turn.words.slice(region.first, region.last + 1), question.kind, turn.language);
  if (isMere(turn, index, kind)) return undefined;
  const leans = leaningIn(turn, region, question);
  const named = topicsOf(mentions.filter((mention) => overlaps(region, mention)))[0] ?? before;
  const said = leans === null ? undefined : saidBefore(turn, region, mentions);
  return {
    ...{ question, kind, leans, topic: named ?? said },
    ids: knownIn(turn, { region, question, kind, taken, before }, known, { asked, mentions }),
    isOfSaid: named === undefined && said !== undefined,
    isAlone: turn.questions.length === 1,
  };
}

const asksOf = ({ question: { form }, kind, ids, topic, leans, isOfSaid, isAlone }: Put): Asked[] => {
  if (ids.length > 0) return ids.slice(0, isAlone ? ids.length : 1).map((id) => ({ id }));
  // "You can tell me": beside what is asked it asks for nothing of its own.
  if (form === 'indirect' && kind === 'more' && topic === undefined && !isAlone) return [];
  if (form === 'marked' && saysNoKind.has(kind))
    return kind === 'yes_no' && isAlone ? [{ kind: 'confirm', topic: undefined, leans }] : [];
  return [{ kind: leans && isOfSaid ? leans : kind, topic, leans }];
};

/** What is asked of two things to choose from: which of both, unless the one is asked for more than a yes. */
const oneOfTwo = (known: KnownQuestions, half: Asked, topic: string | undefined): Asked => {
  if (!('id' in half)) return { ...half, kind: 'choice' };
  return known.questionKinds.get(half.id) === 'yes_no' ? { kind: 'choice', topic, leans: null } : half;
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

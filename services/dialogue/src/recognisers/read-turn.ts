import type { Cue, QuestionKind, Reading, ReflectionKind, Span, Tool } from '../model/index.js';
import { actOf } from './act.js';
import { clauseSpan, spanOf } from './analysis.js';
import type { Analysis } from './analysis.js';
import { leansOnOther, namedAsks } from './asks.js';
import type { ReadingContext } from './context.js';
import type { Found } from './cues/found.js';
import { overlaps, sameSentence } from './cues/found.js';
import { findOffTopic } from './cues/strange.js';
import type { ScenarioWords } from './dissect.js';
import { dissect } from './dissect.js';
import { groundOf, sessionGround } from './ground.js';
import type { PlayLexicon } from './play-lexicon.js';
import { reflectionsOf } from './reflection.js';
import type { Reflection } from './reflection.js';
import { wordSet } from './text/word-set.js';
import { uptakeOf } from './uptake.js';

/** The built-in recognisers, as cues name them. The version changes whenever a reading may. */
export const recogniser: Tool = { name: 'builtin', version: '15' };

/** Reads one learner turn. Pure: equal contexts give equal readings, on every machine. */
export function readTurn(context: ReadingContext): Reading {
  const { play, previous } = context;
  const { turn, lexicon, slots, general, words, wordCount } = dissect(context);
  const spokenOf = play && previous?.spokenOf;
  const ground = groundOf(turn, previous, play !== undefined);
  const said = [...(context.history ?? []), ...(previous ? [previous] : [])];
  const reflections = reflectionsOf(turn, {
    ground,
    soFar: play ? sessionGround(turn, said, words.mentions) : ground,
    inSession: play !== undefined,
    ...(lexicon && { belongs: (stem: string) => lexicon.vocabulary.has(stem) }),
    acts: [...general.filter(blocks), ...words.cues.filter(({ cue }) => lexicon?.harmful.has(cue))],
  });
  const news = words.cues.filter(({ cue }) => play?.scenario.bad_news.includes(cue));
  const brought = play
    ? general.filter((one) => !isGivenBack(one, reflections) && !isSaidWithNews(turn, one, news))
    : general;
  const found = [...brought, ...questionCues(turn), ...reflectionCues(reflections), ...words.cues];
  const strays = strayCues(turn, lexicon, { found, ...words });
  const cues = toCues(turn, [...found, ...strays]);
  return {
    cues,
    question: questionKind(turn),
    reflection: reflectionKind(reflections),
    uptake: uptakeOf(turn, ground, reflections),
    topics: words.topics.length === 0 && spokenOf !== undefined && leansOnOther(words.asks) ? [spokenOf] : words.topics,
    asks: namedAsks(words.asks, spokenOf),
    act: actOf(new Set(cues.map(({ cue }) => cue)), turn.words.length),
    slots,
    wordCount,
  };
}

/** What a sentence may do that is no giving back. */
const blocking =
  wordSet(`unasked_advice permission_asked threat blame insult praise commitment proposal refusal out_of_role
  farewell empty_reassurance dismissal thanks greeting concrete_evidence introduction small_talk unclear disagreement
  next_step self_disclosure`);

const blocks = ({ cue }: Found): boolean => blocking.has(cue);

/** Facts that a reflection gives back were not brought by the learner. */
const isGivenBack = (found: Found, reflections: readonly Reflection[]): boolean =>
  found.cue === 'concrete_evidence' && reflections.some((one) => overlaps(one, found));

/** "It's a fine morning and I've bad news, we are closing": nobody is kept waiting by half a sentence. */
const isSaidWithNews = (turn: Analysis, { cue, first }: Found, news: readonly Found[]): boolean =>
  cue === 'small_talk' && news.some((one) => sameSentence(turn, one.first, first));

/** Off the topic only where nothing of the scenario was heard: no topic, no question, no cue of it. */
function strayCues(
  turn: Analysis,
  lexicon: PlayLexicon | undefined,
  { found, topics, asks, cues }: ScenarioWords & { found: readonly Found[] },
): Found[] {
  const isAsked = asks.some((ask) => 'id' in ask);
  if (!lexicon || isAsked || topics.length + cues.length > 0) return [];
  return findOffTopic(turn, lexicon, new Set(found.map(({ cue }) => cue)));
}

const questionCues = ({ questions }: Analysis): Found[] =>
  questions.map(({ kind, first, last }) => ({ cue: `${kind}_question`, first, last }));

const reflectionCues = (reflections: readonly Reflection[]): Found[] =>
  reflections.map(({ kind, first, last }) => ({ cue: `reflection_${kind}`, first, last }));

function questionKind({ questions }: Analysis): QuestionKind {
  if (questions.length === 0) return 'none';
  return questions.some(({ kind }) => kind === 'open') ? 'open' : 'closed';
}

function reflectionKind(reflections: readonly Reflection[]): ReflectionKind {
  if (reflections.length === 0) return 'none';
  return reflections.some(({ kind }) => kind === 'complex') ? 'complex' : 'simple';
}

const exact = new Set(['open_question', 'closed_question', 'reflection_simple', 'reflection_complex']);

/** One cue of each kind with all its evidence, each place once, in the order of the text. */
function toCues(turn: Analysis, found: readonly Found[]): Cue[] {
  const evidence = new Map<string, Span[]>();
  for (const { cue, first, last } of found) {
    const span = exact.has(cue) ? spanOf(turn.words, first, last) : clauseSpan(turn, first, last);
    const known = evidence.get(cue);
    if (!known) evidence.set(cue, [span]);
    else if (!known.some(({ from, to }) => from < span.to && span.from < to)) known.push(span);
  }
  return [...evidence].map(([cue, spans]) => ({
    cue,
    evidence: spans.sort((a, b) => a.from - b.from),
    recogniser,
  }));
}

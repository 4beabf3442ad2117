import type { Match } from '../patterns/index.js';
import { findPatterns } from '../patterns/index.js';
import type { Analysis } from './analysis.js';
import type { Found } from './cues/found.js';
import { overlaps } from './cues/found.js';
import { questionKindOf } from './question-kind.js';
import type { Sentence } from './language/pack.js';
import type { PlayLexicon } from './play-lexicon.js';

/** Where the turn names a topic. */
export function mentionsOf({ words }: Analysis, { topics }: PlayLexicon): Match<string>[] {
  return findPatterns(topics, words);
}

/** Topics, most prominent first: by the number of mentions, then by the place of the first. */
export function topicsOf(named: readonly Match<string>[]): string[] {
  const mentions = new Map<string, { count: number; first: number }>();
  for (const { id, first } of named) {
    const known = mentions.get(id);
    if (known) known.count += 1;
    else mentions.set(id, { count: 1, first });
  }
  return [...mentions].sort(([, a], [, b]) => b.count - a.count || a.first - b.first).map(([id]) => id);
}

/** Where the turn holds the words of the scenario's questions; they count only where something is asked. */
export function askedIn(turn: Analysis, { questions }: PlayLexicon): Match<string>[] {
  return turn.questions.length === 0 ? [] : findPatterns(questions, turn.words);
}

/** The scenario's questions that the turn puts, in order. */
export function asksOf(turn: Analysis, asked: readonly Match<string>[]): string[] {
  if (asked.length === 0) return [];
  const regions = turn.questions.map((question, index) => regionOf(turn, question, turn.questions[index - 1]));
  const put = asked.filter((match) => regions.some((region) => overlaps(region, match)));
  return [...new Set(put.map(({ id }) => id))];
}

const saysNoKind = new Set(['yes_no', 'other', 'more']);

/**
 * Every question of the turn in order: the scenario's by id; others as `other:<kind>`, or `other:<kind>:<topic>` where
 * they name one, or the one before them was on one ("who decides, and by when?"). A mark alone asks nothing new beside
 * another question ("you see?"), unless a word says what it asks for. Of two questions each is one.
 */
export function allAsksOf(
  turn: Analysis,
  { questionTopics, questionKinds }: Pick<PlayLexicon, 'questionTopics' | 'questionKinds'>,
  { asked, mentions }: { asked: readonly Match<string>[]; mentions: readonly Match<string>[] },
): string[] {
  const ids: string[] = [];
  let before: string | undefined;
  for (const [index, question] of turn.questions.entries()) {
    const region = regionOf(turn, question, turn.questions[index - 1]);
    const topics = topicsOf(mentions.filter((mention) => overlaps(region, mention)));
    const words = turn.words.slice(region.first, region.last + 1);
    const kind = questionKindOf(words, question.kind, turn.language);
    const known = knownIn(region, asked, (id) => ({
      isNamed: topics.includes(questionTopics.get(id) ?? ''),
      isOfKind: questionKinds.get(id) === kind,
    }));
    const [best] = known;
    const topic = topics[0] ?? before;
    if (best === undefined && question.form === 'marked' && saysNoKind.has(kind)) {
      if (kind === 'yes_no' && turn.questions.length === 1) ids.push('other:yes_no');
      continue;
    }
    const unlisted = topic === undefined ? `other:${kind}` : `other:${kind}:${topic}`;
    ids.push(...(best === undefined ? [unlisted] : turn.questions.length > 1 ? [best] : known));
    before = best === undefined ? topic : (questionTopics.get(best) ?? topic);
  }
  return [...new Set(ids)];
}

/** Whether a question's topic is named where it was heard, and whether its form asks for the same sort of thing. */
interface Likeness {
  isNamed: boolean;
  isOfKind: boolean;
}

/** The scenario's questions heard in a region; the one whose words fit best first. */
function knownIn(region: Region, asked: readonly Match<string>[], likenessOf: (id: string) => Likeness): string[] {
  const fit = ({ id, first, last }: Match<string>): number => {
    const { isNamed, isOfKind } = likenessOf(id);
    const words = Math.min(last, region.last) - Math.max(first, region.first);
    return words + (isNamed ? 100 : 0) + (isOfKind ? 10 : 0);
  };
  const heard = asked.filter((match) => overlaps(region, match));
  const [best] = heard.toSorted((one, other) => fit(other) - fit(one));
  return best ? [...new Set([best.id, ...heard.map(({ id }) => id)])] : [];
}

/**
 * From the start of the asking clause to the end of the question; a marked sentence asks from its start, its second
 * question from the end of the first.
 */
function regionOf(
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
const isTag = ({ first, last, kind, form }: Analysis['questions'][number], sentence: Sentence): boolean =>
  form === 'direct' && kind === 'closed' && last === sentence.last && last - first < tagWords;

interface Region {
  first: number;
  last: number;
}

/** Cues of the scenario: heard in the learner's own words, not denied, and not where an exception is heard too. */
export function scenarioCues(turn: Analysis, { cues, unless }: PlayLexicon): Found[] {
  const heard = findPatterns(cues, turn.words);
  if (heard.length === 0) return [];
  const excepted = new Set(findPatterns(unless, turn.words).map(({ id }) => id));
  return heard
    .filter((match) => !excepted.has(match.id) && isOwn(turn, match))
    .map(({ id, first, last }) => ({ cue: id, first, last }));
}

function isOwn({ quoted, voices, negated }: Analysis, { first, last, negative }: Match<string>): boolean {
  if (quoted[first] || voices[first] === 'third') return false;
  if (negative) return true;
  for (let at = first; at <= last; at += 1) if (negated[at]) return false;
  return true;
}

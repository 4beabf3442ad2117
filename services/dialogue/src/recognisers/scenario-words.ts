import type { Match } from '../patterns/index.js';
import { findPatterns } from '../patterns/index.js';
import type { Analysis } from './analysis.js';
import { hitsIn } from './analysis.js';
import { overlaps } from './cues/found.js';
import type { Found } from './cues/found.js';
import type { PlayLexicon } from './play-lexicon.js';
import type { Question } from './questions.js';
import { isTag } from './region.js';
import { isBeforeDeed } from './text/before-deed.js';

/** Where the turn names a topic; "à votre avis" names none, be it in a talk about reviews. */
export function mentionsOf(turn: Analysis, { topics }: PlayLexicon): Match<string>[] {
  const views = hitsIn(turn, 'as_seen_by');
  return findPatterns(topics, turn.words).filter((mention) => !views.some((view) => overlaps(view, mention)));
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
  if (turn.questions.length === 0) return [];
  return findPatterns(questions, turn.words).filter((match) => !isBeforeDeed(turn, match));
}

/**
 * Cues of the scenario: heard in the learner's own words, not denied, not where an exception is heard with them, and not
 * where the other is asked for what nobody shows by asking: "Did they say sorry?"
 */
export function scenarioCues(turn: Analysis, { cues, unless, asked, harmful }: PlayLexicon): Found[] {
  const heard = findPatterns(cues, turn.words);
  if (heard.length === 0) return [];
  const exceptions = findPatterns(unless, turn.words);
  return heard
    .filter(
      (match) =>
        !isExcepted(turn, match, exceptions) &&
        isOwn(turn, match) &&
        (asked.has(match.id) || !isAskedFor(turn, match, harmful.has(match.id))),
    )
    .map(({ id, first, last }) => ({ cue: id, first, last }));
}

/** An exception holds for what is said with it, in the same sentence. */
const isExcepted = ({ words }: Analysis, match: Match<string>, exceptions: readonly Match<string>[]): boolean =>
  exceptions.some(({ id, first }) => id === match.id && words[first]?.sentence === words[match.first]?.sentence);

/**
 * Asked of the other or of somebody else. What the learner asks of himself, under an "if" or as a proposal, is an offer:
 * "Shall I lend you one?"; and "why" asks for the reason of what it holds to be so: "Why can others do it?"
 */
function isAskedFor(turn: Analysis, match: Match<string>, isHarm: boolean): boolean {
  const { words, questions, sentences, clauses, pack } = turn;
  return questions.some((question) => {
    const sentence = sentences[words[question.first]?.sentence ?? 0];
    if (question.form === 'marked' || !sentence?.end.includes('?') || isTag(question, sentence)) return false;
    if (!overlaps(question, match) || (isHarm && hurtsByAsking(turn, question))) return false;
    const before = words.slice(question.first, match.first + 1);
    if (before.some(({ text }) => pack.persons.first.has(text) || pack.inquiring.whys.has(text))) return false;
    if (hitsIn(turn, 'proposal').some((hit) => hit.own && overlaps(question, hit))) return false;
    return !clauses.some((clause) => clause.conditional && overlaps(clause, match));
  });
}

/** "How can anyone be so stupid?", "Could you lower your voice?" do what they seem to ask. */
const hurtsByAsking = ({ words, pack }: Analysis, { kind, first }: Question): boolean =>
  kind === 'open' || pack.persons.second.has(words[first + 1]?.text ?? '');

function isOwn({ quoted, voices, negated }: Analysis, { first, last, negative }: Match<string>): boolean {
  if (quoted[first] || voices[first] === 'third') return false;
  if (negative) return true;
  for (let at = first; at <= last; at += 1) if (negated[at]) return false;
  return true;
}

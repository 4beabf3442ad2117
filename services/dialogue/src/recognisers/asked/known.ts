import type { Match } from '../../patterns/index.js';
import type { Analysis } from '../analysis.js';
import { overlaps } from '../cues/found.js';
import type { AskedFor } from '../language/pack.js';
import type { PlayLexicon } from '../play-lexicon.js';
import { namesNothing } from '../question-kind.js';
import type { Question } from '../questions.js';
import type { Region } from '../region.js';
import { topicsOf } from '../scenario-words.js';
import { meantBy } from './meant.js';
import { termsAt } from './terms.js';

/** Where the words of the scenario's questions and topics stand. */
export interface HeardWords {
  asked: readonly Match<string>[];
  mentions: readonly Match<string>[];
}

/** What is known of the scenario's questions. */
export type KnownQuestions = Pick<PlayLexicon, 'questionTopics' | 'questionKinds' | 'ways'>;

/** Where a question stands, with all that tells what it is about, and what it asks for. */
export interface Place {
  question: Question;
  region: Region;
  kind: AskedFor;
  /** Questions that the turn has put already, and the topic of the last of them. */
  taken: ReadonlySet<string>;
  before: string | undefined;
}

/** Kinds that say what is wanted: "the display says what, and since when?" does not ask for one thing twice. */
const telling: ReadonlySet<string> = new Set(['date', 'amount', 'price', 'person', 'reason', 'feeling', 'wish']);

/** The scenario's questions heard in a region: the one that was meant, then what is asked besides. */
export function knownIn(
  turn: Analysis,
  place: Place,
  known: KnownQuestions,
  { asked, mentions }: HeardWords,
): string[] {
  const { region, question, kind, taken, before } = place;
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
  const terms = termsAt(turn.words, region, turn.language);
  const saysNothing = namesNothing(turn.words.slice(question.first, question.last + 1), turn.language);
  const isOffered = (id: string): boolean =>
    kind !== 'offer' || !saysNothing || spans(id) > 0 || topics.includes(known.questionTopics.get(id) ?? '');
  const isOfBefore = before !== undefined && topics.length === 0 && leansOnBefore(turn, { region, kind, saysNothing });
  const isAsked = (id: string): boolean => {
    const its = known.questionKinds.get(id);
    if (isOfBefore && known.questionTopics.get(id) !== before) return false;
    if (taken.has(id) && its !== kind && telling.has(kind)) return false;
    return kind === 'choice' ? its !== 'yes_no' : isOffered(id);
  };
  // What is put a second time says so itself: the words of the first question do not ask for it again.
  const own = taken.size > 0 ? termsAt(turn.words, region, turn.language, 0) : terms;
  const best = meantBy(known.ways, { terms, ofTaken: { taken, own } }, isAsked, (id) => ({
    spans: spans(id),
    isNamed: topics.includes(known.questionTopics.get(id) ?? ''),
    isOfKind: known.questionKinds.get(id) === kind,
  }));
  if (best === undefined) return [];
  const [where] = heard.filter(({ id }) => id === best).toSorted((one, other) => widthOf(other) - widthOf(one));
  const besides = where ? heard.filter((other) => isBesides(turn, question, where, other)) : [];
  return [...new Set([best, ...besides.map(({ id }) => id)])];
}

/** Kinds that say little without a matter; a feeling or a wish is the other's own, whatever was asked before. */
const ofAMatter: ReadonlySet<string> = new Set(['date', 'amount', 'price', 'person', 'reason', 'yes_no']);

/**
 * "And by when?", "et ça vous convient ?", "who else knows about that?": joined to the question before it, or pointing to
 * it, and naming nothing else, it asks about the same.
 */
const leansOnBefore = (
  { words, pack }: Analysis,
  { region, kind, saysNothing }: Pick<Place, 'region' | 'kind'> & { saysNothing: boolean },
): boolean => {
  const said = words.slice(region.first, region.last + 1).map(({ text }) => text);
  const opens = said.findIndex((text) => !pack.inquiring.joining.has(text));
  const isJoined = opens > 0 || pack.inquiring.joining.has(words[region.first - 1]?.text ?? '');
  if (saysNothing) return ofAMatter.has(kind) && (isJoined || said.some((text) => pack.pointing.has(text)));
  return isJoined && said.slice(opens, opens + 2).some((text) => pack.inquiring.takingUp.has(text));
};

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

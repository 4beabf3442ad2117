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
  /** Questions that the turn has put already. */
  taken: ReadonlySet<string>;
}

/** Kinds that say what is wanted: "the display says what, and since when?" does not ask for one thing twice. */
const telling: ReadonlySet<string> = new Set(['date', 'amount', 'price', 'person', 'reason', 'feeling', 'wish']);

/** The scenario's questions heard in a region: the one that was meant, then what is asked besides. */
export function knownIn(
  turn: Analysis,
  { region, question, kind, taken }: Place,
  known: KnownQuestions,
  { asked, mentions }: HeardWords,
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
  const isOffered = (id: string): boolean =>
    kind !== 'offer' || !saysNothing || spans(id) > 0 || topics.includes(known.questionTopics.get(id) ?? '');
  const isAsked = (id: string): boolean => {
    const its = known.questionKinds.get(id);
    if (taken.has(id) && its !== kind && telling.has(kind)) return false;
    return kind === 'choice' ? its !== 'yes_no' : isOffered(id);
  };
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

import type { Analysis, Hit } from '../analysis.js';
import { hitsIn } from '../analysis.js';
import type { PhraseGroup } from '../language/groups.js';
import { goesOn } from '../questions.js';
import { foundAt, isAsked, opensClause, overlaps, personBefore, sameSentence, subjectBefore } from './found.js';
import type { Found } from './found.js';
import { isBeforeDeed } from '../text/before-deed.js';
import { wordSet } from '../text/word-set.js';

/** How phrases of a group become a cue. Without more, a phrase counts where the learner states it. */
interface PhraseRule {
  cue: string;
  group: PhraseGroup;
  /** Counts in a question too ("would you be willing to ..."). */
  asked?: boolean;
  /** Counts only in a question: "je peux vous montrer ?" asks leave, "je peux vous montrer" offers. */
  onlyAsked?: boolean;
  /** Counts in an "if" clause too. */
  supposed?: boolean;
  /** Not where it is left for later, or to the other ("I'll recap it tomorrow", "could you sum that up?"). */
  here?: boolean;
  /** Not in a clause that hangs on another ("before we can submit it"). */
  main?: boolean;
  /** Only at the start of a clause. */
  opens?: boolean;
  /** Not where one of these overlaps it, or, with `unlessNear`, stands in the same sentence. */
  unless?: PhraseGroup;
  unlessNear?: PhraseGroup;
  /** Not where it is told of the other. */
  notOfOther?: boolean;
  /** Not where the learner speaks of himself or herself. */
  notOfSelf?: boolean;
}

export const phraseRules: readonly PhraseRule[] = [
  { cue: 'greeting', group: 'greeting', asked: true, opens: true },
  { cue: 'thanks', group: 'thanks', unless: 'no_thanks' },
  { cue: 'farewell', group: 'farewell', asked: true, unless: 'no_farewell' },
  { cue: 'small_talk', group: 'small_talk', asked: true },
  { cue: 'empty_reassurance', group: 'empty_reassurance', notOfSelf: true },
  { cue: 'summary', group: 'summary', asked: true, supposed: true, here: true },
  { cue: 'proposal', group: 'proposal', asked: true, supposed: true, main: true, unlessNear: 'permission_asked' },
  { cue: 'permission_asked', group: 'permission_asked', asked: true, supposed: true },
  { cue: 'permission_asked', group: 'permission_question', asked: true, onlyAsked: true },
  { cue: 'refusal', group: 'refusal', unless: 'refusal_not', notOfOther: true },
  { cue: 'dismissal', group: 'dismissal', supposed: true, unless: 'dismissal_not' },
  { cue: 'praise', group: 'praise', notOfSelf: true },
  { cue: 'self_disclosure', group: 'self_disclosure', unless: 'no_disclosure' },
  { cue: 'out_of_role', group: 'out_of_role', asked: true, supposed: true },
];

export function findByPhrase(turn: Analysis): Found[] {
  return phraseRules.flatMap((rule) =>
    hitsIn(turn, rule.group)
      .filter((hit) => counts(turn, rule, hit))
      .map((hit) => foundAt(rule.cue, hit)),
  );
}

/** The sentence is about the other, and nobody else is named before the phrase. */
function isOfOther({ sentences, words, pack }: Analysis, { first }: Hit): boolean {
  const start = sentences[words[first]?.sentence ?? 0]?.first ?? first;
  const before = words.slice(start, first + 1);
  return (
    before.some(({ text }) => pack.persons.second.has(text)) && !before.some(({ text }) => pack.persons.first.has(text))
  );
}

const writing = new Set(['email', 'mail', 'writing', 'letter', 'courriel', 'ecrit']);

const asking = new Set(['what', 'que', 'quoi', 'when', 'where', 'who', 'quand', 'ou', 'qui']);

/** "What did we agree on?" */
const asksWhat = ({ questions, words }: Analysis, at: number): boolean =>
  questions.some(({ first, last }) => first <= at && at <= last && asking.has(words[first]?.text ?? ''));

/** Asked of the other, or put off. */
function isLeft(turn: Analysis, { first, last, asked, clause }: Hit): boolean {
  if (asked && (subjectBefore(turn, first) === 'second' || asksWhat(turn, first))) return true;
  const end = turn.clauses[clause]?.last ?? last;
  const later = hitsIn(turn, 'ahead').some((hit) => hit.first > last && hit.first <= end);
  const sent = turn.words.slice(last + 1, end + 1).some(({ text }) => writing.has(text));
  return (later || sent) && hitsIn(turn, 'future_self').some((hit) => hit.clause === clause && hit.first < first);
}

const inquiring = wordSet('ask asking talk talking demande demander demanderai parle parler parlerai');

/** "I won't ask how your weekend was": what one says one will leave out. */
const isDisclaimed = ({ words, negated }: Analysis, { first }: Hit): boolean =>
  words.some(
    ({ text, sentence }, at) =>
      at < first && sentence === words[first]?.sentence && inquiring.has(text) && negated[at] === true,
  );

const subordinating = wordSet(
  'before after until because since which that how what why avant apres parce puisque car comment',
);

/** The clause opens with a word that subordinates it, and the phrase follows at once. */
function hangsOn({ words, clauses }: Analysis, { clause, first }: Hit): boolean {
  const start = clauses[clause]?.first ?? first;
  return [start, first - 1].some((at) => at < first && at >= start && subordinating.has(words[at]?.text ?? ''));
}

function counts(turn: Analysis, rule: PhraseRule, hit: Hit): boolean {
  if (!hit.own || hit.denied || goesOn(turn, hit)) return false;
  if ((hit.asked && rule.asked !== true) || (hit.supposed && rule.supposed !== true)) return false;
  if (rule.cue === 'small_talk' && (isBeforeDeed(turn, hit) || isDisclaimed(turn, hit))) return false;
  if (rule.onlyAsked === true && !isAsked(turn, hit)) return false;
  if (rule.here === true && isLeft(turn, hit)) return false;
  if (rule.main === true && hangsOn(turn, hit)) return false;
  if (rule.opens === true && !opensClause(turn, hit.first)) return false;
  if (rule.notOfOther === true && isOfOther(turn, hit)) return false;
  if (rule.notOfSelf === true && personBefore(turn, hit.first) === 'first') return false;
  if (rule.unless && hitsIn(turn, rule.unless).some((other) => overlaps(other, hit))) return false;
  return !(
    rule.unlessNear && hitsIn(turn, rule.unlessNear).some((other) => sameSentence(turn, other.first, hit.first))
  );
}

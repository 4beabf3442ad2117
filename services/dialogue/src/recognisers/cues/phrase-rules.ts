import type { Analysis, Hit } from '../analysis.js';
import { hitsIn } from '../analysis.js';
import type { PhraseGroup } from '../language/groups.js';
import { goesOn } from '../questions.js';
import { foundAt, opensClause, overlaps, personBefore, sameSentence } from './found.js';
import type { Found } from './found.js';

/** How phrases of a group become a cue. Without more, a phrase counts where the learner states it. */
interface PhraseRule {
  cue: string;
  group: PhraseGroup;
  /** Counts in a question too ("would you be willing to ..."). */
  asked?: boolean;
  /** Counts in an "if" clause too. */
  supposed?: boolean;
  /** Only at the start of a clause. */
  opens?: boolean;
  /** Not where one of these overlaps it, or, with `unlessNear`, stands in the same sentence. */
  unless?: PhraseGroup;
  unlessNear?: PhraseGroup;
  /** Not where the learner speaks of himself or herself. */
  notOfSelf?: boolean;
}

export const phraseRules: readonly PhraseRule[] = [
  { cue: 'greeting', group: 'greeting', asked: true, opens: true },
  { cue: 'thanks', group: 'thanks', unless: 'no_thanks' },
  { cue: 'farewell', group: 'farewell', asked: true, unless: 'no_farewell' },
  { cue: 'small_talk', group: 'small_talk', asked: true },
  { cue: 'empty_reassurance', group: 'empty_reassurance', notOfSelf: true },
  { cue: 'summary', group: 'summary', asked: true, supposed: true },
  { cue: 'proposal', group: 'proposal', asked: true, supposed: true, unlessNear: 'permission_asked' },
  { cue: 'permission_asked', group: 'permission_asked', asked: true, supposed: true },
  { cue: 'refusal', group: 'refusal', unless: 'refusal_not' },
  { cue: 'dismissal', group: 'dismissal', supposed: true },
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

function counts(turn: Analysis, rule: PhraseRule, hit: Hit): boolean {
  if (!hit.own || hit.denied || goesOn(turn.words, hit)) return false;
  if ((hit.asked && rule.asked !== true) || (hit.supposed && rule.supposed !== true)) return false;
  if (rule.opens === true && !opensClause(turn, hit.first)) return false;
  if (rule.notOfSelf === true && personBefore(turn, hit.first) === 'first') return false;
  if (rule.unless && hitsIn(turn, rule.unless).some((other) => overlaps(other, hit))) return false;
  return !(
    rule.unlessNear && hitsIn(turn, rule.unlessNear).some((other) => sameSentence(turn, other.first, hit.first))
  );
}

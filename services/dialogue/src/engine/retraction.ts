import type { Language } from '@repartee/proto';
import type { Claim, Doer } from '../model/reading.js';
import type { Contradiction, LedgerEntry } from './dialogue-state.js';
import { isAct, sharedStems, telling } from './matter.js';

/** Something said to be so, with what it says of who and whether. */
interface Said extends LedgerEntry {
  claim: Claim;
}

const isClaim = (entry: LedgerEntry): entry is Said => entry.claim !== null;

/** What is said as going on goes back to the last few turns. */
const lately = 5;
/** What was said a moment ago is still meant by "it". */
const just = 3;
/** Short enough for one word in common to be the whole matter. */
const brief = 3;

/** How one statement goes against another. */
type Against = 'denied' | 'handed_over' | 'other_side';

const otherSide = (side: string): string => `${side.slice(0, -1)}${side.endsWith('+') ? '-' : '+'}`;

/** What two statements have in common. */
interface Common {
  stems: readonly string[];
  telling: number;
  isBrief: boolean;
  /** Only an act, done to different things: "bring the tent", "bring the dog". */
  isElsewhere: boolean;
}

const commonOf = (past: Said, now: Said): Common => {
  const stems = sharedStems(past.about, now.about);
  const [first, second] = [telling(past.about).length, telling(now.about).length];
  const isElsewhere = telling(stems).every(isAct) && Math.min(first, second) > telling(stems).length;
  return { stems, telling: telling(stems).length, isBrief: Math.min(first, second) <= brief, isElsewhere };
};

const isSameMatter = ({ stems, telling: count, isBrief, isElsewhere }: Common, since: number): boolean =>
  !isElsewhere && (count >= 2 || (count >= 1 && (stems.length >= 2 || (isBrief && since <= just))));

/** The same is said of the same, and of one it is denied. */
const isDenied = (past: Said, now: Said, common: Common): boolean => {
  if (past.claim.denied === now.claim.denied) return false;
  // "As I told you, I don't bring any papers": what is said to have been said before is the same matter.
  const same = now.back === 'said' ? { ...common, isElsewhere: false } : common;
  if (!isSameMatter(same, now.at - past.at)) return false;
  const denial = past.claim.denied ? past : now;
  return telling(sharedStems(denial.claim.against, common.stems)).length > 0;
};

const handing: Readonly<Record<Doer, readonly Doer[]>> = {
  self: ['other', 'you'],
  other: ['you'],
  you: ['other', 'self'],
  given: [],
  thing: [],
  none: [],
};

const anybody: readonly Doer[] = ['other'];

/** What this few words are about is the whole of it. */
const fewest = 2;

/** Promised to nobody else: "I'll call you myself", "the move is yours alone". */
const isPersonal = ({ claim: { doer, sides } }: Said): boolean =>
  doer === 'self' ? sides.includes('by_me+') : (doer === 'you' || doer === 'given') && sides.includes('reserved+');

/** The same act, by somebody else; what was promised in person may be left to nobody. */
const isHandedOver = (past: Said, now: Said, { stems, telling: count, isElsewhere }: Common): boolean => {
  const isUndone = now.claim.denied && sharedStems(now.claim.against, stems).length > 0;
  if (past.claim.denied || isUndone) return false;
  if (isPersonal(past) && now.at - past.at <= just)
    return stems.length > 0 && [...handing[past.claim.doer], ...anybody].includes(now.claim.doer);
  if (!handing[past.claim.doer].includes(now.claim.doer)) return false;
  if (isElsewhere) return false;
  const least = Math.min(telling(past.about).length, telling(now.about).length);
  return count >= 1 && (stems.length >= 2 || (least <= fewest && past.claim.doer !== 'other'));
};

/** Of these one speaks without naming the matter again. */
const unnamed = /^(?:secret|together|ours|ours_place|direct|helped|people|yours_to_say)[+-]$/;
/** These are named by their sides alone: "between you and me", "my direct line", "you can stop any day". */
const byItself = /^(?:between_us|direct|bound)[+-]$/;

/** The acts by which a side is taken say nothing of what it is taken of: one pays for many things. */
const isTaking = (stem: string): boolean => /^\+(?:pay|writ|ecrir|deci)/.test(stem);

const takesOtherSide = (past: Said, now: Said, { stems, telling: count, isElsewhere }: Common): boolean => {
  const isJust = now.at - past.at <= just;
  const isSaidAgain = now.back === 'said' && isJust;
  const own = stems.filter((stem) => !isTaking(stem));
  const isNamed = isSaidAgain || telling(own).length >= 1 || (count >= 1 && !isElsewhere);
  const isMeant = (side: string): boolean =>
    isNamed || (isJust && (byItself.test(side) || (unnamed.test(side) && own.length >= 1)));
  return past.claim.sides.some((side) => now.claim.sides.includes(otherSide(side)) && isMeant(side));
};

/** "I won't ring him", and then "I rang him"; "this stays between us", and then "I've told the team". */
const isBroken = (past: Said, now: Said, common: Common): Against | null => {
  if (past.past || now.claim.denied) return null;
  if (past.claim.denied && past.claim.doer === 'self' && common.stems.length >= 2 && isDenied(past, now, common))
    return 'denied';
  const isTold = past.claim.sides.includes('between_us+') && now.claim.sides.includes('between_us-');
  return isTold && now.at - past.at <= just ? 'other_side' : null;
};

const againstIn = (past: Said, now: Said): Against | null => {
  const common = commonOf(past, now);
  if (past.past || now.past) return isBroken(past, now, common);
  // Of what nobody is to do, only the side that it takes is sure: "from now on every call comes to me".
  if (past.claim.doer === 'none') return takesOtherSide(past, now, common) ? 'other_side' : null;
  if (isDenied(past, now, common)) return 'denied';
  if (takesOtherSide(past, now, common)) return 'other_side';
  return isHandedOver(past, now, common) ? 'handed_over' : null;
};

/** What it has come to, as it stands beside what was said before. */
const become: Readonly<Record<Language, Readonly<Record<Against, string>>>> = {
  en: { denied: 'drop it', handed_over: 'leave it to somebody else', other_side: 'do something else' },
  fr: { denied: 'y renoncer', handed_over: "laisser ça à quelqu'un d'autre", other_side: 'faire autre chose' },
};

/** How the other says it: as the promise that it is, or as what was said to be so. */
const wordsOf = (ledger: readonly LedgerEntry[], { at, about, said, claim }: Said): string => {
  const promise = ledger.find(
    (entry) =>
      entry.type === 'promise' &&
      entry.at === at &&
      entry.said !== '' &&
      sharedStems(entry.about, about).length >= fewest,
  );
  return claim.doer === 'self' && !claim.denied ? (promise?.said ?? said) : said;
};

/** A promise that the learner has since denied, or left to somebody else: nobody is held to it any more. */
export const isTakenBack = (ledger: readonly LedgerEntry[], promise: LedgerEntry): boolean => {
  const claims = ledger.filter(isClaim);
  const made = claims.filter(
    ({ at, about, claim }) =>
      at === promise.at && claim.doer === 'self' && !claim.denied && sharedStems(promise.about, about).length > 0,
  );
  const since = claims.filter(({ at, supposed, long }) => at > promise.at && !supposed && !long);
  return made.some((one) => since.some((later) => ['denied', 'handed_over'].includes(againstIn(one, later) ?? '')));
};

/** A statement of the last few turns that this one takes back, hands to somebody else or turns round. */
export const retractionIn = (
  ledger: readonly LedgerEntry[],
  now: readonly LedgerEntry[],
  language: Language,
): Contradiction | null => {
  const before = ledger.filter(isClaim);
  for (const entry of now.filter(isClaim)) {
    if (entry.supposed || entry.long) continue;
    for (const past of before.toReversed()) {
      if (entry.at - past.at > lately || past.supposed || past.long) continue;
      const against = againstIn(past, entry);
      const said = against === null ? '' : wordsOf(ledger, past);
      if (against !== null && said !== '') return { type: 'promise', before: said, now: become[language][against] };
    }
  }
  return null;
};

import type { Claim } from '../../model/index.js';
import type { Analysis } from '../analysis.js';
import { wordSet } from '../text/word-set.js';
import { bareOf, swapped } from './promised.en.js';
import { clausesWithin, loosened, plainCase, tellsOfNow } from './spoken.js';
import type { Stretch } from './matter.js';

const modals = wordSet('will shall would can could may might should must');
const adverbs = wordSet('also just really then personally definitely certainly always still only');
const opening = wordSet('what that which who if when before after until and but so as where how because whatever');
/** What one thinks is nothing one was going to do. */
const opinions = wordSet(
  'think believe know want like understand see suppose hope guess feel mean wish hate love remember',
);
const helpers = wordSet('are have will can could would should must need want');
const getting = wordSet('have get receive getting having receiving');

/**
 * What was said to be so, as it fits after "you said you would": one's own act as it is ("send me the file"), what the
 * other may do as let, and everything else as seen to. Empty where it can't be said so.
 */
export function claimedEn(turn: Analysis, stretch: Stretch, { doer }: Claim): string {
  const clauses = clausesWithin(turn, stretch);
  if (doer === 'other' || doer === 'thing' || doer === 'none') return seenTo(turn, clauses);
  const subjects = doer === 'self' ? ['i', 'we'] : ['you'];
  for (const { first, last } of clauses) {
    for (let at = first; at < last; at += 1) {
      if (!subjects.includes(turn.words[at]?.text ?? '')) continue;
      const said = doer === 'self' ? ownAct(turn, { first: at + 1, last }) : letDo(turn, { first: at + 1, last });
      if (said !== '') return said;
      break;
    }
  }
  return '';
}

interface Verb {
  at: number;
  not: boolean;
  /** The form before the verb, where it has one. */
  helper: string;
}

/** Past helpers, adverbs and "not". */
function verbFrom({ words }: Analysis, { first, last }: Stretch): Verb | undefined {
  let helper = '';
  let not = false;
  for (let at = first; at <= last; at += 1) {
    const text = words[at]?.text ?? '';
    if (text === 'not' || text === 'never') not = true;
    else if (
      modals.has(text) ||
      (['am', 'are', 'do', 'have', 'need'].includes(text) && helper === '' && isHelper(words, at))
    )
      helper = text;
    else if (text === 'going' && words[at + 1]?.text === 'to') {
      at += 1;
      helper = 'will';
    } else if (!adverbs.has(text)) return { at, not, helper };
  }
  return undefined;
}

const isHelper = (words: Analysis['words'], at: number): boolean => {
  const next = words[at + 1]?.text ?? '';
  const text = words[at]?.text ?? '';
  if (text === 'am' || text === 'are') return true;
  if (text === 'have') return next === 'not' || /(?:ed|en|got|put|made|told|had|been)$/.test(next);
  return next === 'not';
};

/** "I see" is one, "I'll see to it" is none. */
const isOpinion = ({ words }: Analysis, at: number): boolean =>
  opinions.has(words[at]?.text ?? '') && words[at + 1]?.text !== 'to';

function ownAct(turn: Analysis, stretch: Stretch): string {
  const verb = verbFrom(turn, stretch);
  const text = turn.words[verb?.at ?? -1]?.text ?? '';
  if (!verb || verb.helper === 'have' || /^(?:was|were|had|did)$/.test(text) || isOpinion(turn, verb.at)) return '';
  const rest = spoken(turn, { first: verb.at, last: stretch.last });
  const isBeing = verb.helper === 'am' || verb.helper === 'are';
  const bare = isBeing ? bareOf(text) : undefined;
  const act = bare === undefined ? `${isBeing ? 'be ' : ''}${rest}` : `${bare}${rest.slice(text.length)}`;
  return rest === '' ? '' : `${verb.not ? 'not ' : ''}${act}`;
}

function letDo(turn: Analysis, stretch: Stretch): string {
  const verb = verbFrom(turn, stretch);
  const text = turn.words[verb?.at ?? -1]?.text ?? '';
  if (!verb || verb.helper === 'have' || /^(?:was|were|had|did)$/.test(text)) return '';
  const isOwing = text === 'have' && turn.words[verb.at + 1]?.text === 'to';
  const rest = spoken(turn, { first: isOwing ? verb.at + 2 : verb.at, last: stretch.last });
  if (rest === '') return '';
  if (verb.not || isOwing) return `${verb.not ? 'not ' : ''}make me ${rest}`;
  if (getting.has(text)) return `let me have${rest.slice(text.length)}`;
  if (verb.helper === 'are') {
    const bare = bareOf(text);
    return bare === undefined ? `see to it that I am ${rest}` : `let me ${bare}${rest.slice(text.length)}`;
  }
  return `let me ${rest}`;
}

const joining = wordSet('so and but then well');

const opened = ({ words }: Analysis, { first }: Stretch): number =>
  joining.has(words[first]?.text ?? '') ? first + 1 : first;

/** "See to it that the delivery people carry it up". */
function seenTo(turn: Analysis, clauses: readonly Stretch[]): string {
  const [clause] = clauses.filter((one) => one.last - one.first >= 2 && tellsOfNow(turn, one));
  const said = clause && spoken(turn, { first: opened(turn, clause), last: clause.last });
  return said === undefined || said === '' ? '' : `see to it that ${said}`;
}

/** As the other says it: "I" and "you" change places. */
function spoken(turn: Analysis, { first, last }: Stretch): string {
  const end = loosened(turn, { first, last });
  let text = '';
  for (let at = first; at <= end; at += 1) {
    const word = turn.words[at];
    if (!word) break;
    const previous = turn.words[at - 1];
    // "Won't" is one word on paper, and two here.
    if (at > first && previous?.from === word.from) continue;
    const isJoined = previous?.to === word.from && at > first;
    const instead = inPlace(turn, at, first);
    const said = instead ?? plainCase(turn, word.from, word.to);
    const gap = text === '' ? '' : isJoined && instead === undefined ? '' : ' ';
    text += `${gap}${said}`;
  }
  return text;
}

function inPlace({ words }: Analysis, at: number, first: number): string | undefined {
  const text = words[at]?.text ?? '';
  const before = words[at - 1]?.text ?? '';
  const next = words[at + 1]?.text ?? '';
  const isSubject = at === first || opening.has(before) || (words[at]?.before ?? '') !== '' || helpers.has(next);
  if (text === 'you') return isSubject && words[at + 1] !== undefined ? 'I' : 'me';
  if (text === 'are' && before === 'you') return 'am';
  if (text === 'am') return 'are';
  return swapped(text);
}

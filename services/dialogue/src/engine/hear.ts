import type { DiscourseAct } from '@repartee/proto';
import type { Reading, Span } from '../model/reading.js';
import { momentOf, silentTurn } from './condition.js';
import type { DialogueState, Heard, LedgerEntry } from './dialogue-state.js';
import { contradictionIn } from './contradiction.js';
import { entriesOf, slotsByType } from './ledger.js';
import type { Prepared } from './prepare.js';

/** After this many times put again, the persona lets a question go. */
export const mostAgain = 2;
const repliesAfterGivingUp = 3;

const firstShown = (shown: DialogueState['shown'], cues: readonly string[], at: number): DialogueState['shown'] => {
  let known = shown;
  for (const cue of cues) if (known[cue] === undefined) known = { ...known, [cue]: at };
  return known;
};

/** In a turn that does something else, what was said is only to be confirmed: "You were alone with it, then?" */
const isByTheWay = (ask: string): boolean => ask === 'other:confirm';
/** In a turn that offers, a question the scenario does not list is courtesy: "is that all right?" */
const isCourtesy = (ask: string): boolean => /^other:(?:yes_no|confirm|offer|other)$/.test(ask);
/** "What if we kept some in stock for you?" offers, and asks for no fact of the matter it names. */
const isOfOffer = (ask: string): boolean => ask.startsWith('other:yes_no');
const offering: readonly DiscourseAct[] = ['proposal', 'commitment', 'next_step', 'small_talk', 'greeting', 'thanks'];
const isCourteous = (act: DiscourseAct): boolean => offering.includes(act);

const asksIn = ({ asks, act, question }: Reading): readonly string[] => {
  const isAsking = act === 'open_question' || act === 'closed_question';
  const isBeside = isCourteous(act) ? (ask: string) => isCourtesy(ask) || isOfOffer(ask) : isByTheWay;
  const put = isAsking ? asks : asks.filter((ask) => !isBeside(ask));
  return isAsking && put.length === 0 && question !== 'none' ? ['other:other'] : put;
};

const isQuestion = (cue: string): boolean => cue === 'open_question' || cue === 'closed_question';

const placesIn = ({ cues }: Reading): readonly Span[] =>
  cues
    .flatMap(({ cue, evidence }) => (isQuestion(cue) ? evidence : []))
    .toSorted((one, other) => one.from - other.from);

/** "How many people" and "did you lead" stand side by side, and are one question. */
const questionsIn = (spans: readonly Span[]): number =>
  spans.filter(({ from }, index) => index === 0 || from - (spans[index - 1]?.to ?? 0) > 1).length;

const heardIn = (reading: Reading): Heard => ({
  cues: reading.cues.map(({ cue }) => cue),
  topics: reading.topics,
  asks: asksIn(reading),
  act: reading.act,
  question: reading.question,
  questions: questionsIn(placesIn(reading)),
  places: placesIn(reading).length,
  words: reading.wordCount,
  slots: slotsByType(reading.slots),
  answered: [],
  dodged: [],
  contradiction: null,
});

const settleOpenQuestion = (prepared: Prepared, state: DialogueState, heard: Heard): DialogueState => {
  const { open } = state;
  if (open === null) return { ...state, heard };
  const answered = prepared.questions.get(open.id)?.isAnswered(momentOf({ ...state, heard })) ?? true;
  if (answered)
    return { ...state, heard: { ...heard, answered: [open.id] }, open: null, settled: [...state.settled, open.id] };
  const dodged = { ...heard, dodged: [open.id] };
  return open.again < mostAgain
    ? { ...state, heard: dodged }
    : {
        ...state,
        heard: dodged,
        open: null,
        settled: [...state.settled, open.id],
        askAfter: state.replies + repliesAfterGivingUp,
      };
};

/** What the learner gives unasked the persona need not ask for any more. */
const settleUnasked = (prepared: Prepared, state: DialogueState): DialogueState => {
  const moment = momentOf(state);
  const given = [...prepared.questions.values()].filter(
    ({ id, isAnsweredUnasked }) => id !== state.open?.id && !state.settled.includes(id) && isAnsweredUnasked(moment),
  );
  return given.length === 0 ? state : { ...state, settled: [...state.settled, ...given.map(({ id }) => id)] };
};

const heardLast = new WeakMap<DialogueState, { reading: Reading; state: DialogueState }>();

/** The state once the learner has spoken and before anything has moved. */
export const hear = (prepared: Prepared, state: DialogueState, reading: Reading): DialogueState => {
  // Who decides on a turn hears it, and so does who folds it in afterwards.
  const last = heardLast.get(state);
  if (last?.reading === reading) return last.state;
  const heard = hearAnew(prepared, state, reading);
  heardLast.set(state, { reading, state: heard });
  return heard;
};

const timed: readonly LedgerEntry['type'][] = ['date', 'duration', 'hour'];

/**
 * What the learner is held to: to no day that was offered before the persona said, a moment ago, which would suit it, nor
 * to one that the persona has just answered to.
 */
const heldStill = (
  { questionKinds }: Prepared,
  { ledger, lastUtterance, learnerTurns }: DialogueState,
): readonly LedgerEntry[] => {
  const answers = lastUtterance?.answers ?? [];
  if (answers.some((id) => questionKinds.get(id) === 'date')) return ledger.filter(({ type }) => !timed.includes(type));
  return answers.length > 0 ? ledger.filter(({ type, at }) => at < learnerTurns || !timed.includes(type)) : ledger;
};

const hearAnew = (prepared: Prepared, state: DialogueState, reading: Reading): DialogueState => {
  const at = state.learnerTurns + 1;
  const heard = heardIn(reading);
  const entries = entriesOf(reading, at);
  const spoken: DialogueState = {
    ...state,
    learnerTurns: at,
    silencesInRow: 0,
    shown: firstShown(state.shown, heard.cues, at),
    ledger: entries.length === 0 ? state.ledger : [...state.ledger, ...entries],
  };
  const settled = settleOpenQuestion(prepared, spoken, {
    ...heard,
    contradiction: contradictionIn(heldStill(prepared, state), reading, entries, state.language),
  });
  return settleUnasked(prepared, settled);
};

/** The state once the learner has let a moment pass. */
export const hearSilence = (state: DialogueState): DialogueState => ({
  ...state,
  silencesInRow: state.silencesInRow + 1,
  heard: silentTurn,
});

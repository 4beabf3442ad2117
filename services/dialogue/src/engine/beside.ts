import type { Shift } from '../model/transcript.js';
import type { Answer } from './answer.js';
import type { Moment } from './condition.js';
import { unlistedIn } from './unlisted.js';

const isNotKnown = ({ point }: Answer): boolean => point === null;

/** Read from the form of the sentence alone: nothing says what it would be about. */
const isVague = ({ question }: Answer): boolean => unlistedIn(question)?.topic === null;

/** "I'd rather not say from whom", beside who it was from. */
const keepsBack = (one: Answer, other: Answer): boolean =>
  one.point?.reveals?.depth === 'hint' &&
  other.point?.reveals?.depth === 'whole' &&
  one.point.reveals.fact === other.point.reveals.fact;

/**
 * What is left out beside another answer. What was read from the form of a sentence alone may be no question of its
 * own: nobody adds that they do not know it, or fails to know one thing twice. Nor does anybody hint at what they tell
 * in the same breath.
 */
export const beside = (answers: readonly Answer[]): readonly Answer[] => {
  if (answers.length < 2) return [];
  const kept = answers.find((answer) => !isNotKnown(answer)) ?? answers[0];
  return answers.filter((answer) =>
    isNotKnown(answer) ? answer !== kept && isVague(answer) : answers.some((other) => keepsBack(answer, other)),
  );
};

const monthAlone = /^date:\d\d$/;

/** A day of a month or a week that is not over: "Thursday at nine?" offers it. */
export const offersDay = ({ ledger, learnerTurns }: Pick<Moment, 'ledger' | 'learnerTurns'>): boolean =>
  ledger.some(
    ({ type, value, past, at }) => at === learnerTurns && type === 'date' && !past && !monthAlone.test(value),
  );

const movesSomething = ({ causes }: Shift): boolean =>
  causes.some(({ kind, withheld, occurrence }) => kind === 'lever' && withheld === '' && occurrence === 1);

const offering: readonly string[] = ['small_talk', 'commitment', 'next_step', 'proposal'];

/**
 * An offer may be put as a question: "and if we did half now?", "Thursday at nine?", and so may a kindness: "milk, no
 * sugar, right?". What it moves, the day taken up, or a word back answers it; nobody says that they do not know.
 */
export const isPutAsQuestion = (moment: Moment, shift: Shift, answers: readonly Answer[]): boolean =>
  answers.length > 0 &&
  answers.every(
    (answer) => isNotKnown(answer) && ['yes_no', 'confirm', 'offer'].includes(unlistedIn(answer.question)?.kind ?? ''),
  ) &&
  (movesSomething(shift) || offersDay(moment) || moment.heard.cues.some((cue) => offering.includes(cue)));

/**
 * Whether what is answered already is the answer to another reading of the same sentence: the point says that it
 * answers both, or the other was read from the form of the sentence where the scenario knows what is meant.
 */
export const isAnsweredBy = ({ heard }: Moment, { point, question }: Answer, asked: string): boolean => {
  if (point === null || heard.questions > 1) return false;
  return point.answers.includes(asked) || (unlistedIn(asked) !== null && unlistedIn(question) === null);
};

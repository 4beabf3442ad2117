import type { Shift } from '../model/transcript.js';
import type { Answer } from './answer.js';
import type { Moment } from './condition.js';
import { unlistedIn } from './unlisted.js';

const isNotKnown = ({ point }: Answer): boolean => point === null;

/** Read from the form of the sentence alone: nothing says what it would be about. */
const isVague = ({ question }: Answer): boolean => unlistedIn(question)?.topic === null;

/**
 * What was read from the form of a sentence alone may be no question of its own. Where another is answered, nobody adds
 * that they do not know it; and nobody fails to know one thing twice.
 */
export const beside = (answers: readonly Answer[]): readonly Answer[] => {
  if (answers.length < 2) return [];
  const kept = answers.find((answer) => !isNotKnown(answer)) ?? answers[0];
  return answers.filter((answer) => answer !== kept && isNotKnown(answer) && isVague(answer));
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
    (answer) => isNotKnown(answer) && ['yes_no', 'confirm'].includes(unlistedIn(answer.question)?.kind ?? ''),
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

import type { Shift } from '../model/transcript.js';
import type { Answer } from './answer.js';
import type { Moment } from './condition.js';
import type { Prepared } from './prepare.js';
import { unlistedIn } from './unlisted.js';

const isNotKnown = ({ point }: Answer): boolean => point === null;

/** What one may well not know beside something that one does: a day, a sum, a name. */
const plainly: readonly string[] = ['date', 'amount', 'price', 'person'];

/** A day, a sum or a name of a matter that was named: "and by when", "and who pays". Anything else may have been no question. */
const isMissed = (prepared: Prepared, { question }: Answer): boolean => {
  const unlisted = unlistedIn(question);
  const kind = unlisted?.kind ?? prepared.questionKinds.get(question) ?? 'other';
  return plainly.includes(kind) && unlisted?.topic !== null;
};

/** What a point tells of, or keeps back: whoever has told it all keeps none of it back in the same breath. */
const factOf = ({ point }: Answer): string | null => point?.reveals?.fact ?? null;

/**
 * What is left out beside another answer. What was read from the form of a sentence alone may be no question of its
 * own: nobody adds that they do not know it, or fails to know one thing twice. What tells of the same fact, by a hint or
 * whole, tells it once.
 */
export const beside = (prepared: Prepared, answers: readonly Answer[]): readonly Answer[] => {
  if (answers.length < 2) return [];
  const kept = answers.find((answer) => !isNotKnown(answer)) ?? answers[0];
  return answers.filter(
    (answer) =>
      answer !== kept &&
      (isNotKnown(answer)
        ? !isMissed(prepared, answer)
        : kept !== undefined && factOf(kept) !== null && factOf(kept) === factOf(answer)),
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

import type { Answer } from './answer.js';
import type { Moment } from './condition.js';
import { unlistedIn } from './unlisted.js';

const isNotKnown = ({ point }: Answer): boolean => point === null;

/** Read from the form of the sentence alone: nothing says what it would be about. */
const isVague = ({ question }: Answer): boolean => unlistedIn(question)?.topic === null;

/**
 * A single question may read as two: one that the scenario lists, and one more by its form. Where either is answered,
 * nobody adds that they do not know the other; and nobody fails to know one thing twice.
 */
export const beside = (moment: Moment, answers: readonly Answer[]): readonly Answer[] => {
  if (answers.length < 2 || moment.heard.questions > 1) return [];
  const kept = answers.find((answer) => !isNotKnown(answer)) ?? answers[0];
  return answers.filter((answer) => answer !== kept && isNotKnown(answer) && isVague(answer));
};

/**
 * Whether what is answered already is the answer to another reading of the same sentence: the point says that it
 * answers both, or the other was read from the form of the sentence where the scenario knows what is meant.
 */
export const isAnsweredBy = ({ heard }: Moment, { point, question }: Answer, asked: string): boolean => {
  if (point === null || heard.questions > 1) return false;
  return point.answers.includes(asked) || (unlistedIn(asked) !== null && unlistedIn(question) === null);
};

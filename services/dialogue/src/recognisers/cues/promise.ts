import type { Analysis, Hit } from '../analysis.js';
import { hitsIn } from '../analysis.js';
import type { Slot } from '../../model/index.js';
import { findThreat } from './harm.js';
import { foundAt, isStated, overlaps, sameSentence, subjectBefore } from './found.js';
import type { Found } from './found.js';

const denying = new Set(['not', 'never', 'pas', 'jamais', 'plus']);

/** Where the learner takes something on: first person, a definite act, in the future; hedges and refusals left out. */
export function commitmentsOf(turn: Analysis): readonly Hit[] {
  const hedged = hitsIn(turn, 'hedged_future');
  if (findThreat(turn).length > 0) return [];
  const pledged = hitsIn(turn, 'pledge').filter((hit) => isStated(hit) && !depends(turn, hit));
  const plain = hitsIn(turn, 'future_self')
    .filter((hit) => isStated(hit) && !depends(turn, hit))
    .filter((hit) => !hedged.some((other) => overlaps(other, hit)))
    .filter((hit) => hit.last < turn.words.length - 1 || isWhole(turn, hit))
    .filter((hit) => !denying.has(turn.words[hit.last + 1]?.text ?? ''));
  return [...pledged.filter((hit) => !hedged.some((other) => other.first === hit.first)), ...plain];
}

/** "Je m'en occupe" needs nothing more; "I will" needs its verb. */
const isWhole = (turn: Analysis, { first, last }: Hit): boolean => turn.language === 'fr' && last - first >= 2;

/** "If you sign, I will ...": an offer, as long as it hangs on what the other does. */
function depends(turn: Analysis, hit: Hit): boolean {
  return turn.clauses.some(
    ({ first, last, conditional }) =>
      conditional &&
      sameSentence(turn, first, hit.first) &&
      turn.words.slice(first, last + 1).some(({ text }) => turn.pack.persons.second.has(text)),
  );
}

export const findCommitment = (commitments: readonly Hit[]): Found[] =>
  commitments.map((hit) => foundAt('commitment', hit));

const past = /^(?:last|ago|dernier|derniere|passe|passee|yesterday|hier)$/;

/** What comes next, named as such or dated: a meeting, a call, a delivery on a day. */
export function findNextStep(turn: Analysis, commitments: readonly Hit[], slots: readonly Slot[]): Found[] {
  const named = hitsIn(turn, 'next_step').filter(
    (hit) => hit.own && !hit.denied && !isPast(turn, hit) && isJoint(turn, hit),
  );
  const dates = slots.filter(({ type }) => type === 'date').map(({ span }) => wordAt(turn, span.from));
  const planned = [...commitments, ...hitsIn(turn, 'proposal').filter((hit) => hit.own && !hit.denied)];
  const dated = planned.filter(
    (hit) => dates.some((date) => sameSentence(turn, date, hit.first)) && !isPast(turn, hit),
  );
  return [...named, ...dated].map((hit) => foundAt('next_step', hit));
}

const wordAt = ({ words }: Analysis, from: number): number =>
  Math.max(
    0,
    words.findIndex((word) => word.from >= from),
  );

const isJoint = (turn: Analysis, { first }: Hit): boolean => subjectBefore(turn, first) !== 'third';

function isPast(turn: Analysis, hit: Hit): boolean {
  const sentence = turn.sentences[turn.words[hit.first]?.sentence ?? 0];
  return turn.words.slice(hit.first, (sentence?.last ?? hit.last) + 1).some(({ text }) => past.test(text));
}

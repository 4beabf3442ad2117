import type { DiscourseAct } from '@repartee/proto';
import type { Moment } from './condition.js';
import type { TakenUp } from './take-up.js';
import type { PointUnit } from './unit.js';

/** How a turn was taken: as something that did good, as something that did not, or as neither. */
export type Taken = 'well' | 'badly' | 'plain';

const reproaches = /^(?:misstep:|dodged)/;
const welcomes = /^(?:lever|repair):/;

export const takenAs = (taken: TakenUp | null): Taken => {
  if (taken === null) return 'plain';
  // A contradiction is held against the learner as well.
  if (taken.point !== undefined || reproaches.test(taken.id)) return 'badly';
  return welcomes.test(taken.id) ? 'well' : 'plain';
};

/** Acts in which nothing is claimed or offered yet that one could resist or give in to. */
const ofCourtesy: readonly DiscourseAct[] = ['greeting', 'introduction', 'thanks', 'small_talk', 'farewell'];
const ofRefusal: readonly DiscourseAct[] = ['refusal', 'disagreement', 'blame', 'dismissal'];

/**
 * Whether something said unasked goes with how the turn was taken: somebody who has just been moved does not resist in
 * the same breath, nor does somebody give in to a reproach, a refusal or a greeting.
 */
export const goesWith = ({ move, topic, reveals }: PointUnit, taken: Taken, { heard }: Moment): boolean => {
  // Nor does anybody hint at a secret in answer to "good morning".
  if (reveals?.hidden === true && reveals.depth === 'hint' && ofCourtesy.includes(heard.act)) return false;
  if (move === 'resist') return topic !== null || (taken !== 'well' && !ofCourtesy.includes(heard.act));
  if (move !== 'concede') return true;
  return taken !== 'badly' && ![...ofCourtesy, ...ofRefusal].includes(heard.act);
};

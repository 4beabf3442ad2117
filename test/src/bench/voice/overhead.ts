import type { HeardTurn } from './crowd/talker.js';
import { LATENCY_MS, REDEMPTION_MS, scriptedMs } from './script.js';

/**
 * What the product itself adds between the learner's last sound and the first sample of the answer that sounds, in
 * milliseconds: beyond what the detector, the recogniser, the mind and the voice take by their script.
 */
export const overheadMs = ({ endOfSpeechAt, renderedAt }: HeardTurn): number =>
  renderedAt - endOfSpeechAt - scriptedMs(REDEMPTION_MS);

/** From the decision that a turn is over to the first sound of the answer, beyond what mind and voice take by their script. */
export const firstByteMs = ({ firstByteAt }: Pick<HeardTurn, 'firstByteAt'>, decidedAt: number): number =>
  firstByteAt - decidedAt - 2 * LATENCY_MS;

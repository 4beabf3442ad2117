import type { DispositionValues, Stance } from '../model/reading.js';

/**
 * Where a stance is entered and where it is left; the distance between the two keeps it from flickering.
 * `warmth` is trust + openness - tension, from -100 to 200.
 */
export const thresholds = {
  about_to_leave: { tensionFrom: 82, tensionUntil: 74 },
  won_over: { trustFrom: 68, trustUntil: 60, tensionFrom: 35, tensionUntil: 45, opennessFrom: 50 },
  engaged: { warmthFrom: 62, warmthUntil: 48 },
  guarded: { warmthFrom: 10, warmthUntil: 0 },
} as const;

const isWonOver = ({ trust, tension, openness }: DispositionValues, already: boolean): boolean => {
  const limit = thresholds.won_over;
  return already
    ? trust >= limit.trustUntil && tension <= limit.tensionUntil
    : trust >= limit.trustFrom && tension <= limit.tensionFrom && openness >= limit.opennessFrom;
};

const open: readonly (Stance | null)[] = ['engaged', 'won_over'];

/** The stance a disposition amounts to, coming from another one; null before the conversation. */
export const stanceAfter = (disposition: DispositionValues, from: Stance | null): Stance => {
  const leaving = thresholds.about_to_leave;
  const patience = from === 'about_to_leave' ? leaving.tensionUntil : leaving.tensionFrom;
  if (disposition.tension >= patience) return 'about_to_leave';
  if (isWonOver(disposition, from === 'won_over')) return 'won_over';
  const warmth = disposition.trust + disposition.openness - disposition.tension;
  const wasEngaged = open.includes(from);
  if (warmth >= (wasEngaged ? thresholds.engaged.warmthUntil : thresholds.engaged.warmthFrom)) return 'engaged';
  const wasGuarded = wasEngaged || from === 'guarded';
  return warmth >= (wasGuarded ? thresholds.guarded.warmthUntil : thresholds.guarded.warmthFrom) ? 'guarded' : 'closed';
};

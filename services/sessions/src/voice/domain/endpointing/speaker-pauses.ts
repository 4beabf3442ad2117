/** The last pauses that a speaker made within turns, in milliseconds, oldest first. */
export type SpeakerPauses = readonly number[];

/** Nobody is known yet: what people who think while they speak often do. */
export const noPauses: SpeakerPauses = [];
const PRIOR: SpeakerPauses = [400, 600, 700, 700];
const KEPT = 12;
/** Longer than that is no pause within a turn. */
const LONGEST_MS = 4_000;

export function withPause(pauses: SpeakerPauses, ms: number): SpeakerPauses {
  return ms <= 0 || ms > LONGEST_MS ? pauses : [...pauses, ms].slice(-KEPT);
}

/** A pause that this speaker seldom exceeds: four in five are shorter. The prior counts less with every pause heard. */
export function habitualPauseMs(pauses: SpeakerPauses): number {
  const known = [...PRIOR.slice(pauses.length), ...pauses].sort((a, b) => a - b);
  return known[Math.ceil(known.length * 0.8) - 1] ?? 0;
}

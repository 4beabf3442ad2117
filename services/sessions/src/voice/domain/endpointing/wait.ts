import type { Language } from '@repartee/proto';

import type { Completeness } from './clause.js';
import { completenessOf } from './clause.js';
import type { SpeakerPauses } from './speaker-pauses.js';
import { habitualPauseMs } from './speaker-pauses.js';

export const SHORTEST_WAIT_MS = 500;
export const LONGEST_WAIT_MS = 2_500;

interface WaitRule {
  least: number;
  most: number;
  /** Times the speaker's habitual pause. */
  share: number;
}

const rules: Record<Completeness | 'unknown', WaitRule> = {
  finished: { least: SHORTEST_WAIT_MS, most: 650, share: 0.5 },
  // It could be the end, and as well a pause for the next thought.
  whole: { least: 600, most: 2_200, share: 0.8 },
  uncertain: { least: 1_400, most: 2_300, share: 1.25 },
  unfinished: { least: 2_300, most: LONGEST_WAIT_MS, share: 1.25 },
  // Nothing was recognised yet.
  unknown: { least: 1_000, most: LONGEST_WAIT_MS, share: 1.25 },
};

/** How long after the end of a voice the turn counts as over, for what was said so far and by whom, in milliseconds. */
export function waitMs(text: string, language: Language, pauses: SpeakerPauses): number {
  const { least, most, share } = rules[text === '' ? 'unknown' : completenessOf(text, language)];
  return Math.round(Math.min(most, Math.max(least, share * habitualPauseMs(pauses))));
}

import type { EvidenceGrade } from '@repartee/proto';

import { endsByProportion } from './proportion.js';
import type { PersonaTurn, Segment } from './persona-turn.js';
import { endsByTimes, spokenWords } from './word-times.js';

export interface Heard {
  text: string;
  /**
   * How it is known. `exact`: by the player's report, with word times wherever a segment was cut short; `estimated`: in
   * proportion within the segment that was cut short, or read instead of heard; `none`: nobody has reported, and it
   * counts as unheard.
   */
  evidence: EvidenceGrade;
}

/** What was heard of a turn: no word of which the player has not reported the last sample. */
export function heardOf(turn: PersonaTurn, rate: number): Heard {
  const parts = turn.segments.map((segment, index) => heardOfSegment(segment, playedOf(turn, index), rate));
  const text = parts
    .map(({ text }) => text)
    .filter((part) => part !== '')
    .join(' ');
  return { text, evidence: gradeOf(turn, parts) };
}

export const generatedOf = ({ segments }: PersonaTurn): string => segments.map(({ text }) => text).join(' ');

function gradeOf({ position, segments }: PersonaTurn, parts: readonly HeardPart[]): EvidenceGrade {
  const isShown = segments.some(({ shown }) => shown);
  if (!position) return isShown ? 'estimated' : 'none';
  return isShown || parts.some(({ isEstimated }) => isEstimated) ? 'estimated' : 'exact';
}

/** Samples of a segment that were rendered. */
function playedOf({ position, segments }: PersonaTurn, index: number): number {
  if (!position || index > position.segment) return 0;
  return index < position.segment ? (segments[index]?.samples ?? 0) : position.sample;
}

interface HeardPart {
  text: string;
  isEstimated: boolean;
}

function heardOfSegment({ text, samples, complete, words: times, shown }: Segment, played: number, rate: number) {
  if (shown) return { text, isEstimated: true };
  if (played === 0) return { text: '', isEstimated: false };
  if (complete && played >= samples) return { text, isEstimated: false };
  const words = spokenWords(text);
  const isEstimated = times.length === 0;
  const ends = isEstimated
    ? endsByProportion(text, words, { samples, complete, rate })
    : endsByTimes(words, times, complete ? samples : undefined);
  const firstUnheard = ends.findIndex((end) => end > played);
  const last = words[(firstUnheard < 0 ? words.length : firstUnheard) - 1];
  return { text: last ? text.slice(0, last.to) : '', isEstimated } satisfies HeardPart;
}

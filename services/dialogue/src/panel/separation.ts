import { languages } from '@repartee/proto';

import type { Play } from '../model/index.js';
import { probeLearner } from '../probes/index.js';
import { overallScore, scoreRubric } from '../scoring/index.js';
import { holdTalk } from './hold-talk.js';

/** How far apart a scenario puts people who can and people who cannot do what it trains. */
export interface Separation {
  /** Cohen's d, (mean of experts - mean of novices) / pooled standard deviation; null where all scores are equal. */
  d: number | null;
  /** Means in points, 0 to 100. */
  novice: number;
  expert: number;
  /** Conversations of each of the two. */
  plays: number;
}

/** A scenario that tells novices from experts by less does not measure what it trains. In standard deviations. */
export const LEAST_SEPARATION = 1.5;

const SEEDS = 10;

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

const varianceOf = (values: readonly number[]): number => {
  const mean = meanOf(values);
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1);
};

/** Cohen's d for two samples of one size (Cohen 1988, equation 2.5.2). */
export function cohensD(low: readonly number[], high: readonly number[]): number | null {
  const pooled = Math.sqrt((varianceOf(low) + varianceOf(high)) / 2);
  return pooled === 0 ? null : (meanOf(high) - meanOf(low)) / pooled;
}

/** In points; a conversation in which nothing had an occasion earned nothing. */
function scoreOf(play: Play, level: 'novice' | 'expert', language: (typeof languages)[number], seed: number): number {
  const learner = probeLearner({ play, language, level, seed });
  const transcript = holdTalk({ play, language, learner, wordingSeed: seed });
  return (overallScore(scoreRubric(play, transcript)) ?? 0) / 100;
}

/**
 * Has novices and experts of the panel hold ten conversations each in both languages. Yields after each, so that whoever
 * has other things to do can do them in between; always the same plays.
 */
export function* playSeparation(play: Play): Generator<void, Separation> {
  const novices: number[] = [];
  const experts: number[] = [];
  for (const language of languages)
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      novices.push(scoreOf(play, 'novice', language, seed));
      yield;
      experts.push(scoreOf(play, 'expert', language, seed));
      yield;
    }
  const d = cohensD(novices, experts);
  return { d, novice: meanOf(novices), expert: meanOf(experts), plays: novices.length };
}

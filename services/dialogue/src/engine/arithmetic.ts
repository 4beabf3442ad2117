import type { Effect } from '@repartee/proto';
import type { DispositionValues } from '../model/reading.js';

export const dispositionKeys = ['trust', 'tension', 'openness'] as const;

/** Rounds half away from zero, so that a gain and a loss of the same size shrink alike; never -0. */
export const roundEvenly = (value: number): number => {
  const size = Math.round(Math.abs(value));
  return value < 0 && size > 0 ? -size : size;
};

const scale = (effect: Effect, factor: number): DispositionValues => ({
  trust: roundEvenly((effect.trust ?? 0) * factor),
  tension: roundEvenly((effect.tension ?? 0) * factor),
  openness: roundEvenly((effect.openness ?? 0) * factor),
});

/** An effect halves with each repetition. `occurrence` counts from 1. */
export const repeatedEffect = (effect: Effect, occurrence: number): DispositionValues =>
  scale(effect, 1 / 2 ** (occurrence - 1));

/** A misstep costs more in a tense state: base * (100 + tension) / 100, halved with each repetition. */
export const misstepEffect = (effect: Effect, occurrence: number, tension: number): DispositionValues =>
  scale(effect, (100 + tension) / 100 / 2 ** (occurrence - 1));

const clamp = (level: number): number => Math.min(100, Math.max(0, level));

/** Adds all effects of one turn, then keeps each level within 0 and 100. */
export const applyEffects = (before: DispositionValues, effects: readonly DispositionValues[]): DispositionValues => {
  const after = { ...before };
  for (const effect of effects) for (const key of dispositionKeys) after[key] += effect[key];
  for (const key of dispositionKeys) after[key] = clamp(after[key]);
  return after;
};

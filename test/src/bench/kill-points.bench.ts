import { parseArgs } from 'node:util';

import type { KillPoint } from '../kill-points/kill-points.js';
import { isKillPoint, killPoints, strikesAt } from '../kill-points/kill-points.js';
import { KillStage } from '../kill-points/kill-stage.js';
import type { Killed } from '../kill-points/kill-trial.js';
import { killAt } from '../kill-points/kill-trial.js';
import type { Measure } from './measure.js';
import { atLeast, atMost, round } from './measure.js';

const DEFAULT_TIMES = 40;

export interface KillPointsPrinting {
  onMeasured: (measures: readonly Measure[]) => void;
  say: (line: string) => void;
}

/**
 * Kills real services at each named point, or at one, so many times each; a point's measures are told as soon as they are
 * known. Answers whether nothing was lost and nothing doubled.
 */
export async function benchKillPoints(
  args: readonly string[],
  { onMeasured, say }: KillPointsPrinting,
): Promise<boolean> {
  const options = { times: { type: 'string' }, point: { type: 'string' } } as const;
  const { times: text = String(DEFAULT_TIMES), point } = parseArgs({ args: [...args], options }).values;
  const times = Number(text);
  const points = pointsNamed(point);
  const began = performance.now();
  let isSound = true;
  let stage: KillStage | undefined;
  try {
    for (const [place, name] of points.entries()) {
      stage ??= await KillStage.start();
      const since = performance.now();
      const killed = await killAt(stage, strikesAt(name, times));
      const seconds = (performance.now() - since) / 1000;
      say(`${place + 1} of ${points.length}: ${name}, ${killed.struck.length} kills in ${seconds.toFixed(0)} s`);
      const measures = measuresOf(name, killed, times);
      onMeasured([...measures, { measure: named(name, 's'), value: round(seconds, 1), unit: 's' }]);
      if (measures.every(({ ok }) => ok !== false)) continue;
      isSound = false;
      say(killed.differing.join('; '));
      // What is amiss here is not to be found at the next point again.
      await stage.stop();
      stage = undefined;
    }
  } finally {
    await stage?.stop();
  }
  onMeasured([{ measure: 'kill_points_s', value: round((performance.now() - began) / 1000, 1), unit: 's' }]);
  return isSound;
}

function pointsNamed(point: string | undefined): readonly KillPoint[] {
  if (point === undefined) return killPoints;
  if (!isKillPoint(point)) throw new RangeError(`There is no point ${point}; there are: ${killPoints.join(', ')}`);
  return [point];
}

const named = (point: KillPoint, what: string): string => `kill_${point}_${what}`;

function measuresOf(point: KillPoint, killed: Killed, times: number): Measure[] {
  const none = (what: string, value: number, unit: string, beside?: number) =>
    atMost({ measure: named(point, what), value, unit, ...(beside !== undefined && { beside }), goal: 0 });
  return [
    atLeast({ measure: named(point, 'struck'), value: killed.struck.length, unit: 'kills', goal: times }),
    none('turns_lost', killed.turnsLost, 'turns', killed.acknowledged),
    none('rows_not_one', killed.rowsNotOne, 'versions'),
    none('scores_not_one', killed.scoresNotOne, 'scores'),
    none('tables_different', killed.differing.length, 'tables'),
  ];
}

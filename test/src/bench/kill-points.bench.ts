import { parseArgs } from 'node:util';

import type { KillPoint } from '../kill-points/kill-points.js';
import { isKillPoint, killPoints, roundsOf, strikesAt } from '../kill-points/kill-points.js';
import { KillStage } from '../kill-points/kill-stage.js';
import type { Killed } from '../kill-points/kill-trial.js';
import { killAt } from '../kill-points/kill-trial.js';
import type { Measure } from './measure.js';
import { atLeast, atMost, round } from './measure.js';

const DEFAULT_TIMES = 40;
const SECONDS_A_KILL = 2;

export interface KillPointsPrinting {
  onMeasured: (measures: readonly Measure[]) => void;
  say: (line: string) => void;
}

/**
 * Kills real services at each named point, or at those asked for, so many times each. A few points are tried side by side; their
 * measures are told as soon as they are known, and what is lost among them is told of each: `--point` tells which it was.
 * Answers whether nothing was lost and nothing doubled.
 */
export async function benchKillPoints(
  args: readonly string[],
  { onMeasured, say }: KillPointsPrinting,
): Promise<boolean> {
  const options = { times: { type: 'string' }, point: { type: 'string', multiple: true } } as const;
  const { times: text = String(DEFAULT_TIMES), point } = parseArgs({ args: [...args], options }).values;
  const times = Number(text);
  const rounds = roundsOf(pointsNamed(point));
  const began = performance.now();
  let kills = 0;
  let isSound = true;
  let stage: KillStage | undefined;
  try {
    for (const [place, points] of rounds.entries()) {
      stage ??= await KillStage.start();
      const since = performance.now();
      const killed = await killAt(stage, points.flatMap((name) => strikesAt(name, times))); // prettier-ignore
      kills += killed.struck.length;
      const seconds = (performance.now() - since) / 1000;
      say(`${place + 1} of ${rounds.length}: ${points.join(', ')}: ${killed.struck.length} kills in ${seconds.toFixed(0)} s`); // prettier-ignore
      const measures = points.flatMap((name) => measuresOf(name, killed, times));
      onMeasured(measures);
      if (measures.every(({ ok }) => ok !== false)) continue;
      isSound = false;
      say(killed.differing.join('; '));
      // What is amiss here is not to be found in the next round again.
      await stage.stop();
      stage = undefined;
    }
  } finally {
    await stage?.stop();
  }
  const seconds = (performance.now() - began) / 1000;
  onMeasured([
    { measure: 'kill_points_s', value: round(seconds, 1), unit: 's', beside: kills },
    atMost({ measure: 'kill_points_s_a_kill', value: round(seconds / kills, 2), unit: 's', goal: SECONDS_A_KILL }),
  ]);
  return isSound;
}

function pointsNamed(names: readonly string[] | undefined): readonly KillPoint[] {
  const unknown = names?.find((name) => !isKillPoint(name));
  if (unknown !== undefined) throw new RangeError(`There is no point ${unknown}; there are: ${killPoints.join(', ')}`);
  return names?.filter(isKillPoint) ?? killPoints;
}

function measuresOf(point: KillPoint, killed: Killed, times: number): Measure[] {
  const named = (what: string) => `kill_${point}_${what}`;
  const none = (what: string, value: number, unit: string, beside?: number) =>
    atMost({ measure: named(what), value, unit, ...(beside !== undefined && { beside }), goal: 0 });
  const struck = killed.struck.filter((strike) => strike.point === point).length;
  return [
    atLeast({ measure: named('struck'), value: struck, unit: 'kills', goal: times }),
    none('turns_lost', killed.turnsLost, 'turns', killed.acknowledged),
    none('rows_not_one', killed.rowsNotOne, 'versions'),
    none('scores_not_one', killed.scoresNotOne, 'scores'),
    none('tables_different', killed.differing.length, 'tables'),
  ];
}

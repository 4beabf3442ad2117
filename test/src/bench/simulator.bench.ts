import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';

import type { FaultPoint } from '../simulator/faults/fault-points.js';
import { faultImpliedBy, faultPoints, isFaultPoint } from '../simulator/faults/fault-points.js';
import type { RunOutcome } from '../simulator/run-seeds.js';
import { runAll } from '../simulator/run-seeds.js';
import type { Simulate } from '../simulator/simulation.js';
import { simulate } from '../simulator/simulation.js';
import type { Invariant } from '../simulator/verdict/violation.js';
import type { Measure } from './measure.js';
import { atLeast, atMost, round } from './measure.js';

const DEFAULT_SEEDS = 10_000;
/** So many seconds, at most, for all of these. */
const DEFAULT_SEEDS_WITHIN_S = 300;

/** What counts as broken, as the measures name it. */
const measureOf: Record<Invariant, string> = {
  acknowledged: 'acknowledged_lost',
  rows: 'versions_without_one_row',
  scores: 'scores_of_record_not_one',
  order: 'out_of_order',
  digest: 'tables_different',
  positions: 'positions_ahead',
  'no subscription fails': 'subscriptions_failed',
  'comes to rest': 'runs_without_rest',
};

export interface SimulatorPrinting {
  printMeasures: (measures: readonly Measure[]) => void;
  print: (line: string) => void;
  printError: (line: string) => void;
}

/** Runs the simulator over many seeds, at one point, at every point, or one seed again in readable lines. Answers whether all held. */
export async function benchSimulator(args: readonly string[], printing: SimulatorPrinting): Promise<boolean> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...{ seeds: { type: 'string' }, from: { type: 'string' }, replay: { type: 'string' } },
      ...{ point: { type: 'string' }, 'every-point': { type: 'boolean' }, drawn: { type: 'boolean' } },
    },
  });
  const { point } = values;
  if (point !== undefined && !isFaultPoint(point))
    throw new RangeError(`There is no point ${point}; there are: ${[...faultPoints.keys()].join(', ')}`);
  const fault = values.drawn ? undefined : faultImpliedBy(point);
  if (values.replay !== undefined) return replay({ seed: Number(values.replay), point, fault }, printing);
  const from = Number(values.from ?? 1);
  const count = Number(values.seeds ?? DEFAULT_SEEDS);
  const seeds = Array.from({ length: count }, (_, index) => from + index);
  const points = values['every-point'] ? [...faultPoints.keys()] : [point];
  return measure(seeds, points, printing);
}

async function replay(run: Simulate, { print }: SimulatorPrinting): Promise<boolean> {
  const { trace, violations } = await simulate({ ...run, isTraced: true });
  trace.forEach(print);
  violations.forEach(({ invariant, detail }) => print(`BROKEN ${invariant}: ${detail}`));
  print(violations.length === 0 ? 'Everything holds.' : `${violations.length} broken.`);
  return violations.length === 0;
}

async function measure(
  seeds: readonly number[],
  points: readonly (FaultPoint | undefined)[],
  { printMeasures, printError }: SimulatorPrinting,
): Promise<boolean> {
  const began = performance.now();
  const tallies = new Map(points.map((point) => [point, new Tally(point)]));
  const runs = points.flatMap((point) => seeds.map((seed) => ({ seed, point })));
  await runAll(runs, Math.min(availableParallelism(), runs.length), (outcome) => {
    tallies.get(outcome.point)?.add(outcome);
    for (const { invariant, detail } of outcome.violations)
      printError(`${replayOf(outcome.seed, outcome.point)}: ${invariant}: ${detail}`);
  });
  const took = { measure: 'simulator_s', value: round((performance.now() - began) / 1000, 1), unit: 's' };
  const isWhole = runs.length === DEFAULT_SEEDS && points[0] === undefined;
  const measures: Measure[] = [
    ...[...tallies.values()].flatMap((tally) => tally.measures()),
    isWhole ? atMost({ ...took, goal: DEFAULT_SEEDS_WITHIN_S }) : took,
  ];
  printMeasures(measures);
  return measures.every(({ ok }) => ok !== false);
}

const replayOf = (seed: number, point: FaultPoint | undefined): string =>
  `npm run -s bench -- simulator --replay ${seed}${point === undefined ? '' : ` --point ${point}`}`;

/** Counts over the seeds of one run; the measures bear the point's name where there is one. */
class Tally {
  private seeds = 0;
  private struckHere = 0;
  private readonly sums = new Map<string, number>();
  private readonly broken = new Map<string, number>();

  constructor(private readonly point: FaultPoint | undefined) {}

  add({ struck, violations, acknowledged, events, repeatedInLog, restarts }: RunOutcome): void {
    this.seeds += 1;
    this.struckHere += Number(struck.some(({ point }) => point === this.point));
    const counts = { faults: struck.length, acknowledged, events, repeated_in_log: repeatedInLog, restarts };
    for (const [name, count] of Object.entries(counts)) this.sums.set(name, (this.sums.get(name) ?? 0) + count);
    for (const { invariant } of violations)
      this.broken.set(measureOf[invariant], (this.broken.get(measureOf[invariant]) ?? 0) + 1);
  }

  measures(): Measure[] {
    const named = (name: string) =>
      this.point === undefined ? `simulator_${name}` : `simulator_${this.point}_${name}`;
    const broken = Object.values(measureOf).map((name) =>
      atMost({ measure: named(name), value: this.broken.get(name) ?? 0, unit: '', goal: 0 }),
    );
    const sums = [...this.sums].map(([name, value]) => ({ measure: named(name), value, unit: '' }));
    const seeds = { measure: named('seeds'), value: this.seeds, unit: 'seeds' };
    if (this.point !== undefined) {
      const struck = { measure: named('struck'), value: this.struckHere, unit: 'seeds' };
      return [seeds, atLeast({ ...struck, goal: this.seeds }), ...broken];
    }
    return [seeds, ...sums, ...broken];
  }
}

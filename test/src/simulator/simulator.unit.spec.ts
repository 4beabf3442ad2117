import { describe, expect, it } from '@jest/globals';

import { faultPoints } from './faults/fault-points.js';
import type { FaultPoint } from './faults/fault-points.js';
import { simulate } from './simulation.js';

/** `npm run -s bench -- simulator` runs ten thousand. */
const SEEDS = 100;
const SEEDS_A_POINT = 2;

const seeds = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);

/** What went wrong, with what it takes to see it again; that nothing has struck at the point is wrong too. */
async function failuresOf(from: number, count: number, point?: FaultPoint): Promise<string[]> {
  const failures: string[] = [];
  for (const seed of seeds(from, count)) {
    const { violations, struck } = await simulate({ seed, point });
    const again = `npm run -s bench -- simulator --replay ${seed}${point ? ` --point ${point} --drawn` : ''}`;
    const hasStruck = point === undefined || struck.some((one) => one.point === point);
    if (!hasStruck) failures.push(`${again}: nothing has struck there`);
    failures.push(...violations.map(({ invariant, detail }) => `${again}: ${invariant}: ${detail}`));
  }
  return failures;
}

describe('a simulated log on which faults strike', () => {
  it('has 25 points or more where they do', () => {
    expect(faultPoints.size).toBeGreaterThanOrEqual(25);
  });

  it('loses nothing, counts nothing twice and keeps its order, whatever strikes where', async () => {
    expect(await failuresOf(1, SEEDS)).toEqual([]);
  }, 300_000);

  it.each([...faultPoints.keys()])('comes through what strikes at %s', async (point) => {
    expect(await failuresOf(1, SEEDS_A_POINT, point)).toEqual([]);
  });

  it('runs the same way again under the same seed', async () => {
    const [first, second] = [await simulate({ seed: 7, isTraced: true }), await simulate({ seed: 7, isTraced: true })];

    expect(first.trace.length).toBeGreaterThan(50);
    expect(second).toEqual(first);
  });
});

import { describe, expect, it } from '@jest/globals';
import { SeededRandomness } from '@repartee/kernel';

import { planFaults } from './fault-plan.js';
import type { FaultPoint } from './fault-points.js';
import { faultImpliedBy, faultPoints } from './fault-points.js';

const SEEDS = Array.from({ length: 40 }, (_, index) => index + 1);
/** The faults that forty seeds have strike first at the point, each once. */
const struckAt = (point: FaultPoint): unknown[] => [
  ...new Set(SEEDS.map((seed) => planFaults(new SeededRandomness(seed), { point, fault: faultImpliedBy(point) })[0]?.fault)), // prettier-ignore
];

describe('a point at which a fault is to strike', () => {
  it('means that the process is killed there', () => {
    expect(struckAt('produce.request')).toEqual(['crash']);
    expect([...faultPoints.keys()].filter((point) => faultImpliedBy(point) === 'crash').length).toBeGreaterThanOrEqual(
      25,
    );
  });

  it('means what can happen there, where there is no process to kill', () => {
    expect(struckAt('leader')).toEqual(['leader-moves']);
    expect(struckAt('say.response').sort()).toEqual(['response-lost', 'response-slow']);
  });

  it('leaves open what strikes where nothing is implied', () => {
    const drawn = new Set(SEEDS.map((seed) => planFaults(new SeededRandomness(seed), { point: 'produce.request' })[0]?.fault)); // prettier-ignore

    expect(drawn.size).toBeGreaterThan(1);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { RelayParts } from '@repartee/kernel';

import { NextAfterExhausted, positionFirst, SeveralInFlight } from './careless.fixtures.js';
import type { PlannedFault } from './faults/fault-plan.js';
import type { Variants } from './services/variants.js';
import { simulate } from './simulation.js';

const SEEDS = 12;

/** Two answers of the broker in a row get lost. */
const lostAnswers: PlannedFault[] = [6, 7].map((arrival) => ({
  ...{ point: 'produce.response', fault: 'response-lost', arrival },
}));

/** The invariants that were broken, over some seeds. */
async function brokenBy(variants: Partial<Variants>, plan: readonly PlannedFault[]): Promise<Set<string>> {
  const broken = new Set<string>();
  for (let seed = 1; seed <= SEEDS; seed++)
    for (const { invariant } of (await simulate({ seed, plan, variants })).violations) broken.add(invariant);
  return broken;
}

describe('the simulator on parts that are not as careful as the product’s', () => {
  it.each([
    ['has several batches in flight', (parts: RelayParts) => new SeveralInFlight(parts)],
    ['goes on with the next batch once retries came to an end', (parts: RelayParts) => new NextAfterExhausted(parts)],
  ])('catches a relay that %s', async (_, relay) => {
    expect(await brokenBy({ relay }, lostAnswers)).toContain('acknowledged');
  });

  it('finds nothing amiss in the product’s relay under the same faults', async () => {
    expect(await brokenBy({}, lostAnswers)).toEqual(new Set());
  });

  it('catches a projector that writes its position first', async () => {
    expect(await brokenBy({ projections: positionFirst }, [])).toContain('positions');
  });
});

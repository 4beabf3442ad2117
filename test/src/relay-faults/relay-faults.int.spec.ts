import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Brokers } from '@repartee/brokers';

import { faultCases } from './fault-cases.js';
import type { RawPattern } from './raw-client-trials.js';
import { rawPatterns, runRawTrials } from './raw-client-trials.js';
import { runRelayTrials } from './relay-trials.js';

/** A few of each; `npm run -s bench -- relay-faults` runs a hundred. */
const TRIALS = 3;

describe('when the broker’s answers and questions get lost', () => {
  let brokers: Brokers;

  beforeAll(async () => {
    brokers = await Brokers.start({ proxied: true });
  });

  afterAll(() => brokers.stop());

  it.each(Object.keys(rawPatterns) as RawPattern[])(
    'the client by itself loses what it acknowledged: %s',
    async (pattern) => {
      const { fired, trialsWithLoss } = await runRawTrials(brokers, pattern, TRIALS);

      expect(fired).toBeGreaterThanOrEqual(TRIALS);
      expect(trialsWithLoss).toBeGreaterThan(0);
    },
  );

  it.each(faultCases)('the relay loses nothing, keeps the order and doubles nothing: $name', async (faultCase) => {
    const outcome = await runRelayTrials(brokers, faultCase, TRIALS);

    expect(outcome).toMatchObject({ passed: TRIALS, lost: 0, doubled: 0, misplaced: 0 });
    expect(outcome.fired).toBeGreaterThanOrEqual(TRIALS * faultCase.times);
  });
});

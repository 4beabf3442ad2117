import { Brokers } from '@repartee/brokers';

import { faultCases } from '../relay-faults/fault-cases.js';
import type { RawPattern } from '../relay-faults/raw-client-trials.js';
import { rawPatterns, runRawTrials } from '../relay-faults/raw-client-trials.js';
import { runRelayTrials } from '../relay-faults/relay-trials.js';
import type { Measure } from './measure.js';
import { atLeast, atMost } from './measure.js';

/** Every fault so many times, the client by itself beside the relay, on a real broker behind a proxy. */
export async function benchRelayFaults(
  trials: number,
  onMeasured: (measures: readonly Measure[]) => void,
): Promise<void> {
  const brokers = await Brokers.start({ proxied: true });
  try {
    for (const pattern of Object.keys(rawPatterns) as RawPattern[]) {
      const { acknowledged, lost, trialsWithLoss } = await runRawTrials(brokers, pattern, trials);
      onMeasured([
        { measure: `client_alone_${pattern}_trials_with_loss`, value: trialsWithLoss, unit: 'trials', beside: trials },
        { measure: `client_alone_${pattern}_lost`, value: lost, unit: 'messages', beside: acknowledged },
      ]);
    }
    for (const faultCase of faultCases) {
      const outcome = await runRelayTrials(brokers, faultCase, trials);
      const named = (what: string) => `relay_${faultCase.name}_${what}`;
      onMeasured([
        atLeast({ measure: named('passed'), value: outcome.passed, unit: 'trials', goal: trials }),
        atMost({ measure: named('lost'), value: outcome.lost, unit: 'events', beside: outcome.appended, goal: 0 }),
        atMost({ measure: named('doubled'), value: outcome.doubled, unit: 'events', goal: 0 }),
        atMost({ measure: named('misplaced'), value: outcome.misplaced, unit: 'events', goal: 0 }),
        { measure: named('repeated_in_log'), value: outcome.repeatedInLog, unit: 'events' },
        { measure: named('fired'), value: outcome.fired, unit: 'faults' },
      ]);
    }
  } finally {
    await brokers.stop();
  }
}

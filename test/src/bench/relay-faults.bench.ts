import { Brokers } from '@repartee/brokers';

import { faultCases } from '../relay-faults/fault-cases.js';
import type { RawPattern } from '../relay-faults/raw-client-trials.js';
import { rawPatterns, runRawTrials } from '../relay-faults/raw-client-trials.js';
import { runRelayTrials } from '../relay-faults/relay-trials.js';
import type { Measure } from './measure.js';
import { relayFaultMeasures, unmetSentences } from './relay-fault-measures.js';

export interface RelayFaultsPrinting {
  onMeasured: (measures: readonly Measure[]) => void;
  say: (line: string) => void;
}

/**
 * Every fault so many times, the client by itself beside the relay, on a real broker behind a proxy. Answers whether the
 * relay met each of them and lost and doubled nothing; where it did not, what was amiss is said.
 */
export async function benchRelayFaults(trials: number, { onMeasured, say }: RelayFaultsPrinting): Promise<boolean> {
  const brokers = await Brokers.start({ proxied: true });
  let isSound = true;
  try {
    for (const pattern of Object.keys(rawPatterns) as RawPattern[]) {
      const { acknowledged, lost, trialsWithLoss } = await runRawTrials(brokers, pattern, trials);
      onMeasured([
        { measure: `client_alone_${pattern}_trials_with_loss`, value: trialsWithLoss, unit: 'trials', beside: trials },
        { measure: `client_alone_${pattern}_lost`, value: lost, unit: 'messages', beside: acknowledged },
      ]);
    }
    for (const { name, ...faultCase } of faultCases) {
      const measures = relayFaultMeasures(name, await runRelayTrials(brokers, { name, ...faultCase }, trials));
      onMeasured(measures);
      const unmet = unmetSentences(name, measures);
      unmet.forEach(say);
      isSound &&= unmet.length === 0;
    }
  } finally {
    await brokers.stop();
  }
  return isSound;
}

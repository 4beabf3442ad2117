import { setTimeout as delay } from 'node:timers/promises';

import type { Effort, LogOutcome } from '../log-faults/trials.js';
import { outageOf, whileTheyTalk } from './talk-trial.js';
import type { Outage } from './talk-waits.js';

/** After a broker is back, until the next one dies. */
const BREATH_MS = 5000;
/** They talk with nothing away first. */
const QUIET_MS = 20_000;
/** A relay that has not shipped all in so long is not waited for any more. */
const DRAIN_LIMIT_MS = 120_000;

/** Three brokers are killed one after the other, each away for so long, while learners talk. */
export function brokersKilled({ times, lastsMs }: Effort): Promise<LogOutcome> {
  return whileTheyTalk({ brokers: 3, quietMs: QUIET_MS }, async ({ cluster }) => {
    const { brokers } = cluster.brokers;
    const outages: Outage[] = [];
    for (let round = 0; round < times; round++) {
      outages.push(await outageOf(cluster, brokers[round % brokers.length], lastsMs));
      await delay(BREATH_MS);
    }
    return { outages, counts: { kills: times } };
  });
}

/** The one broker there is is away for so long, and learners talk on; what they said is in the log soon after it is back. */
export function kafkaAwayFromServices({ lastsMs }: Pick<Effort, 'lastsMs'>): Promise<LogOutcome> {
  return whileTheyTalk({ brokers: 1, quietMs: QUIET_MS }, async (log) => {
    const { cluster } = log;
    const outage = await outageOf(cluster, cluster.brokers.brokers[0], lastsMs);
    await log.isRelayed(DRAIN_LIMIT_MS);
    return {
      outages: [outage],
      counts: { away_ms: outage.to - outage.from, drained_ms: performance.now() - outage.to },
    };
  });
}

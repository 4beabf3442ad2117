import { setTimeout as delay } from 'node:timers/promises';

import type { Broker } from '@repartee/brokers';
import type { ApiClient } from '@repartee/standalone';

import type { Cluster } from '../cluster/cluster.js';
import { FoundedCluster } from '../cluster/founded-cluster.js';
import { welcome } from '../harness/newcomers.js';
import { sessionEvents } from '../harness/session-events.js';
import { signedIn } from '../harness/shared-server.js';
import type { LogOutcome } from '../log-faults/trials.js';
import type { Outage } from './talk-waits.js';
import { overloadIn, waitsOf } from './talk-waits.js';
import { Talking } from './talking.js';
import type { Place } from './turn-account.js';
import { accountOf } from './turn-account.js';

/** At the pace of people two cores carry them beside three brokers, ClickHouse and the services; at 36 they do not. */
const LEARNERS = 24;
/** All that ended while Kafka was away for long is scored then. */
const SCORED_WITHIN_MS = 300_000;
/** Without a step for so long, the tables do not come to rest. */
const REST_PATIENCE_MS = 120_000;

export interface TalkTrial {
  brokers: 1 | 3;
  /** How long they talk before anything happens, in milliseconds. */
  quietMs: number;
}

/** What happened while they talked. */
export interface Struck {
  outages: readonly Outage[];
  /** What was counted of it, by name. */
  counts: Record<string, number>;
}

/**
 * Learners talk to the services as they run on many machines while something fails; then what they were told is on record
 * is looked for in the topic and in the tables.
 */
export async function whileTheyTalk(
  { brokers, quietMs }: TalkTrial,
  strike: (log: FoundedCluster) => Promise<Struck>,
): Promise<LogOutcome> {
  const log = await FoundedCluster.start({ brokers });
  const { cluster } = log;
  try {
    await cluster.run('directory', 'sessions-0', 'scoring', 'projections', 'edge');
    const talking = new Talking(await newLearners(cluster.url));
    await delay(quietMs);
    const struck = await strike(log);
    await talking.end();
    // Where they do not come about, something is missing from scores or tables, and found missing there.
    await log.isScored(SCORED_WITHIN_MS);
    await log.comesToRest(REST_PATIENCE_MS);
    return await outcomeOf(log, talking, struck);
  } finally {
    await cluster.stop();
  }
}

/** Ends a broker as a failing machine would, and brings it back after so many milliseconds. */
export async function outageOf({ brokers }: Cluster, broker: Broker | undefined, lastsMs: number): Promise<Outage> {
  if (!broker) throw new Error('There is no such broker.');
  const from = performance.now();
  await broker.kill();
  await delay(lastsMs);
  await broker.start();
  await brokers.ready();
  return { from, to: performance.now() };
}

async function outcomeOf(
  log: FoundedCluster,
  { turns, refusals }: Talking,
  { outages, counts }: Struck,
): Promise<LogOutcome> {
  const rows = await log.rows<Place>('SELECT session_id AS sessionId, version FROM turns FINAL');
  const account = accountOf(turns, { logged: await sessionEvents(log.cluster.places.kafka.brokers), rows });
  const waits = waitsOf(turns, outages);
  return {
    events: (await log.events()).length,
    differing: await log.differing(),
    counts: {
      ...{ ...counts, learners: LEARNERS, turns_acknowledged: turns.length, turns_refused: refusals.length },
      ...waits,
      turns_lost: account.lost,
      turns_doubled: account.doubled,
      turns_lost_in_tables: account.lostInTables,
      turns_doubled_in_tables: account.doubledInTables,
      turns_misplaced: account.misplaced,
      messages_sent_again: account.sentAgain,
    },
    remarks: [...overloadIn(waits), ...refusals],
  };
}

async function newLearners(url: string): Promise<ApiClient[]> {
  const admin = await signedIn(url, 'admin');
  const learners: ApiClient[] = [];
  while (learners.length < LEARNERS) {
    const number = learners.length + 1;
    learners.push((await welcome(admin, { name: `Newcomer ${number}`, mailbox: `newcomer-${number}` })).learner);
  }
  return learners;
}

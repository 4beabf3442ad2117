import { setTimeout as delay } from 'node:timers/promises';

import { fromBinary } from '@bufbuild/protobuf';
import { fromMessage } from '@repartee/kernel';
import { sessionsV1, topics } from '@repartee/proto';
import type { ApiClient } from '@repartee/standalone';

import { percentile } from '../bench/measure.js';
import type { Cluster } from '../cluster/cluster.js';
import { FoundedCluster } from '../cluster/founded-cluster.js';
import { welcome } from '../harness/newcomers.js';
import { signedIn } from '../harness/shared-server.js';
import { everyMessage } from '../harness/topic-messages.js';
import type { Effort, LogOutcome } from '../log-faults/trials.js';
import type { TimedTurn } from './talking.js';
import { Talking } from './talking.js';
import type { LoggedEvent, Place } from './turn-account.js';
import { accountOf } from './turn-account.js';

const LEARNERS = 36;
/** After a broker is back, until the next one dies. */
const BREATH_MS = 5000;
/** Without a step for so long, the tables do not come to rest. */
const REST_PATIENCE_MS = 120_000;

/** From the death of a broker until all three are in the cluster again; on the clock of performance.now(). */
interface Outage {
  from: number;
  to: number;
}

/**
 * Brokers are killed one after the other, each away for so long, while learners talk to the services as they run on many
 * machines; then what the learners were told is on record is looked for in the topic and in the tables.
 */
export async function brokersKilled({ times, lastsMs }: Effort): Promise<LogOutcome> {
  const log = await FoundedCluster.start({ brokers: 3 });
  const { cluster } = log;
  try {
    await cluster.run('directory', 'sessions-0', 'scoring', 'projections', 'edge');
    const talking = new Talking(await newLearners(cluster.url));
    await delay(lastsMs);
    const outages: Outage[] = [];
    for (let round = 0; round < times; round++) outages.push(await outageOf(cluster, round, lastsMs));
    await talking.end();
    // Where it does not, something is missing from the tables, and found missing there.
    await log.comesToRest(REST_PATIENCE_MS);
    const { turns, refusals } = talking;
    const rows = await log.rows<Place>('SELECT session_id AS sessionId, version FROM turns FINAL');
    const account = accountOf(turns, { logged: await sessionEvents(cluster), rows });
    return {
      events: (await log.events()).length,
      differing: await log.differing(),
      counts: {
        ...{ kills: times, learners: LEARNERS, turns_acknowledged: turns.length, turns_refused: refusals.length },
        ...waitsOf(turns, outages),
        turns_lost: account.lost,
        turns_doubled: account.doubled,
        turns_lost_in_tables: account.lostInTables,
        turns_doubled_in_tables: account.doubledInTables,
        turns_misplaced: account.misplaced,
        messages_sent_again: account.sentAgain,
      },
      remarks: refusals,
    };
  } finally {
    await cluster.stop();
  }
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

async function outageOf({ brokers }: Cluster, round: number, lastsMs: number): Promise<Outage> {
  const broker = brokers.brokers[round % brokers.brokers.length];
  const from = performance.now();
  await broker?.kill();
  await delay(lastsMs);
  await broker?.start();
  await brokers.ready();
  const to = performance.now();
  await delay(BREATH_MS);
  return { from, to };
}

/** While a broker was away, and beside it while all of them were there. */
function waitsOf(turns: readonly TimedTurn[], outages: readonly Outage[]): Record<string, number> {
  const isDuring = ({ sentAt }: TimedTurn) => outages.some(({ from, to }) => sentAt >= from && sentAt < to);
  const waits = (those: readonly TimedTurn[]) => those.map(({ waitMs }) => waitMs);
  const during = waits(turns.filter(isDuring));
  const besides = waits(turns.filter((turn) => !isDuring(turn)));
  return {
    turns_during: during.length,
    acknowledged_p50_ms: percentile(during, 0.5),
    acknowledged_p95_ms: percentile(during, 0.95),
    acknowledged_max_ms: Math.max(...during),
    unhurt_p50_ms: percentile(besides, 0.5),
    unhurt_p95_ms: percentile(besides, 0.95),
  };
}

/** All that the log has of sessions, each session's in the order in which it lies there. */
async function sessionEvents({ places }: Cluster): Promise<LoggedEvent[]> {
  const events: LoggedEvent[] = [];
  await everyMessage({ brokers: places.kafka.brokers, topics: topics.sessions }, ({ topic, message }) => {
    const { stream = '', type, version = 0 } = fromMessage(topic, message) ?? {};
    const [, sessionId] = /\/session-(.+)$/.exec(stream) ?? [];
    if (sessionId !== undefined) events.push({ sessionId, version, clientTurnId: clientTurnIdOf(type, message.value) });
  });
  return events;
}

function clientTurnIdOf(type: string | undefined, data: Uint8Array | null): string | undefined {
  const { TurnSpokenSchema } = sessionsV1;
  return type === TurnSpokenSchema.typeName && data ? fromBinary(TurnSpokenSchema, data).clientTurnId : undefined;
}

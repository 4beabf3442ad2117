import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { create } from '@bufbuild/protobuf';
import type { Brokers } from '@repartee/brokers';
import type { Append, KafkaClient } from '@repartee/kernel';
import {
  createKafkaClient,
  DEAD_LETTER_TOPIC,
  derivedId,
  ensureTopics,
  KafkaFeed,
  PinoLog,
  Relay,
  SqliteJournal,
  SqliteOutbox,
  SystemClock,
  SystemRandomness,
  TimeOrderedIds,
} from '@repartee/kernel';
import type { RecordedEvent } from '@repartee/proto';
import { directoryV1, streamOf, topics } from '@repartee/proto';

import type { FaultCase } from './fault-cases.js';

/** What became of the events of so many trials with one fault each. */
export interface RelayOutcome {
  trials: number;
  /** Trials that met their fault and came through whole. */
  passed: number;
  /** Produce requests that a fault befell. */
  fired: number;
  appended: number;
  /** Appended, and never handed out. */
  lost: number;
  /** Handed out more than once. */
  doubled: number;
  /** Handed out before an earlier one of its stream. */
  misplaced: number;
  /** Standing in the log more than once, which the feed left out. */
  repeatedInLog: number;
}

const APPENDS = 24;
const STREAMS = 4;
/** Later than any request that was held up. */
const AFTERMATH_MS = 700;

const clock = new SystemClock();
const randomness = new SystemRandomness();
const ids = new TimeOrderedIds(clock, randomness);

/**
 * Appends to a journal while its relay ships it through a proxy that fails once, again and again, each time with a new
 * journal and a new relay; then reads everything back through the feed and compares it with what was appended.
 */
export async function runRelayTrials(brokers: Brokers, faultCase: FaultCase, trials: number): Promise<RelayOutcome> {
  const prefix = `${ids.next().slice(-8)}.`;
  const direct = clientOf(brokers.addresses, prefix);
  await ensureTopics({ client: direct, partitions: 3, names: [topics.directory, DEAD_LETTER_TOPIC] });
  const fired: number[] = [];
  for (let trial = 1; trial <= trials; trial++) fired.push(await runTrial({ brokers, faultCase, prefix, trial }));
  await delay(AFTERMATH_MS);
  const { events, inLog } = await readBack(direct);
  const verdicts = fired.map((times, index) => judge(events, index + 1, times));
  const sum = (of: (verdict: Verdict) => number) => verdicts.reduce((total, verdict) => total + of(verdict), 0);
  return {
    trials,
    passed: verdicts.filter(({ fired: times, lost, doubled, misplaced }) => times > 0 && lost + doubled + misplaced === 0).length, // prettier-ignore
    fired: sum((verdict) => verdict.fired),
    appended: trials * APPENDS * 2,
    lost: sum(({ lost }) => lost),
    doubled: sum(({ doubled }) => doubled),
    misplaced: sum(({ misplaced }) => misplaced),
    repeatedInLog: inLog - events.length,
  };
}

interface Trial {
  brokers: Brokers;
  faultCase: FaultCase;
  prefix: string;
  trial: number;
}

/** How often the fault struck. */
async function runTrial({ brokers, faultCase, prefix, trial }: Trial): Promise<number> {
  const [proxy] = brokers.proxies;
  if (!proxy) throw new Error('The brokers have no proxy.');
  const folder = mkdtempSync(join(tmpdir(), 'repartee-relay-'));
  const path = join(folder, 'journal.sqlite');
  const journal = SqliteJournal.open(path);
  const outbox = SqliteOutbox.open(path);
  const client = clientOf(brokers.proxiedAddresses, prefix);
  const relay = new Relay({
    client,
    outbox,
    clock,
    randomness,
    onCommitted: (listener) => journal.onCommitted(listener),
  });
  const before = proxy.fired;
  try {
    relay.start();
    proxy.arm({ ...faultCase, request: 1 + randomness.below(APPENDS / 3) });
    for (let number = 0; number < APPENDS; number++) {
      await journal.append(appendOf(trial, number));
      // Every other one waits, so that there are many small sends, and some with more in them.
      if (number % 2 === 1) await relay.relayed();
    }
    if (!(await relay.stop(60_000))) throw new Error('The relay did not come to its end.');
    return proxy.fired - before;
  } finally {
    proxy.disarm();
    await relay.stop(0);
    outbox.close();
    await journal.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function clientOf(addresses: readonly string[], prefix: string): KafkaClient {
  return createKafkaClient({
    source: { brokers: addresses, prefix },
    clientId: 'relay-faults',
    log: new PinoLog({ service: 'test', level: 'silent' }),
    requestTimeoutMs: 500,
  });
}

const streamOfTrial = (trial: number, stream: number): string => streamOf.team('acme', `${trial}-${stream}`);

function appendOf(trial: number, number: number): Append {
  const stream = number % STREAMS;
  const event = (half: number) => ({
    id: derivedId('relay-faults', String(trial), String(number), String(half)),
    occurredAt: clock.now(),
    data: create(directoryV1.TeamFormedSchema, {
      teamId: `${trial}-${stream}`,
      siteId: 'lille',
      name: `${number}.${half}`,
    }),
  });
  return {
    ...{ stream: streamOfTrial(trial, stream), organisation: 'acme', expectedVersion: 'any' },
    events: [event(0), event(1)],
    ...{ correlationId: 'trial', causationId: 'trial', actor: { kind: 'system', id: 'test' } },
  };
}

async function readBack(client: KafkaClient): Promise<{ events: RecordedEvent[]; inLog: number }> {
  const feed = new KafkaFeed({ client, clock, ids, randomness });
  const events: RecordedEvent[] = [];
  try {
    const handler = (batch: RecordedEvent[]) => Promise.resolve(void events.push(...batch));
    const subscription = await feed.subscribe({ group: 'read-back', topics: [topics.directory], handler });
    await subscription.caughtUp();
    // Every message of a partition stands at the place before the next one, so the ends count them.
    const inLog = [...subscription.position().values()].reduce((total, position) => total + position, 0);
    return { events, inLog };
  } finally {
    await feed.stop();
  }
}

interface Verdict {
  fired: number;
  lost: number;
  doubled: number;
  misplaced: number;
}

function judge(events: readonly RecordedEvent[], trial: number, fired: number): Verdict {
  const verdict = { fired, lost: 0, doubled: 0, misplaced: 0 };
  const expected = (APPENDS * 2) / STREAMS;
  for (let stream = 0; stream < STREAMS; stream++) {
    const versions = events
      .filter((event) => event.stream === streamOfTrial(trial, stream))
      .map(({ version }) => version);
    const distinct = new Set(versions).size;
    verdict.lost += expected - distinct;
    verdict.doubled += versions.length - distinct;
    verdict.misplaced += versions.filter((version, index) => index > 0 && version < (versions[index - 1] ?? 0)).length;
  }
  return verdict;
}

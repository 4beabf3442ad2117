import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { toBinary } from '@bufbuild/protobuf';
import { JournalHistory, SqliteJournal, toMessage } from '@repartee/kernel';
import { rebuildProjections } from '@repartee/projections';
import type { ProjectedEvent } from '@repartee/projections';
import { eventType, topics } from '@repartee/proto';
import type { Message, TopicMessages } from 'kafkajs';

import { LogStage } from '../log-faults/log-stage.js';
import type { Scene } from '../log-faults/log-stage.js';
import { companyAppends } from '../read-side/company.js';
import { benchAppends } from './appends.bench.js';
import { eventsOf } from './demo-journal.js';
import { benchKafkaRebuild } from './kafka-rebuild.bench.js';
import type { WrittenHistory } from './log-history.js';
import { FREQUENT, WEEKLY, writeHistory } from './log-history.js';
import type { Measure } from './measure.js';
import { atLeast, atMost, median, percentile, round, timed } from './measure.js';
import { appendPaced } from './paced-events.js';
import { benchProjector } from './projector.bench.js';
import { SeenInTables } from './seen-in-tables.js';

type OnMeasured = (measures: readonly Measure[]) => void;

const everyTopic = Object.values(topics);
const ROUNDS = 3;
const PROJECTED = 40_000;
const RAW_BATCH = 2000;
const PACED_S = 20;

/** The log from end to end: relay, feed, projector, rebuild, journal, each beside what it is made of. */
export async function benchLog(onMeasured: OnMeasured): Promise<void> {
  const stage = await LogStage.start();
  const folder = mkdtempSync(join(tmpdir(), 'repartee-bench-log-'));
  try {
    const history = await writeHistory(stage, join(folder, 'journal.sqlite'), WEEKLY);
    onMeasured(await shipAndRead(stage, history));
    onMeasured(await growth(stage, history));
    onMeasured(await visible(stage));
    onMeasured(await benchAppends(stage.writing, folder));
    onMeasured(await rebuilds(stage, await writeHistory(stage, join(folder, 'longer.sqlite'), FREQUENT)));
    await history.journal.close();
    onMeasured(await benchProjector(eventsIn(history.path)));
  } finally {
    await stage.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function eventsIn(path: string): ProjectedEvent[] {
  const journal = SqliteJournal.openReadOnly(path);
  const events = eventsOf(journal, PROJECTED);
  void journal.close();
  return events;
}

/** From a full journal through relay and feed to a handler, beside the client alone with the very same messages. */
async function shipAndRead(stage: LogStage, history: WrittenHistory): Promise<Measure[]> {
  const messages = messagesOf(history.journal);
  const rates = { ours: [] as number[], theirs: [] as number[] };
  for (let turn = 0; turn < ROUNDS; turn++) {
    const ours = await throughRelayAndFeed(await stage.scene({ proxied: false }), history.path);
    const theirs = await throughClientAlone(await stage.scene({ proxied: false }), messages);
    rates.ours.push((messages.length / ours) * 1000);
    rates.theirs.push((messages.length / theirs) * 1000);
  }
  const ratios = rates.ours.map((rate, index) => rate / (rates.theirs[index] ?? rate));
  return [
    atLeast({ measure: 'log_ratio', value: round(median(ratios)), unit: 'ratio', goal: 0.7 }),
    { measure: 'log_events_per_s', value: round(median(rates.ours), 0), unit: '1/s', beside: round(median(rates.theirs), 0) }, // prettier-ignore
  ];
}

interface Placed {
  topic: string;
  message: Message;
}

function messagesOf(journal: SqliteJournal): Placed[] {
  const { entries } = journal.readAll({ afterSequence: 0, limit: 10_000_000 });
  return entries.flatMap((entry) => {
    if (entry.kind !== 'event') return [];
    const { event } = entry;
    const type = eventType(event.type);
    if (!type) return [];
    const row = {
      ...{ topic: event.topic, stream: event.stream, version: event.version, id: event.id, type: event.type },
      ...{ schema_version: event.schemaVersion, occurred_at: event.occurredAt, organisation: event.organisation },
      ...{ correlation_id: event.correlationId, causation_id: event.causationId },
      ...{ actor_kind: event.actor.kind, actor_id: event.actor.id },
      data: Buffer.from(toBinary(type.schema, event.data)),
    };
    return [{ topic: event.topic, message: toMessage(row) }];
  });
}

async function throughRelayAndFeed(scene: Scene, path: string): Promise<number> {
  const feed = scene.feed();
  const subscription = await feed.subscribe({ group: 'bench', topics: everyTopic, handler: () => Promise.resolve() });
  await subscription.caughtUp();
  const { relay, close } = scene.relayOf(path);
  try {
    return await timed(async () => {
      relay.start();
      await relay.relayed();
      await subscription.caughtUp();
    });
  } finally {
    await close();
    await feed.stop();
  }
}

async function throughClientAlone(scene: Scene, messages: readonly Placed[]): Promise<number> {
  const { kafka, onCluster } = scene.client();
  const consumer = kafka.consumer({ groupId: onCluster('alone'), maxWaitTimeInMs: 200, allowAutoTopicCreation: false });
  const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1, allowAutoTopicCreation: false });
  let read = 0;
  let onRead: () => void = () => undefined;
  const all = new Promise<void>((resolve) => (onRead = resolve));
  const joined = new Promise<void>((resolve) => consumer.on('consumer.group_join', () => resolve()));
  await producer.connect();
  await consumer.connect();
  await consumer.subscribe({ topics: everyTopic.map(onCluster), fromBeginning: true });
  await consumer.run({
    autoCommit: true,
    eachBatch: ({ batch }) => {
      read += batch.messages.length;
      if (read >= messages.length) onRead();
      return Promise.resolve();
    },
  });
  await joined;
  try {
    return await timed(async () => {
      for (let at = 0; at < messages.length; at += RAW_BATCH)
        await producer.sendBatch({ acks: -1, topicMessages: byTopic(messages.slice(at, at + RAW_BATCH), onCluster) });
      await all;
    });
  } finally {
    await consumer.disconnect();
    await producer.disconnect();
  }
}

function byTopic(messages: readonly Placed[], onCluster: (name: string) => string): TopicMessages[] {
  const found = new Map<string, Message[]>();
  for (const { topic, message } of messages) found.set(topic, [...(found.get(topic) ?? []), message]);
  return [...found].map(([topic, some]) => ({ topic: onCluster(topic), messages: some }));
}

/** How shipping grows with the partitions, and reading with those who share twelve of them, all in this one process. */
async function growth(stage: LogStage, { path, journal }: WrittenHistory): Promise<Measure[]> {
  const events = journal.lastSequence();
  const measures: Measure[] = [];
  const rateOf = (ms: number) => round((events / ms) * 1000, 0);
  for (const partitions of [1, 3, 6, 12]) {
    const scene = await stage.scene({ proxied: false, partitions });
    const ms = await throughRelayAndFeed(scene, path);
    measures.push({ measure: `log_p${partitions}_c1_events_per_s`, value: rateOf(ms), unit: '1/s' });
    if (partitions !== 12) continue;
    for (const consumers of [1, 2, 3])
      measures.push({
        measure: `read_p12_c${consumers}_events_per_s`,
        value: rateOf(await readBy(scene, consumers)),
        unit: '1/s',
      });
  }
  return measures;
}

async function readBy(scene: Scene, consumers: number): Promise<number> {
  const feeds = Array.from({ length: consumers }, () => scene.feed());
  try {
    return await timed(async () => {
      const reading = feeds.map((feed) =>
        feed.subscribe({ group: `readers-${consumers}`, topics: everyTopic, handler: () => Promise.resolve() }),
      );
      for (const subscription of await Promise.all(reading)) await subscription.caughtUp();
    });
  } finally {
    await Promise.all(feeds.map((feed) => feed.stop()));
  }
}

/** From an event being committed until a SELECT finds its rows, at 200 events a second. */
async function visible(stage: LogStage): Promise<Measure[]> {
  const scene = await stage.scene({ proxied: false });
  await scene.projector();
  const writer = scene.writer('sessions');
  await writer.append(companyAppends(stage.writing));
  await scene.settled();
  const clickhouse = await stage.tables(scene.database, { proxied: false });
  const seen = new SeenInTables(clickhouse);
  await appendPaced(stage, seen.watching(writer), PACED_S);
  await seen.end();
  await clickhouse.close();
  const { waits } = seen;
  return [
    atMost({ measure: 'visible_p50_ms', value: round(percentile(waits, 0.5), 1), unit: 'ms', goal: 300 }),
    atMost({ measure: 'visible_p95_ms', value: round(percentile(waits, 0.95), 1), unit: 'ms', goal: 1000 }),
  ];
}

/** Every table, and one, made anew from the journal, and all from the broker: events that are behind a second later. */
async function rebuilds(stage: LogStage, { path, journal }: WrittenHistory): Promise<Measure[]> {
  const clickhouse = await stage.tables('bench_rebuild', { proxied: false });
  const history = new JournalHistory({ journal, path, deadLetters: { list: () => [], dropped: () => [] } });
  const events = journal.lastSequence();
  const rateOf = async (tables: 'all' | readonly string[]) =>
    round((events / (await timed(() => rebuildProjections({ clickhouse, history, tables })))) * 1000, 0);
  try {
    return [
      atLeast({ measure: 'rebuild_events_per_s', value: await rateOf('all'), unit: '1/s', goal: 50_000 }),
      { measure: 'rebuild_one_table_events_per_s', value: await rateOf(['skill_scores']), unit: '1/s' },
      ...(await benchKafkaRebuild(stage, { path, events })),
    ];
  } finally {
    await clickhouse.dropDatabase();
    await clickhouse.close();
    await journal.close();
  }
}

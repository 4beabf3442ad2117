import { randomUUID } from 'node:crypto';

import { create, toBinary } from '@bufbuild/protobuf';
import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import type { Decode, TravellingEvent } from '@repartee/kernel';
import { decode, toMessage } from '@repartee/kernel';
import type { ProjectedEvent } from '@repartee/projections';
import { projectorGroup } from '@repartee/projections';
import { commonV1, scoresV1, sessionsV1, streamOf, topics } from '@repartee/proto';
import type { KafkaMessage } from 'kafkajs';

import { companyAppends, learners } from '../read-side/company.js';
import { planRehearsals, rehearsalAppends } from '../read-side/rehearsals.js';
import type { Scene } from './log-stage.js';
import type { LogOutcome, LogTrial } from './trials.js';

const FIVE_MB = 5 * 1024 * 1024;
const TURN = sessionsV1.TurnSpokenSchema;
const SHIFTED = sessionsV1.DispositionShiftedSchema;
const SCORED = scoresV1.SkillScoredSchema;
const NEWER = 2;
const NEWER_STREAM = streamOf.session('acme', 'newer');

/** By the session in whose stream it stands: what is wrong with the first event; a second one stands behind it. */
const poisons = ['bad-bytes', 'five-mb', 'newer', 'no-number', 'out-of-range'] as const;

/**
 * Events that no release wrote, straight into the log: what they hold up, and how long. Then a release comes that knows
 * one of them, and its stream is asked for again.
 */
export const poisonEvents: LogTrial = async (stage): Promise<LogOutcome> => {
  const scene = await stage.scene();
  const writer = scene.writer('one');
  await writer.append(companyAppends(stage.writing));
  const first = await scene.projector();
  await scene.settled();
  const [fine] = planRehearsals(learners.slice(0, 1));
  const began = performance.now();
  const known = await produce(scene);
  if (fine) await writer.append(rehearsalAppends(stage.writing, fine));
  await scene.settled();
  const recoveredMs = performance.now() - began;
  const letters = first.feed.deadLetters.list(projectorGroup);
  const differing = await scene.differing();
  await first.stop();
  const replayed = await replayOnNewerRelease(scene);
  return {
    events: stage.events().length,
    // In the end the tables are what comes of the stream read by that release from the beginning.
    differing: [...differing, ...(await scene.differing(known))],
    counts: {
      recovered_ms: recoveredMs,
      parked_streams: new Set(letters.map(({ stream }) => stream)).size,
      parked_events: letters.length,
      ...replayed,
      repaired_head: await headOf(scene, NEWER_STREAM),
    },
  };
};

/** What is left parked, and whether the stream's events were handled once each, in order. */
async function replayOnNewerRelease(scene: Scene): Promise<{ left_after_replay: number; misplaced_streams: number }> {
  const handled: number[] = [];
  const { feed, subscription } = await scene.projector({
    feed: { decode: asNewerRelease },
    onStored: (events) => {
      for (const { stream, version } of events) if (stream === NEWER_STREAM) handled.push(version);
    },
  });
  await subscription.caughtUp(60_000);
  for (const { stream, eventId, reason } of feed.deadLetters.list(projectorGroup))
    if (reason !== 'behind_parked_event' && stream === NEWER_STREAM)
      await feed.deadLetters.replay(projectorGroup, eventId);
  await subscription.caughtUp(60_000);
  const left = new Set(feed.deadLetters.list(projectorGroup).map(({ stream }) => stream));
  return { left_after_replay: left.size, misplaced_streams: Number(handled.join() !== '1,2') };
}

/** The log without what it knows of in the next schema: read as the one before. */
const asNewerRelease: Decode = (topic, partition, message) => {
  if (message.headers?.['ce_schemaversion']?.toString() !== String(NEWER)) return decode(topic, partition, message);
  const known = { ...message, headers: { ...message.headers, ce_schemaversion: '1' } } as KafkaMessage;
  return decode(topic, partition, known);
};

/** Answers those that the newer release knows, as it reads them. */
async function produce(scene: Scene): Promise<ProjectedEvent[]> {
  const producer = scene.client(false).kafka.producer({ allowAutoTopicCreation: false });
  await producer.connect();
  const turn = (words: Uint8Array) =>
    toBinary(TURN, create(TURN, { turn: 1, speaker: sessionsV1.Speaker.LEARNER, mode: commonV1.InputMode.TYPED, words: { keyId: 'k', nonce: new Uint8Array(12), ciphertext: words } })); // prettier-ignore
  const plain = turn(new Uint8Array(8));
  const scored = toBinary(SCORED, create(SCORED, { skillId: 'exploring' }));
  // More than a column of sixteen bits holds.
  const before = { trust: 40_000, tension: 0, openness: 0 };
  const shifted = toBinary(SHIFTED, create(SHIFTED, { before, after: before }));
  const wrong: Record<(typeof poisons)[number], Partial<TravellingEvent>> = {
    'bad-bytes': { data: Buffer.from('ffffff', 'hex') },
    'five-mb': { data: Buffer.from(turn(new Uint8Array(FIVE_MB))) },
    newer: { schema_version: NEWER },
    'no-number': { topic: topics.scores, stream: streamOf.scorecard('acme', 'no-number'), type: SCORED.typeName, data: withNotANumber(scored) }, // prettier-ignore
    'out-of-range': { type: SHIFTED.typeName, data: Buffer.from(shifted) },
  };
  const pairs = poisons.map((session) => {
    const common: TravellingEvent = {
      ...{ topic: topics.sessions, stream: streamOf.session('acme', session), version: 1, type: TURN.typeName },
      ...{ id: randomUUID(), schema_version: 1, occurred_at: Date.UTC(2026, 2, 2), organisation: 'acme' },
      ...{ correlation_id: '', causation_id: '', actor_kind: 'system', actor_id: 'test', data: Buffer.from(plain) },
    };
    const poisoned = { ...common, ...wrong[session] };
    const behind = { ...common, topic: poisoned.topic, stream: poisoned.stream, version: 2, id: randomUUID() };
    return { session, poisoned, behind };
  });
  // All five at once: what one of them holds up, none of the others makes up for.
  await send(pairs.map(({ poisoned }) => poisoned));
  await send(pairs.map(({ behind }) => behind));
  await producer.disconnect();
  return pairs.flatMap(({ session, poisoned, behind }) => (session === 'newer' ? [poisoned, behind].map(asKnown) : []));

  async function send(events: readonly TravellingEvent[]): Promise<void> {
    const topicMessages = [topics.sessions, topics.scores].map((topic) => ({
      topic: `${scene.prefix}${topic}`,
      messages: events.filter((event) => event.topic === topic).map(toMessage),
    }));
    await producer.sendBatch({ topicMessages, acks: -1 });
  }
}

function asKnown(event: TravellingEvent): ProjectedEvent {
  const entry = asNewerRelease(event.topic, '0', { ...toMessage(event), offset: '0' } as KafkaMessage);
  if (entry.kind === 'undecodable') throw new Error(`The newer release does not know ${event.id}.`);
  return entry.event as ProjectedEvent;
}

/** As a release would write it that takes a score for a floating number. */
function withNotANumber(scored: Uint8Array): Buffer {
  const score = SCORED.field.score.number;
  return Buffer.from(new BinaryWriter().raw(scored).tag(score, WireType.Bit64).double(Number.NaN).finish());
}

async function headOf({ stage, database }: Scene, stream: string): Promise<number> {
  const tables = await stage.tables(database, { proxied: false });
  const [row] = await tables.query<{ version: number }>(
    'SELECT max(version) AS version FROM stream_heads WHERE stream = {stream:String}',
    { stream },
  );
  await tables.close();
  return Number(row?.version ?? 0);
}

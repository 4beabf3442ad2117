import type { SigningKey } from '../auth/signing-key.js';
import { AccessTokens } from '../auth/access-tokens.js';
import { Authentication } from '../auth/authentication.js';
import { Origins } from '../auth/origins.js';
import type { Revocations } from '../auth/revocations.js';
import { ReadModelRevocations, revocationsReadModel } from '../auth/revocations.js';
import type { ClickHouse } from '../clickhouse/clickhouse.js';
import type { Feed, SubscriptionStatus } from '../feed/feed.js';
import { FeedStore } from '../feed/feed-store.js';
import type { History } from '../feed/history.js';
import { JournalHistory } from '../feed/journal-history.js';
import { JournalFeed } from '../feed/journal-feed.js';
import { CheckedHealth } from '../health/checked-health.js';
import { deadLetterCheck } from '../health/dead-letter-check.js';
import type { Health } from '../health/health.js';
import { progressCheck } from '../health/progress-check.js';
import { relayCheck, relayReadiness } from '../health/relay-check.js';
import { subscriptionCheck } from '../health/subscription-check.js';
import type { Journal } from '../journal/journal.js';
import { createKafkaClient } from '../kafka/kafka-client.js';
import { KafkaFeed } from '../kafka/kafka-feed.js';
import { KafkaHistory } from '../kafka/kafka-history.js';
import type { KafkaSource } from '../kafka/kafka-source.js';
import { SqliteOutbox } from '../kafka/outbox.js';
import type { RelayParts } from '../kafka/relay.js';
import { Relay } from '../kafka/relay.js';
import { UnshippedJournal } from '../kafka/unshipped-journal.js';
import { SqliteJournal } from '../journal/sqlite-journal.js';
import { shareKeyFile } from '../keys/key-file-lock.js';
import type { KeyWrapping } from '../keys/key-wrapping.js';
import type { Keys } from '../keys/keys.js';
import type { Patience } from '../keys/patience.js';
import { PostgresKeys } from '../keys/postgres-keys.js';
import type { OpenPostgres } from '../keys/postgres-thread.js';
import { SqliteKeys } from '../keys/sqlite-keys.js';
import type { Clock } from '../ports/clock.js';
import type { Ids } from '../ports/ids.js';
import { TimeOrderedIds } from '../ports/ids.js';
import type { Randomness } from '../ports/randomness.js';
import { SystemRandomness } from '../ports/randomness.js';
import { SystemClock } from '../ports/system-clock.js';
import { LocalReadModel } from '../read-model/local-read-model.js';
import type { Log } from '../telemetry/log.js';
import { Metrics } from '../telemetry/metrics.js';
import { measureDeadLetterLog } from '../telemetry/measure-dead-letters.js';
import { measureFeed } from '../telemetry/measure-feed.js';
import { measureRelay } from '../telemetry/measure-relay.js';

export interface OpenKafka {
  source: KafkaSource;
  /** Names this process among all, and stays over restarts: sessions-0. */
  instance: string;
  /** Asked at the end: milliseconds that Kafka has to take what is left in the journal; default 10,000. */
  shipWithinMs?: () => number | undefined;
}

export interface OpenKernel {
  /** Files, made where they do not exist. */
  paths: { journal: string; feed: string; keys: string; readModel: (name: string) => string };
  /** Of the keys of organisations. */
  wrapping: KeyWrapping;
  /** Told why they have to be waited for, in a sentence, where they are wrapped elsewhere; undefined once they are there. */
  onKeysAwaited?: (detail: string | undefined) => void;
  /** The address of the PostgreSQL that services share for their keys; unset, they are in the file. */
  keysUrl?: string;
  signingKey: SigningKey;
  /** Connected; whoever has opened it closes it, after the kernel. Only where tables are written or read. */
  clickhouse?: ClickHouse;
  log: Log;
  /** The log of all services; without it they share this process, and the journal is the log. */
  kafka?: OpenKafka;
  /** Where people open the product, when a proxy stands before it. */
  publicUrl?: string;
  clock?: Clock;
  randomness?: Randomness;
}

/** Everything a service stands on that touches no table, opened once per process. */
export interface WritingKernel {
  clock: Clock;
  ids: Ids;
  randomness: Randomness;
  log: Log;
  metrics: Metrics;
  health: Health;
  journal: Journal;
  feed: Feed;
  /** The log that the feed follows, for whoever makes again what was made of it. */
  history: History;
  /** Where there is Kafka. `stop` before the exit has it take all that is in the journal. */
  relay: Relay | undefined;
  keys: Keys;
  tokens: AccessTokens;
  revocations: Revocations;
  authentication: Authentication;
  origins: Origins;
  /**
   * Stops the feed and closes the files; after the application has closed. Throws UnshippedJournal, once all is closed, where
   * Kafka does not have everything.
   */
  close(): Promise<void>;
}

/** Everything a service stands on, tables among it. */
export interface Kernel extends WritingKernel {
  clickhouse: ClickHouse;
}

/** Opens the embedded set-up, or with Kafka the one on many machines. Throws what the stores throw; resolves before the read models have caught up. */
export async function openKernel(open: OpenKernel & { clickhouse: ClickHouse }): Promise<Kernel>;
export async function openKernel(open: OpenKernel): Promise<WritingKernel>;
export async function openKernel(open: OpenKernel): Promise<WritingKernel & Partial<Kernel>> {
  const { paths, log, clickhouse, clock = new SystemClock(), randomness = new SystemRandomness() } = open;
  const { keys, close: closeKeys } = await openKeys(open);
  const journal = SqliteJournal.open(paths.journal);
  const ids = new TimeOrderedIds(clock, randomness);
  const {
    feed,
    history,
    relay,
    deadLetterStatus,
    close: closeLog,
  } = openLog({ ...open, journal, clock, randomness, ids });
  const revoked = LocalReadModel.open(paths.readModel(revocationsReadModel.name), revocationsReadModel);
  await revoked.start(feed);
  const revocations = new ReadModelRevocations(revoked);
  const tokens = new AccessTokens(open.signingKey, clock);
  const metrics = new Metrics();
  measureFeed(metrics, { journal, feed, clock });
  if (relay) measureRelay(metrics, relay);
  if (deadLetterStatus) measureDeadLetterLog(metrics, deadLetterStatus);
  return {
    ...{ clock, ids, randomness, log, metrics, journal, feed, history, relay, keys, tokens, revocations },
    ...(clickhouse && { clickhouse }),
    health: healthOf({ feed, relay, deadLetterStatus, clickhouse, revoked, clock }),
    authentication: new Authentication(tokens, revocations, keys),
    origins: new Origins(open.publicUrl),
    close: async () => {
      await revoked.close();
      const unshipped = await closeLog();
      await journal.close();
      await closeKeys();
      if (unshipped) throw unshipped;
    },
  };
}

/** A server that is being started again is waited for; then whoever watches over this process starts it anew. */
const KEYS_LIMIT_MS = 60_000;

interface OpenedKeys {
  keys: Keys;
  close: () => Promise<void>;
}

async function openKeys(open: OpenKernel): Promise<OpenedKeys> {
  const release = open.keysUrl === undefined ? shareKeyFile(open.paths.keys) : () => undefined;
  try {
    const keys = await openStore(open);
    const close = async () => {
      await keys.close();
      release();
    };
    return { keys, close };
  } catch (error) {
    release();
    throw error;
  }
}

async function openStore({ paths, wrapping, keysUrl: url, log, onKeysAwaited }: OpenKernel): Promise<Keys> {
  const onTrouble: Patience['onTrouble'] = (err) => {
    log.warn({ err }, 'The keys of organisations cannot be unwrapped; trying again');
    onKeysAwaited?.(err.message);
  };
  const patience = { limitMs: KEYS_LIMIT_MS, onTrouble };
  const keys = await (url === undefined
    ? SqliteKeys.openWrapped(paths.keys, wrapping, patience)
    : PostgresKeys.open({ url, onClearing: clearingTold(log) }, wrapping, patience));
  onKeysAwaited?.(undefined);
  return keys;
}

/** Attempts that come five seconds apart: once a minute. */
const TOLD_EVERY = 12;

function clearingTold(log: Log): NonNullable<OpenPostgres['onClearing']> {
  return (trouble) => {
    if (!trouble) log.info({}, 'Copies of destroyed keys have been cleared from the key store');
    else if (trouble.attempt % TOLD_EVERY === 1)
      log.warn(trouble, 'Copies of destroyed keys cannot be cleared from the key store yet; trying again');
  };
}

interface OpenLog extends OpenKernel {
  journal: Journal;
  clock: Clock;
  randomness: Randomness;
  ids: Ids;
}

interface OpenedLog {
  feed: Feed;
  history: History;
  relay: Relay | undefined;
  /** Where they are kept in the log itself. */
  deadLetterStatus: (() => SubscriptionStatus) | undefined;
  close: () => Promise<UnshippedJournal | undefined>;
}

function openLog(open: OpenLog): OpenedLog {
  const { journal, clock, log, paths } = open;
  const onFailure = (group: string, err: unknown) => log.error({ group, err }, 'A subscription stopped');
  if (open.kafka) return openKafkaLog({ ...open, kafka: open.kafka, onFailure });
  const store = new FeedStore(paths.feed);
  const feed = new JournalFeed({ journal, store, clock, onFailure });
  const close = async () => {
    await feed.stop();
    store.close();
    return undefined;
  };
  const history = new JournalHistory({ journal, deadLetters: feed.deadLetters, path: paths.journal });
  return { feed, history, relay: undefined, deadLetterStatus: undefined, close };
}

interface OpenKafkaLog extends OpenLog {
  kafka: OpenKafka;
  onFailure: (group: string, error: unknown) => void;
}

function openKafkaLog({ kafka, journal, clock, randomness, ids, log, paths, onFailure }: OpenKafkaLog): OpenedLog {
  const { instance, source } = kafka;
  const client = createKafkaClient({ source, clientId: instance, log });
  const outbox = SqliteOutbox.open(paths.journal);
  const onCommitted: RelayParts['onCommitted'] = (listener) => journal.onCommitted(listener);
  const onTrouble: RelayParts['onTrouble'] = (trouble) => {
    if (!trouble) return log.info({}, 'Kafka takes events again');
    const { attempt, code, error: err, isUnexpected } = trouble;
    if (attempt > 1) return;
    if (isUnexpected) log.error({ code, err }, 'The relay met an error that nobody expected; trying again');
    else log.warn({ code, err }, 'Kafka takes no events; trying again');
  };
  const relay = new Relay({ client, outbox, clock, randomness, onCommitted, onTrouble });
  relay.start();
  const feed = new KafkaFeed({
    client,
    clock,
    ids,
    randomness,
    instance,
    onFailure,
    written: (withinMs) => relay.relayed(withinMs),
    onDiverged: (group, { id, stream, version }) =>
      log.error({ group, event: id, stream, version }, 'A stream has two histories: another event has this version'),
    onDeadLetterTrouble: (trouble) => {
      if (!trouble) log.info({}, 'Dead letters can be written and read again');
      else if (trouble.attempt === 1) log.warn({ code: trouble.code }, 'Dead letters cannot be written or read; trying again'); // prettier-ignore
    },
  });
  const close = async () => {
    await feed.stop();
    const isEmpty = await relay.stop(kafka.shipWithinMs?.());
    const unshipped = isEmpty ? undefined : new UnshippedJournal(relay.lag(), paths.journal);
    if (unshipped) log.error({ events: unshipped.events, journal: unshipped.journal }, unshipped.message);
    outbox.close();
    return unshipped;
  };
  const history = new KafkaHistory({ client, ids, feed });
  return { feed, history, relay, deadLetterStatus: () => feed.deadLetterStatus(), close };
}

interface HealthParts {
  feed: Feed;
  relay: Relay | undefined;
  deadLetterStatus: OpenedLog['deadLetterStatus'];
  clickhouse: ClickHouse | undefined;
  revoked: LocalReadModel;
  clock: Clock;
}

function healthOf({ feed, relay, deadLetterStatus, clickhouse, revoked, clock }: HealthParts): Health {
  const health = new CheckedHealth();
  health.register(subscriptionCheck(feed));
  health.registerLiveness(progressCheck(feed, clock));
  if (relay) health.register(relayReadiness(relay));
  if (relay) health.registerLiveness(relayCheck(relay, clock));
  if (deadLetterStatus) health.registerLiveness(deadLetterCheck(deadLetterStatus));
  if (clickhouse)
    health.register({
      name: 'clickhouse',
      check: async () => ((await clickhouse.ping()) ? undefined : 'ClickHouse does not answer.'),
    });
  let isCaughtUp = false;
  revoked.caughtUp().then(
    () => (isCaughtUp = true),
    () => undefined,
  );
  health.register({ name: 'revocations', check: () => (isCaughtUp ? undefined : 'Revocations are being read.') });
  return health;
}

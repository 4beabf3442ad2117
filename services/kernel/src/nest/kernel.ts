import type { SigningKey } from '../auth/signing-key.js';
import { AccessTokens } from '../auth/access-tokens.js';
import { Authentication } from '../auth/authentication.js';
import { Origins } from '../auth/origins.js';
import type { Revocations } from '../auth/revocations.js';
import { ReadModelRevocations, revocationsReadModel } from '../auth/revocations.js';
import type { ClickHouse } from '../clickhouse/clickhouse.js';
import type { Feed } from '../feed/feed.js';
import { FeedStore } from '../feed/feed-store.js';
import { JournalFeed } from '../feed/journal-feed.js';
import { CheckedHealth } from '../health/checked-health.js';
import type { Health } from '../health/health.js';
import { subscriptionCheck } from '../health/subscription-check.js';
import type { Journal } from '../journal/journal.js';
import { SqliteJournal } from '../journal/sqlite-journal.js';
import type { Keys } from '../keys/keys.js';
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
import { measureFeed } from '../telemetry/measure-feed.js';

export interface OpenKernel {
  /** Files, made where they do not exist. */
  paths: { journal: string; feed: string; keys: string; readModel: (name: string) => string };
  masterKey: Uint8Array;
  signingKey: SigningKey;
  /** Connected; whoever has opened it closes it, after the kernel. */
  clickhouse: ClickHouse;
  log: Log;
  /** Where people open the product, when a proxy stands before it. */
  publicUrl?: string;
  clock?: Clock;
  randomness?: Randomness;
}

/** Everything a service stands on, opened once per process. */
export interface Kernel {
  clock: Clock;
  ids: Ids;
  randomness: Randomness;
  log: Log;
  metrics: Metrics;
  health: Health;
  journal: Journal;
  feed: Feed;
  keys: Keys;
  clickhouse: ClickHouse;
  tokens: AccessTokens;
  revocations: Revocations;
  authentication: Authentication;
  origins: Origins;
  /** Stops the feed and closes the files; after the application has closed. */
  close(): Promise<void>;
}

/** Opens the embedded set-up. Throws what the stores throw; resolves before the read models have caught up. */
export async function openKernel(open: OpenKernel): Promise<Kernel> {
  const { paths, log, clickhouse, clock = new SystemClock(), randomness = new SystemRandomness() } = open;
  const keys = SqliteKeys.open(paths.keys, open.masterKey);
  const journal = SqliteJournal.open(paths.journal);
  const store = new FeedStore(paths.feed);
  const onFailure = (group: string, err: unknown) => log.error({ group, err }, 'A subscription stopped');
  const feed = new JournalFeed({ journal, store, clock, onFailure });
  const revoked = LocalReadModel.open(paths.readModel(revocationsReadModel.name), revocationsReadModel);
  await revoked.start(feed);
  const revocations = new ReadModelRevocations(revoked);
  const tokens = new AccessTokens(open.signingKey, clock);
  const metrics = new Metrics();
  measureFeed(metrics, journal, feed);
  return {
    ...{ clock, randomness, log, metrics, journal, feed, keys, clickhouse, tokens, revocations },
    ids: new TimeOrderedIds(clock, randomness),
    health: healthOf(feed, clickhouse, revoked),
    authentication: new Authentication(tokens, revocations),
    origins: new Origins(open.publicUrl),
    close: async () => {
      await revoked.close();
      await feed.stop();
      await journal.close();
      store.close();
      keys.close();
    },
  };
}

function healthOf(feed: Feed, clickhouse: ClickHouse, revoked: LocalReadModel): Health {
  const health = new CheckedHealth();
  health.register(subscriptionCheck(feed));
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

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Brokers } from '@repartee/brokers';
import type {
  Append,
  DeadLetters,
  KafkaClient,
  KafkaFeedParts,
  RelayParts,
  Subscribe,
  Subscription,
} from '@repartee/kernel';
import {
  ClickHouseServer,
  Feed,
  HttpClickHouse,
  KafkaFeed,
  PinoLog,
  Relay,
  SqliteJournal,
  SqliteKeys,
  SqliteOutbox,
  SystemClock,
  SystemRandomness,
  TimeOrderedIds,
  Undo,
  createKafkaClient,
  ensureTopics,
  migrate,
  parseMasterKey,
} from '@repartee/kernel';
import type { ProjectedEvent } from '@repartee/projections';
import { projectionMigrations, startProjections } from '@repartee/projections';

import type { Writing } from '../read-side/company.js';
import { differingTables } from './differing-tables.js';
import { InsertProxy } from './insert-proxy.js';

/** Groups that notice soon when somebody is gone. */
const TIMING = { sessionTimeoutMs: 6000, heartbeatMs: 500, rebalanceTimeoutMs: 20_000, maxWaitMs: 50 };
const PARTITIONS = 6;

/** A service that writes, as far as the log is concerned: a journal, and the relay that ships it. */
export interface Writer {
  relay: Relay;
  append: (appends: readonly Append[]) => Promise<void>;
}

/** A process that projects, as far as log and tables are concerned. */
export interface Projecting {
  feed: KafkaFeed;
  subscription: Subscription;
  stop: () => Promise<void>;
}

export interface CreateScene {
  /** Whether brokers are reached through what can fail; default they are. */
  proxied?: boolean;
  partitions?: number;
}

/** Real brokers behind proxies, a real ClickHouse behind one, and what writes to the log and reads from it. */
export class LogStage {
  readonly clock = new SystemClock();
  readonly randomness = new SystemRandomness();
  readonly ids = new TimeOrderedIds(this.clock, this.randomness);
  private readonly journals: SqliteJournal[] = [];
  private readonly writers: Writer[] = [];
  private readonly projecting = new Set<Projecting>();
  private databases = 0;

  private constructor(
    readonly folder: string,
    readonly brokers: Brokers,
    readonly server: ClickHouseServer,
    readonly inserts: InsertProxy,
    readonly writing: Writing,
    private readonly undo: Undo,
  ) {}

  static async start(count: 1 | 3 = 1): Promise<LogStage> {
    const undo = new Undo();
    try {
      const folder = mkdtempSync(join(tmpdir(), 'repartee-log-'));
      undo.add(() => rmSync(folder, { recursive: true, force: true }));
      const brokers = await Brokers.start({ count, proxied: true });
      undo.add(() => brokers.stop());
      const clock = new SystemClock();
      const server = await ClickHouseServer.start({ folder: join(folder, 'clickhouse'), clock, memoryLimit: 1_000_000_000 }); // prettier-ignore
      undo.add(() => server.stop());
      const inserts = await InsertProxy.start(server.credentials.url);
      undo.add(() => inserts.stop());
      const keys = SqliteKeys.open(join(folder, 'keys.sqlite'), parseMasterKey('0f'.repeat(32)));
      undo.add(() => keys.close());
      return new LogStage(folder, brokers, server, inserts, { organisation: 'acme', keys }, undo);
    } catch (error) {
      await undo.run().catch(() => undefined);
      throw error;
    }
  }

  async stop(): Promise<void> {
    await this.clear();
    await this.undo.run();
  }

  /** Ends what writes and reads; the next scene begins with topics and tables of its own. */
  async clear(): Promise<void> {
    await Promise.all([...this.projecting].map((one) => one.stop()));
    await Promise.all(this.writers.splice(0).map(({ relay }) => relay.stop(0)));
    await Promise.all(this.journals.splice(0).map((journal) => journal.close()));
  }

  /** Makes topics and tables that nobody else uses. */
  async scene({ proxied = true, partitions = PARTITIONS }: CreateScene = {}): Promise<Scene> {
    await this.clear();
    this.databases += 1;
    const prefix = `scene-${this.databases}.`;
    await ensureTopics({ client: this.client({ prefix, proxied: false }), partitions });
    return new Scene(this, prefix, `scene_${this.databases}`, proxied);
  }

  client({ prefix, proxied }: { prefix: string; proxied: boolean }): KafkaClient {
    const { brokers } = this;
    return createKafkaClient({
      source: { brokers: proxied ? brokers.proxiedAddresses : brokers.addresses, prefix },
      clientId: 'log-faults',
      log: new PinoLog({ service: 'test', level: 'silent' }),
      requestTimeoutMs: 3000,
    });
  }

  async tables(database: string, { proxied }: { proxied: boolean }): Promise<HttpClickHouse> {
    const { credentials } = this.server;
    const tables = await HttpClickHouse.connect({
      credentials: proxied ? { ...credentials, url: this.inserts.url } : credentials,
      whenReady: () => this.server.whenReady(),
      database,
    });
    await migrate(tables, projectionMigrations);
    return tables;
  }

  keep(journal: SqliteJournal, writer: Writer): Writer {
    this.journals.push(journal);
    this.writers.push(writer);
    return writer;
  }

  keepProjecting(projecting: Projecting): Projecting {
    const kept: Projecting = {
      ...projecting,
      stop: () => {
        this.projecting.delete(kept);
        return projecting.stop();
      },
    };
    this.projecting.add(kept);
    return kept;
  }

  /** Everything that was written, stream by stream in order. */
  events(): ProjectedEvent[] {
    return this.journals.flatMap((journal) =>
      journal
        .readAll({ afterSequence: 0, limit: 10_000_000 })
        .entries.flatMap(({ kind, event }) => (kind === 'event' ? [event as ProjectedEvent] : [])),
    );
  }

  readers(): Projecting[] {
    return [...this.projecting];
  }

  written(): Writer[] {
    return this.writers;
  }
}

export interface StartProjecting {
  group?: string;
  feed?: Partial<KafkaFeedParts>;
  onStored?: (events: readonly ProjectedEvent[]) => void;
}

/** One log and its tables. */
export class Scene {
  constructor(
    readonly stage: LogStage,
    readonly prefix: string,
    readonly database: string,
    private readonly isProxied: boolean,
  ) {}

  writer(name: string): Writer {
    const { stage } = this;
    const path = join(stage.folder, `${this.prefix}${name}.sqlite`);
    const journal = SqliteJournal.open(path);
    const { relay } = this.relayOf(path, (listener) => journal.onCommitted(listener));
    relay.start();
    return stage.keep(journal, { relay, append: async (appends) => void (await journal.appendAll(appends)) });
  }

  /** Ships a journal that lies there already. */
  relayOf(path: string, onCommitted?: RelayParts['onCommitted']): { relay: Relay; close: () => Promise<void> } {
    const { clock, randomness } = this.stage;
    const outbox = SqliteOutbox.open(path);
    const relay = new Relay({ client: this.client(), clock, randomness, outbox, ...(onCommitted && { onCommitted }) });
    const close = async () => {
      await relay.stop(0);
      outbox.close();
    };
    return { relay, close };
  }

  feed(parts: Partial<KafkaFeedParts> = {}): KafkaFeed {
    const { clock, randomness, ids } = this.stage;
    return new KafkaFeed({ client: this.client(), clock, randomness, ids, timing: TIMING, ...parts });
  }

  /** `group`: of another name, it shares the partitions out with nobody, as one that has not heard that they were taken. */
  async projector(options: StartProjecting = {}): Promise<Projecting> {
    const { clock } = this.stage;
    const clickhouse = await this.stage.tables(this.database, { proxied: this.isProxied });
    const feed = this.feed(options.feed);
    const { group, onStored } = options;
    const renamed = group === undefined ? feed : new RenamedFeed(feed, group);
    const subscription = await startProjections({
      clickhouse,
      feed: renamed,
      clock,
      isShared: true,
      ...(onStored && { onStored }),
    });
    const stop = async () => {
      await feed.stop();
      await clickhouse.close();
    };
    return this.stage.keepProjecting({ feed, subscription, stop });
  }

  client(proxied = this.isProxied): KafkaClient {
    return this.stage.client({ prefix: this.prefix, proxied });
  }

  /** Resolves when all that was written is in the log, and all that is in the log is in the tables. */
  async settled(withinMs = 60_000): Promise<void> {
    for (const { relay } of this.stage.written())
      if (!(await relay.relayed(withinMs))) throw new Error(`${relay.lag()} events are not in the log.`);
    for (const { subscription } of this.stage.readers()) await subscription.caughtUp(withinMs);
  }

  /** Tables that are not what comes of all that was written, and of `besides`, stored once by one projector, past Kafka. */
  async differing(besides: readonly ProjectedEvent[] = []): Promise<string[]> {
    const model = await this.stage.tables(`${this.database}_model`, { proxied: false });
    const inUse = await this.stage.tables(this.database, { proxied: false });
    try {
      return await differingTables({ model, inUse, events: [...this.stage.events(), ...besides] });
    } finally {
      await inUse.close();
    }
  }
}

/** The same feed under another name of the group. */
class RenamedFeed extends Feed {
  readonly deadLetters: DeadLetters;

  constructor(
    private readonly inner: Feed,
    private readonly group: string,
  ) {
    super();
    this.deadLetters = inner.deadLetters;
  }

  subscribe(subscribe: Subscribe): Promise<Subscription> {
    return this.inner.subscribe({ ...subscribe, group: this.group });
  }

  subscriptions(): Subscription[] {
    return this.inner.subscriptions();
  }

  stop(): Promise<void> {
    return this.inner.stop();
  }
}

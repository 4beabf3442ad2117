import { join } from 'node:path';

import { HttpClickHouse, SqliteJournal, migrate } from '@repartee/kernel';
import type { ProjectedEvent } from '@repartee/projections';
import { projectionMigrations } from '@repartee/projections';
import type { RecordedEvent } from '@repartee/proto';
import { ApiClient, StartUp, planDemo, storyScenarios } from '@repartee/standalone';

import { Cluster } from '../cluster/cluster.js';
import { seedPeople } from '../cluster/seed-cluster.js';
import { NotVisible, untilVisible } from '../cluster/visible.js';
import { DEMO_PASSWORD } from '../harness/standalone.js';
import { differingTables } from '../log-faults/differing-tables.js';
import type { Victim } from './kill-points.js';
import type { PackedServices } from './packing/packed-services.js';
import { packServices } from './packing/packed-services.js';
import { Sentences } from './sentences.js';

const victims: readonly Victim[] = ['sessions-0', 'scoring', 'projections'];
const writers = ['directory', 'catalog', 'sessions-0', 'scoring'] as const;
type Writer = (typeof writers)[number];

/** More than one, so that streams part; few, because each life asks for the place in all of them. */
const PARTITIONS = 3;

/** A pass lasts ten minutes. */
const SIGN_IN_EVERY_MS = 5 * 60_000;

interface SignedIn {
  api: ApiClient;
  at: number;
}

/**
 * The services that a conversation goes through, each a process of its own from what was built, on one broker and one
 * ClickHouse server. Whoever is killed is started again; brokers and tables stay.
 */
export class KillStage {
  private readonly passes = new Map<string, SignedIn>();

  private constructor(
    private readonly cluster: Cluster,
    readonly sentences: Sentences,
    /** The organisation whose people talk. */
    readonly organisation: string,
  ) {}

  static async start(): Promise<KillStage> {
    let sentences: Sentences | undefined;
    let packed: PackedServices | undefined;
    const isVictim = (instance: string): instance is Victim => (victims as readonly string[]).includes(instance);
    const cluster = await Cluster.start({
      ...{
        port: 0,
        password: DEMO_PASSWORD,
        startUp: new StartUp(),
        brokers: 1,
        partitions: PARTITIONS,
        hasShortLives: true,
      },
      mainOf: (service) => packed?.mainOf(service),
      besides: (instance) => (isVictim(instance) && sentences ? sentences.environmentOf(instance) : {}),
    });
    try {
      packed = await packServices(join(cluster.folder.path, 'packed'));
      sentences = new Sentences(join(cluster.folder.path, 'notes'), packed.preload);
      const plan = planDemo({ until: Date.now(), size: 'small', scenarioIds: storyScenarios });
      await seedPeople({ cluster, password: DEMO_PASSWORD }, plan);
      // Whoever has heard of people and contents once has them on its volume, however early it dies after that.
      await cluster.run('directory', 'edge', ...victims);
      return new KillStage(cluster, sentences, plan.organisations[0]?.id ?? '');
    } catch (error) {
      await cluster.stop();
      throw error;
    }
  }

  get url(): string {
    return this.cluster.url;
  }

  /** Somebody of the demo, by a pass that is good for some minutes yet. */
  async signedIn(role: 'learner' | 'trainer'): Promise<ApiClient> {
    const known = this.passes.get(role);
    if (known && performance.now() - known.at < SIGN_IN_EVERY_MS) return known.api;
    const api = new ApiClient(this.url);
    await api.signIn({ email: `${role}@demo.repartee.test`, password: DEMO_PASSWORD });
    this.passes.set(role, { api, at: performance.now() });
    return api;
  }

  /** Has these begin a new life, which is told where it ends; they need not be ready. */
  async beginAnew(those: readonly Victim[]): Promise<void> {
    await Promise.all(those.map((victim) => this.cluster.halt(victim)));
    await this.cluster.launch(...those);
  }

  /** Resolves when everybody is alive and can be used. */
  ready(): Promise<void> {
    return this.cluster.ready(...victims);
  }

  /** Whether the tables come to show all that any journal holds; so many milliseconds without a step are too long. */
  async comesToRest(patienceMs: number): Promise<boolean> {
    try {
      for (const writer of writers)
        await untilVisible(this.cluster.clickhouse, this.journalOf(writer), () => undefined, patienceMs);
      return true;
    } catch (error) {
      if (error instanceof NotVisible) return false;
      throw error;
    }
  }

  /** All that one service has written, stream by stream in order. */
  eventsOf(writer: Writer): Promise<ProjectedEvent[]> {
    return this.inJournal(writer, (journal) =>
      journal
        .readAll({ afterSequence: 0, limit: 10_000_000 })
        .entries.flatMap(({ kind, event }) => (kind === 'event' ? [event as ProjectedEvent] : [])),
    );
  }

  /** What one service has written to a stream, in order. */
  streamOf(writer: Writer, stream: string): Promise<RecordedEvent[]> {
    return this.inJournal(writer, (journal) => journal.readStream(stream));
  }

  /** Rows of the tables in use. */
  rows<Row extends object>(sql: string): Promise<Row[]> {
    return this.cluster.clickhouse.query<Row>(sql);
  }

  /** Tables that are not what comes of all that the journals hold, stored once by one projector, past Kafka. */
  async differing(): Promise<string[]> {
    const { clickhouse: credentials } = this.cluster.places;
    const model = await HttpClickHouse.connect({ credentials, database: 'model' });
    await migrate(model, projectionMigrations);
    const events = await Promise.all(writers.map((writer) => this.eventsOf(writer)));
    return differingTables({ model, inUse: this.cluster.clickhouse, events: events.flat() });
  }

  stop(): Promise<void> {
    return this.cluster.stop();
  }

  private async inJournal<Found>(writer: Writer, find: (journal: SqliteJournal) => Found): Promise<Found> {
    const journal = SqliteJournal.openReadOnly(this.journalOf(writer));
    try {
      return find(journal);
    } finally {
      await journal.close();
    }
  }

  private journalOf(writer: string): string {
    return join(this.cluster.folder.dataOf(writer), 'journal.sqlite');
  }
}

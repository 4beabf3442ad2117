import { join } from 'node:path';

import { HttpClickHouse, SqliteJournal, migrate } from '@repartee/kernel';
import type { ProjectedEvent } from '@repartee/projections';
import { projectionMigrations } from '@repartee/projections';
import type { RecordedEvent } from '@repartee/proto';
import { StartUp, planDemo, storyScenarios } from '@repartee/standalone';

import { DEMO_PASSWORD } from '../harness/standalone.js';
import { differingTables } from '../log-faults/differing-tables.js';
import type { StartCluster } from './cluster.js';
import { Cluster } from './cluster.js';
import { seedPeople } from './seed-cluster.js';
import { NotVisible, untilVisible } from './visible.js';

const writers = ['directory', 'catalog', 'sessions-0', 'scoring'] as const;
type Writer = (typeof writers)[number];

/** A cluster with people and contents in which nobody has talked yet, and what its journals and tables come to hold. */
export class FoundedCluster {
  private constructor(
    readonly cluster: Cluster,
    /** The organisation whose people talk. */
    readonly organisation: string,
  ) {}

  /** Nobody but the stores runs yet. Leaves nothing behind where it fails. */
  static async start(parts: Omit<StartCluster, 'port' | 'password' | 'startUp'>): Promise<FoundedCluster> {
    const cluster = await Cluster.start({ ...parts, port: 0, password: DEMO_PASSWORD, startUp: new StartUp() });
    try {
      const plan = planDemo({ until: Date.now(), size: 'small', scenarioIds: storyScenarios });
      await seedPeople({ cluster, password: DEMO_PASSWORD }, plan);
      return new FoundedCluster(cluster, plan.organisations[0]?.id ?? '');
    } catch (error) {
      await cluster.stop();
      throw error;
    }
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

  /** All that any service has written. */
  async events(): Promise<ProjectedEvent[]> {
    return (await Promise.all(writers.map((writer) => this.eventsOf(writer)))).flat();
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
    return differingTables({ model, inUse: this.cluster.clickhouse, events: await this.events() });
  }

  private async inJournal<Found>(writer: Writer, find: (journal: SqliteJournal) => Found): Promise<Found> {
    const journal = SqliteJournal.openReadOnly(this.journalOf(writer));
    try {
      return find(journal);
    } finally {
      await journal.close();
    }
  }

  private journalOf(writer: Writer): string {
    return join(this.cluster.folder.dataOf(writer), 'journal.sqlite');
  }
}

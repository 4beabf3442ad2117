import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { HttpClickHouse, SqliteJournal, all, migrate, openSqlite } from '@repartee/kernel';
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

const LOOK_EVERY_MS = 300;

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

  /** Whether Kafka comes to have, within so many milliseconds, all that any journal holds now. */
  async isRelayed(withinMs: number): Promise<boolean> {
    const left = new Map(writers.map((writer) => [writer, this.lastIn(writer)]));
    return comesAbout(withinMs, () => [...left].every(([writer, last]) => this.relayedOf(writer) >= last));
  }

  /** Whether each session that has ended comes to have a scorecard within so many milliseconds. */
  isScored(withinMs: number): Promise<boolean> {
    const ended = this.numberIn(
      'sessions-0',
      "SELECT count(DISTINCT stream) AS found FROM events WHERE type = 'repartee.sessions.v1.SessionEnded'",
    );
    const cards = "SELECT count(DISTINCT stream) AS found FROM events WHERE stream LIKE '%/scorecard-%'";
    return comesAbout(withinMs, () => this.numberIn('scoring', cards) >= ended);
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

  private lastIn(writer: Writer): number {
    return this.numberIn(writer, 'SELECT max(sequence) AS found FROM events');
  }

  private relayedOf(writer: Writer): number {
    return this.numberIn(writer, 'SELECT max(sequence) AS found FROM relayed');
  }

  /** One number, selected as `found`, from a journal that its service goes on writing; 0 where there is none. */
  private numberIn(writer: Writer, sql: string): number {
    const db = openSqlite(this.journalOf(writer), { readOnly: true });
    try {
      return all<{ found: number | null }>(db.prepare(sql))[0]?.found ?? 0;
    } finally {
      db.close();
    }
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

async function comesAbout(withinMs: number, holds: () => boolean): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (!holds()) {
    if (performance.now() > deadline) return false;
    await delay(LOOK_EVERY_MS);
  }
  return true;
}

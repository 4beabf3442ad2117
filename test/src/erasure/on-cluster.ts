import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';

import type { Keys } from '@repartee/kernel';
import { PostgresKeys, decode, masterKeyFrom } from '@repartee/kernel';
import type { RecordedEvent } from '@repartee/proto';
import { topics } from '@repartee/proto';
import pg from 'pg';

import { clusterPlaces } from '../cluster/cluster-folder.js';
import { RunningCluster } from '../cluster/running-cluster.js';
import { everyMessage } from '../harness/topic-messages.js';
import { eventsInJournal } from './one-process.js';
import type { Person } from './leave-behind.js';
import type { Place } from './places.js';
import { filesIn, tablesIn } from './places.js';
import type { Control, ErasureStage } from './stage.js';
import { TEAM } from './stage.js';

/** Kafka's own notes of places and times: no content, and ten megabytes of nothing each. */
const PLACES_ONLY = /\.(index|timeindex|snapshot)$/;

/** Services of which each has said something. */
const speaking = ['directory', 'catalog', 'sessions-0', 'scoring', 'projections', 'cockpit'];

const everyTopic: readonly string[] = Object.values(topics);

/** Every service a process of its own, on Kafka, ClickHouse and PostgreSQL: the cluster that the specs of a run share. */
export class OnCluster implements ErasureStage {
  private constructor(private readonly cluster: RunningCluster) {}

  static async start(): Promise<OnCluster> {
    return new OnCluster(await RunningCluster.start());
  }

  get url(): string {
    return this.cluster.url;
  }

  get variables(): Record<string, string> {
    return this.cluster.variables;
  }

  get scores(): string {
    return join(this.folder.dataOf('scoring'), 'journal.sqlite');
  }

  get recordings(): string {
    return this.folder.recordings;
  }

  get clickhouse(): string {
    return this.cluster.state.clickhouse.credentialsPath;
  }

  controls({ id, session, letters }: Person): readonly Control[] {
    return [
      { word: TEAM, where: /^file .*\/directory\/journal\.sqlite/ },
      { word: TEAM, where: /^file .*\/brokers\/.*\/repartee\.directory\.v1-\d+\/\d+\.log$/ },
      { word: TEAM, where: /^message of repartee\.directory\.v1\// },
      { word: TEAM, where: /^table / },
      { word: session, where: /^table .*\.turns$/ },
      { word: id, where: /^PostgreSQL's .*person_keys$/ },
      ...letters.map((letter) => ({ word: letter, where: /^message of repartee\.dead-letters\.v1\// })),
      ...speaking.map((instance) => ({ word: '"level":', where: new RegExp(`^file .*/logs/${instance}\\.log$`) })),
    ];
  }

  openKeys(): Promise<Keys> {
    return PostgresKeys.open({ url: this.cluster.state.keysUrl }, masterKeyFrom(this.folder.masterKey));
  }

  async logs(): Promise<ReadonlyMap<string, RecordedEvent[]>> {
    const journals = this.cluster.journals.filter((path) => existsSync(path));
    const written = await Promise.all(journals.map(eventsInJournal));
    return new Map([
      ['the journals of all services', written.flat()],
      ['the topics', await this.eventsInTopics()],
    ]);
  }

  async *places(): AsyncGenerator<Place> {
    yield* filesIn(this.folder.path, (file) => PLACES_ONLY.test(basename(file)));
    yield* await this.messages();
    yield* tablesIn(this.clickhouse);
    yield* await this.rowsInPostgres();
  }

  /** Nothing to do: the cluster is the run's. */
  stop(): Promise<void> {
    return Promise.resolve();
  }

  private async eventsInTopics(): Promise<RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    await everyMessage(
      { brokers: this.cluster.state.brokers, topics: 'repartee.' },
      ({ topic, partition, message }) => {
        const entry = everyTopic.includes(topic) ? decode(topic, String(partition), message) : undefined;
        if (entry?.kind === 'event') events.push(entry.event);
      },
    );
    return events;
  }

  private async messages(): Promise<Place[]> {
    const places: Place[] = [];
    await everyMessage(
      { brokers: this.cluster.state.brokers, topics: 'repartee.' },
      ({ topic, partition, message }) => {
        const { key, value, headers = {} } = message;
        const parts = [key, value, ...Object.values(headers).flat()].map(bytesOf);
        places.push({ name: `message of ${topic}/${partition}@${message.offset}`, content: Buffer.concat(parts) });
      },
    );
    return places;
  }

  private async rowsInPostgres(): Promise<Place[]> {
    const client = new pg.Client({ connectionString: this.cluster.state.keysUrl });
    await client.connect();
    try {
      const listed = await client.query<{ name: string }>(
        `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
         WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
      );
      const places: Place[] = [];
      for (const { name } of listed.rows) {
        const { rows } = await client.query<Record<string, unknown>>(`SELECT * FROM ${name}`);
        for (const row of rows) places.push({ name: `PostgreSQL's ${name}`, content: inClear(row) });
      }
      return places;
    } finally {
      await client.end();
    }
  }

  private get folder() {
    return clusterPlaces(this.cluster.folder);
  }
}

const bytesOf = (part: Buffer | string | null | undefined): Buffer =>
  Buffer.isBuffer(part) ? part : Buffer.from(part ?? '');

/** A row with what its bytes would say if they were text. */
const inClear = (row: Readonly<Record<string, unknown>>): Buffer =>
  Buffer.concat([
    Buffer.from(JSON.stringify(row)),
    ...Object.values(row).filter((value): value is Buffer => Buffer.isBuffer(value)),
  ]);

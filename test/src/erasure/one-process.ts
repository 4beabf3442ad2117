import type { Keys } from '@repartee/kernel';
import { SqliteJournal, SqliteKeys, dataFolder, masterKeyFrom } from '@repartee/kernel';
import type { RecordedEvent } from '@repartee/proto';

import { dataOf } from '../harness/command.js';
import { demoFolder } from '../harness/demo-folder.js';
import { Standalone } from '../harness/standalone.js';
import type { Person } from './leave-behind.js';
import type { Place } from './places.js';
import { filesIn, tablesIn } from './places.js';
import type { Control, ErasureStage } from './stage.js';
import { TEAM } from './stage.js';

/** All of the product in one process, with everything in its data folder; it says as much as it can. */
export class OneProcess implements ErasureStage {
  private constructor(private readonly server: Standalone) {}

  static async start(): Promise<OneProcess> {
    const dataFolder = await demoFolder();
    return new OneProcess(await Standalone.start({ dataFolder, environment: { LOG_LEVEL: 'trace' } }));
  }

  get url(): string {
    return this.server.url;
  }

  get variables(): Record<string, string> {
    return dataOf(this.server.dataFolder);
  }

  get scores(): string {
    return this.folder.journal;
  }

  get recordings(): string {
    return `${this.folder.path}/recordings`;
  }

  get clickhouse(): string {
    return this.server.runtime()?.clickhouse?.credentialsPath ?? '';
  }

  controls({ session }: Person): readonly Control[] {
    return [
      { word: TEAM, where: /^file .*journal\.sqlite/ },
      { word: TEAM, where: /^table / },
      { word: session, where: /^table .*\.turns$/ },
      { word: '/api/', where: /^output$/ },
    ];
  }

  openKeys(): Promise<Keys> {
    return Promise.resolve(SqliteKeys.open(this.folder.keys, masterKeyFrom(this.folder.masterKey)));
  }

  async logs(): Promise<ReadonlyMap<string, RecordedEvent[]>> {
    return new Map([['the journal', await eventsInJournal(this.folder.journal)]]);
  }

  async *places(): AsyncGenerator<Place> {
    yield* filesIn(this.folder.path);
    yield* tablesIn(this.clickhouse);
    yield { name: 'output', content: Buffer.from(this.server.said) };
  }

  stop(): Promise<void> {
    return this.server.remove();
  }

  private get folder() {
    return dataFolder(this.server.dataFolder);
  }
}

/** Every event of a journal that can be decoded, in its order. */
export async function eventsInJournal(path: string): Promise<RecordedEvent[]> {
  const journal = SqliteJournal.openReadOnly(path);
  try {
    const { entries } = journal.readAll({ afterSequence: 0, limit: 10_000_000 });
    return entries.flatMap((entry) => (entry.kind === 'event' ? [entry.event] : []));
  } finally {
    await journal.close();
  }
}

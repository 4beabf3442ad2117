import type { ClickHouse, DataFolder, Journal } from '@repartee/kernel';
import {
  FeedStore,
  HttpClickHouse,
  JournalFeed,
  PinoLog,
  SqliteJournal,
  SystemClock,
  Undo,
  findRuntime,
  lockDataFolder,
  migrate,
  openClickHouse,
  readCredentials,
} from '@repartee/kernel';
import { erasedIn, finishSwaps, projectionMigrations, startProjections } from '@repartee/projections';

import { CommandProblem } from '../command.js';

/** Journal and tables of a data folder, for a command. */
export interface OpenTables {
  clickhouse: ClickHouse;
  journal: Journal;
  close(): Promise<void>;
}

/** Those of the server that runs on the folder; where none does, this process opens them and brings them up to date. */
export function openTables(folder: DataFolder): Promise<OpenTables> {
  const runtime = findRuntime(folder);
  return runtime ? besideServer(folder, runtime.clickhouse?.credentialsPath) : alone(folder);
}

async function besideServer(folder: DataFolder, credentialsPath: string | undefined): Promise<OpenTables> {
  const credentials = credentialsPath === undefined ? undefined : readCredentials(credentialsPath);
  if (!credentials)
    throw new CommandProblem('The server on this data folder is still starting. Try again in a moment.');
  const clickhouse = await HttpClickHouse.connect({ credentials });
  const journal = SqliteJournal.openReadOnly(folder.journal);
  const close = async () => {
    await journal.close();
    await clickhouse.close();
  };
  return { clickhouse, journal, close };
}

async function alone(folder: DataFolder): Promise<OpenTables> {
  const undo = new Undo();
  try {
    undo.add(lockDataFolder(folder));
    const clock = new SystemClock();
    const log = new PinoLog({ service: 'repartee', level: 'warn', destination: process.stderr });
    const opened = await openClickHouse({ source: { mode: 'embedded', folder: folder.clickhouse }, clock, log });
    undo.add(() => opened.close());
    const { clickhouse } = opened;
    await migrate(clickhouse, projectionMigrations);
    const journal = SqliteJournal.open(folder.journal);
    undo.add(() => journal.close());
    await bringUpToDate(folder, clickhouse, journal);
    return { clickhouse, journal, close: () => undo.run() };
  } catch (error) {
    await undo.run();
    throw error;
  }
}

/** A server that was killed may have left the tables behind the journal. */
async function bringUpToDate(folder: DataFolder, clickhouse: ClickHouse, journal: Journal): Promise<void> {
  const store = new FeedStore(folder.feed);
  const clock = new SystemClock();
  const feed = new JournalFeed({ journal, store, clock });
  try {
    await finishSwaps({ clickhouse, journal });
    const projections = await startProjections({ clickhouse, feed, clock, readErased: () => erasedIn(journal) });
    await projections.caughtUp();
  } finally {
    await feed.stop();
    store.close();
  }
}

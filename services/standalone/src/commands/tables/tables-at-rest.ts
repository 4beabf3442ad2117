import type { ClickHouse, DataFolder, History } from '@repartee/kernel';
import {
  CommandProblem,
  FeedStore,
  HttpClickHouse,
  JournalFeed,
  JournalHistory,
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
import { openProjections, projectionMigrations } from '@repartee/projections';

/** Log and tables, for a command. */
export interface OpenTables {
  clickhouse: ClickHouse;
  history: History;
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
  const undo = new Undo();
  const clickhouse = await HttpClickHouse.connect({ credentials });
  undo.add(() => clickhouse.close());
  const journal = SqliteJournal.openReadOnly(folder.journal);
  undo.add(() => journal.close());
  const store = new FeedStore(folder.feed);
  undo.add(() => store.close());
  const { deadLetters } = new JournalFeed({ journal, store, clock: new SystemClock() });
  const history = new JournalHistory({ journal, deadLetters, path: folder.journal });
  return { clickhouse, history, close: () => undo.run() };
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
    const store = new FeedStore(folder.feed);
    undo.add(() => store.close());
    const feed = new JournalFeed({ journal, store, clock });
    const history = new JournalHistory({ journal, deadLetters: feed.deadLetters, path: folder.journal });
    await bringUpToDate({ clickhouse, history, feed, clock }).finally(() => feed.stop());
    return { clickhouse, history, close: () => undo.run() };
  } catch (error) {
    await undo.run();
    throw error;
  }
}

interface Behind {
  clickhouse: ClickHouse;
  history: History;
  feed: JournalFeed;
  clock: SystemClock;
}

/** A server that was killed may have left the tables behind the journal. */
async function bringUpToDate({ clickhouse, history, feed, clock }: Behind): Promise<void> {
  const projections = await openProjections({ clickhouse, feed, clock, history });
  await projections.caughtUp();
}

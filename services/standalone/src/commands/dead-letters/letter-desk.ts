import type { Clock, DataFolder, DeadLetters, KafkaSource } from '@repartee/kernel';
import {
  CommandProblem,
  FeedStore,
  JournalFeed,
  KafkaFeed,
  PinoLog,
  RetriableError,
  SqliteJournal,
  SystemClock,
  SystemRandomness,
  TimeOrderedIds,
  Undo,
  createKafkaClient,
  findRuntime,
  lockDataFolder,
} from '@repartee/kernel';

/** The dead letters of an installation, for a command. */
export interface LetterDesk {
  letters: DeadLetters;
  /** Whether somebody runs who takes up what is asked for; else the next start does. */
  isServed: boolean;
  clock: Clock;
  close(): Promise<void>;
}

/** Those on Kafka where there is Kafka; else those of the data folder, beside the server that runs on it or alone. */
export function openLetterDesk(kafka: KafkaSource | undefined, folder: () => DataFolder): Promise<LetterDesk> {
  return kafka ? onKafka(kafka) : Promise.resolve(inFolder(folder()));
}

function inFolder(folder: DataFolder): LetterDesk {
  const clock = new SystemClock();
  const isServed = findRuntime(folder) !== undefined;
  const undo = new Undo();
  // Alone, the folder is this command's: a server that starts meanwhile would find half of a change.
  if (!isServed) undo.add(lockDataFolder(folder));
  const journal = isServed ? SqliteJournal.openReadOnly(folder.journal) : SqliteJournal.open(folder.journal);
  undo.add(() => journal.close());
  const store = new FeedStore(folder.feed);
  undo.add(() => store.close());
  const { deadLetters: letters } = new JournalFeed({ journal, store, clock });
  return { letters, isServed, clock, close: () => undo.run() };
}

async function onKafka(source: KafkaSource): Promise<LetterDesk> {
  const clock = new SystemClock();
  const randomness = new SystemRandomness();
  const log = new PinoLog({ service: 'dead-letters', level: 'warn', destination: process.stderr });
  const client = createKafkaClient({ source, clientId: `dead-letters-${process.pid}`, log });
  const feed = new KafkaFeed({ client, clock, randomness, ids: new TimeOrderedIds(clock, randomness) });
  try {
    await feed.open();
  } catch (cause) {
    await feed.stop();
    if (!(cause instanceof RetriableError)) throw cause;
    const where = source.brokers.join(', ');
    throw new CommandProblem(`The dead letters on Kafka at ${where} cannot be read (${cause.code}). Try again once it is there.`, { cause }); // prettier-ignore
  }
  return { letters: feed.deadLetters, isServed: true, clock, close: () => feed.stop() };
}

import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

import { dataFolder, lockDataFolder } from '../config/data-folder.js';
import { createKafkaClient } from '../kafka/kafka-client.js';
import type { KafkaSource } from '../kafka/kafka-source.js';
import { SqliteOutbox } from '../kafka/outbox.js';
import { Relay } from '../kafka/relay.js';
import { SystemRandomness } from '../ports/randomness.js';
import { SystemClock } from '../ports/system-clock.js';
import { PinoLog } from '../telemetry/log.js';
import { CommandProblem, badUsage, expectNothingElse, readArguments, runCommand } from './command.js';
import { kafkaCommandConfig } from './config.js';
import { isJournal } from './is-journal.js';
import { kafkaAdvice } from './kafka-advice.js';

const HELP = `Ships what is left in a journal to Kafka, and ends: for a volume whose instance will not come back.

Usage: npm run -s relay -- --journal PATH [--all]

  --journal PATH   the file journal.sqlite of the data folder; the service that wrote it must not be running
  --all            ships the whole journal, whatever Kafka has acknowledged of it before: for a Kafka that is empty, or
                   that was put back from a copy. What it has already is left out on reading.

It waits for a Kafka that is away. It can be interrupted and run again, then without --all.
Environment: KAFKA_BROKERS and the others, as for the services.
Status: 0 where Kafka has everything, 1 where something is left or failed, 2 for a wrong option.
`;

const LOOK_EVERY_MS = 500;
const GOES_ON = 'Trying again until it takes everything; Ctrl-C ends that, and nothing is lost.';
const OPTIONS = {
  journal: { type: 'string' },
  all: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

await runCommand(async (args) => {
  const { values, positionals } = readArguments('relay', OPTIONS, args);
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  expectNothingElse('relay', positionals);
  if (values.journal === undefined) throw badUsage('relay', 'Say which journal: --journal PATH.');
  const { kafka: source, workingFolder } = kafkaCommandConfig();
  const path = resolve(workingFolder, values.journal);
  expectJournal(path);
  const unlock = lockDataFolder(dataFolder(dirname(path)));
  const outbox = SqliteOutbox.open(path);
  try {
    if (values.all) outbox.forgetAcknowledged();
    await ship(outbox, source);
  } finally {
    outbox.close();
    unlock();
  }
  return 0;
});

/** A mistyped path would make a new, empty journal, or tables of one in a file of another kind; nothing would be shipped. */
function expectJournal(path: string): void {
  const advice = 'Name the file journal.sqlite of the data folder whose service will not come back.';
  if (!existsSync(path)) throw new CommandProblem(`There is no file ${path}. ${advice}`);
  if (!isReadAsJournal(path)) throw new CommandProblem(`${path} is no journal. ${advice}`);
}

function isReadAsJournal(path: string): boolean {
  try {
    return isJournal(path);
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new CommandProblem(
      `${path} cannot be opened (${said}). Keep it, and run this as a user who may read and write it.`,
    );
  }
}

function partsFor(source: KafkaSource) {
  const log = new PinoLog({ service: 'relay', level: 'silent' });
  const client = createKafkaClient({ source, clientId: 'relay-command', log });
  return { client, clock: new SystemClock(), randomness: new SystemRandomness() };
}

/** Until Kafka has everything; Ctrl-C ends it before, and what was acknowledged is noted. */
async function ship(outbox: SqliteOutbox, source: KafkaSource): Promise<void> {
  const total = outbox.lastSequence();
  let left: number | undefined;
  const onCluster = (acknowledged: number) => {
    left = Math.max(0, total - acknowledged);
    say(`${left} of ${total} events are not in Kafka yet.`);
  };
  const work = new Relay({ ...partsFor(source), outbox, onCluster, onTrouble: tellTroubleOnce(source) });
  let isGivenUp = false;
  const giveUp = () => (isGivenUp = true);
  // npm hands Ctrl-C on, so that it may come twice.
  process.on('SIGINT', giveUp).on('SIGTERM', giveUp);
  const started = performance.now();
  work.start();
  while (!isGivenUp && !(await work.relayed(LOOK_EVERY_MS)))
    if (left !== undefined && work.status().status === 'running') tellProgress(left, work.lag(), started);
  const isDone = await work.stop(isGivenUp ? 0 : undefined);
  process.removeListener('SIGINT', giveUp).removeListener('SIGTERM', giveUp);
  if (!isDone) throw new CommandProblem(`${work.lag()} events are left; run the command again.`);
  say(`Kafka has all ${total} events.`);
}

/** Each trouble when it begins, and when it is over; not every attempt. */
function tellTroubleOnce(source: KafkaSource): (trouble: { code: string } | undefined) => void {
  let told: string | undefined;
  return (trouble) => {
    if (trouble && trouble.code !== told) say(`${kafkaAdvice(trouble.code, source)} ${GOES_ON}`);
    if (!trouble) say('Kafka takes events again.');
    told = trouble?.code;
  };
}

function tellProgress(all: number, left: number, started: number): void {
  const shipped = all - left;
  const rate = (shipped * 1000) / Math.max(1, performance.now() - started);
  const wait = rate > 0 ? `, ${Math.ceil(left / rate)} s left` : '';
  say(`${shipped} of ${all} (${Math.floor((shipped * 100) / Math.max(1, all))} %), ${Math.round(rate)}/s${wait}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

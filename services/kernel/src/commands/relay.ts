import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { dataFolder, lockDataFolder } from '../config/data-folder.js';
import { createKafkaClient } from '../kafka/kafka-client.js';
import type { KafkaSource } from '../kafka/kafka-source.js';
import { SqliteOutbox } from '../kafka/outbox.js';
import { Relay } from '../kafka/relay.js';
import { SystemRandomness } from '../ports/randomness.js';
import { SystemClock } from '../ports/system-clock.js';
import { explain } from '../service/explain.js';
import { StartProblem } from '../service/start-problem.js';
import { PinoLog } from '../telemetry/log.js';
import { kafkaCommandConfig } from './config.js';

const HELP = `Ships what is left in a journal to Kafka, and ends: for a volume whose instance will not come back.

Usage: npm run -s relay -- --journal PATH [--all]

  --journal PATH   the file journal.sqlite of the data folder; the service that wrote it must not be running
  --all            ships the whole journal, whatever Kafka has acknowledged of it before: for a Kafka that is empty, or
                   that was put back from a copy. What it has already is left out on reading.

It can be interrupted and run again, then without --all. Environment: KAFKA_BROKERS and the others, as for the services.
`;

const LOOK_EVERY_MS = 500;

async function relay(args: readonly string[]): Promise<void> {
  const flag = { type: 'boolean', default: false } as const;
  const options = { journal: { type: 'string' }, all: flag, help: flag } as const;
  const { values } = parseArgs({ args: [...args], options });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const { kafka: source, workingFolder } = kafkaCommandConfig();
  if (values.journal === undefined) throw new StartProblem('bad_usage', 'Say which journal: --journal PATH');
  const path = resolve(workingFolder, values.journal);
  // A mistyped path would make a new, empty journal, and nothing would be shipped.
  if (!existsSync(path)) throw new StartProblem('no_journal', `There is no file ${path}.`);
  const unlock = lockDataFolder(dataFolder(dirname(path)));
  const outbox = SqliteOutbox.open(path);
  try {
    if (values.all) outbox.forgetAcknowledged();
    await ship(outbox, source);
  } finally {
    outbox.close();
    unlock();
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
  let left = total;
  const onCluster = (acknowledged: number) => {
    left = Math.max(0, total - acknowledged);
    say(`${left} of ${total} events are not in Kafka yet.`);
  };
  const work = new Relay({ ...partsFor(source), outbox, onCluster, onTrouble: tellTrouble });
  let isGivenUp = false;
  const giveUp = () => (isGivenUp = true);
  process.once('SIGINT', giveUp).once('SIGTERM', giveUp);
  const started = performance.now();
  work.start();
  while (!isGivenUp && !(await work.relayed(LOOK_EVERY_MS))) tellProgress(left, work.lag(), started);
  const isDone = await work.stop(isGivenUp ? 0 : undefined);
  process.removeListener('SIGINT', giveUp).removeListener('SIGTERM', giveUp);
  if (!isDone) throw new StartProblem('not_relayed', `${work.lag()} events are left; run the command again.`);
  say(`Kafka has all ${total} events.`);
}

function tellProgress(all: number, left: number, started: number): void {
  const shipped = all - left;
  const rate = (shipped * 1000) / Math.max(1, performance.now() - started);
  const wait = rate > 0 ? `, ${Math.ceil(left / rate)} s left` : '';
  say(`${shipped} of ${all} (${Math.floor((shipped * 100) / Math.max(1, all))} %), ${Math.round(rate)}/s${wait}`);
}

function tellTrouble(trouble: { attempt: number; code: string } | undefined): void {
  if (!trouble) say('Kafka takes events again.');
  else if (trouble.attempt === 1) say(`Kafka does not take them (${trouble.code}); trying again.`);
}

const say = (line: string) => void process.stdout.write(`${line}\n`);

relay(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
});

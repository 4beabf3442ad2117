import { parseArgs } from 'node:util';

import { SqliteJournal, dataFolder } from '@repartee/kernel';

import { signedIn } from '../harness/shared-server.js';
import { Standalone } from '../harness/standalone.js';
import { benchDialogue } from './dialogue.bench.js';
import { eventsOf, oneTurnOf, playsOf } from './demo-journal.js';
import { benchFaults } from './faults.bench.js';
import { benchLogGrowth, shortGrowth, wholeGrowth } from './growth/log-growth.bench.js';
import { benchJournal } from './journal.bench.js';
import { benchKillPoints } from './kill-points.bench.js';
import { benchKills } from './kills.bench.js';
import { benchLiveliness } from './liveliness/liveliness.bench.js';
import { benchLog } from './log.bench.js';
import { print } from './measure.js';
import { benchPages } from './pages.bench.js';
import { benchProjector } from './projector.bench.js';
import { benchReaders } from './readers.bench.js';
import { benchRelayFaults } from './relay-faults.bench.js';
import { benchSimulator } from './simulator.bench.js';
import { benchVisible } from './visible.bench.js';
import { benchVoice } from './voice/voice.bench.js';

const help = `Measures this machine and prints one line of JSON a measure.

Usage: npm run -s bench -- NAME

  main         event to cockpit, overview, compare, engine, recogniser, journal, projector
  kills        kill -9 in the middle of a turn, 20 times on the same data: what is lost or doubled
  kill-points [--times N] [--point NAME ...]
               kill -9 of real services at each named point, N times (40): what is lost or doubled; names as the
               simulator has them
  relay-faults [N]
               a broker that loses answers and questions, N times each (100): what the relay loses or doubles; 1 where
               it is anything, or where a fault has not struck each time
  log          relay and feed beside the client alone, projector, rebuild from a journal and from the broker, appends,
               and from commit to table
  log --growth [--short]
               how projecting, from commit to table, and rebuilding grow with 1, 3 and 12 partitions, and with 1 and 3
               processes that project; up to six minutes, with --short one, to see that it works
  readers      others read the log: kcat, Python with the .proto files alone, a library for CloudEvents
  faults [NAME] [--seconds N]
               brokers, ClickHouse and projectors fail in turn, for up to ten minutes each, or N seconds: whether the
               tables are what was written; produce-responses, insert-responses, clickhouse-restart, two-projectors,
               one-slice, kafka-away, broker-killed or poison; in kafka-away and broker-killed learners talk to the
               services as processes
  simulator [--seeds N] [--from S] [--point NAME | --every-point]
               faults on a simulated log, one seed a run (10,000 from 1): what is lost, doubled or out of order; at a
               point that is named the process is killed, in each run, where one can be
  simulator --replay SEED [--point NAME] [--drawn]
               one run again, in readable lines; with --drawn its seed says what strikes there, as in the specs
  liveliness   how alive the persona is, in its authored words or with --mind; see liveliness --help
  voice [--loads 1,25,100,200] [--seconds 20] [--no-peer] [--demo FOLDER]
               spoken sessions on one core, real sound both ways: what the product adds to its providers, the highest
               load it carries, and beside Pipecat (fetches it): the first byte, the load, and what is on record of
               answers that are cut short; 15 minutes, two of them for a demo that FOLDER keeps for the next time
  voice --soak MINUTES [--sessions 100]
               the same load for so long: what the server holds, and what is left when the last one has gone
  --help       show this
`;

const EVENTS = 40_000;
const KILLS = 20;
const RELAY_FAULTS = 100;

async function main(): Promise<void> {
  const server = await Standalone.start({ demo: 'full' });
  try {
    print(await benchVisible(await signedIn(server.url, 'learner')));
    print(await benchPages(await signedIn(server.url, 'manager')));
    await server.stop();
    const journal = SqliteJournal.openReadOnly(dataFolder(server.dataFolder).journal);
    print(await benchDialogue(playsOf(journal)));
    print(await benchJournal(oneTurnOf(journal)));
    print(await benchProjector(eventsOf(journal, EVENTS)));
    await journal.close();
  } finally {
    await server.remove();
  }
}

const [name, ...args] = process.argv.slice(2);

const say = (line: string) => void process.stderr.write(`${line}\n`);

async function liveliness(): Promise<void> {
  process.exitCode = await benchLiveliness(args, {
    print: (text) => process.stdout.write(text),
    printError: (text) => process.stderr.write(text),
  });
}

const voice = (): Promise<void> => benchVoice(args, { onMeasured: print, say });

async function simulator(): Promise<void> {
  const isSound = await benchSimulator(args, {
    printMeasures: print,
    print: (line) => process.stdout.write(`${line}\n`),
    printError: (line) => process.stderr.write(`${line}\n`),
  });
  process.exitCode = isSound ? 0 : 1;
}

async function relayFaults(): Promise<void> {
  process.exitCode = (await benchRelayFaults(Number(args[0] ?? RELAY_FAULTS), { onMeasured: print, say })) ? 0 : 1;
}

async function faults(): Promise<void> {
  process.exitCode = (await benchFaults(args, { onMeasured: print, say })) ? 0 : 1;
}

async function killPoints(): Promise<void> {
  process.exitCode = (await benchKillPoints(args, { onMeasured: print, say })) ? 0 : 1;
}

async function log(): Promise<void> {
  const options = { growth: { type: 'boolean', default: false }, short: { type: 'boolean', default: false } } as const;
  const { growth, short } = parseArgs({ args, options }).values;
  if (growth) await benchLogGrowth(short ? shortGrowth : wholeGrowth, print);
  else await benchLog(print);
}

const benches = new Map<string, () => Promise<void> | void>([
  ['main', main],
  ['kills', async () => print(await benchKills(KILLS))],
  ['kill-points', killPoints],
  ['relay-faults', relayFaults],
  ['faults', faults],
  ['log', log],
  ['readers', () => benchReaders({ onMeasured: print, say })],
  ['simulator', simulator],
  ['liveliness', liveliness],
  ['voice', voice],
]);

/** What was asked for in words that no bench knows. */
const isMistyped = (error: unknown): error is Error =>
  error instanceof RangeError ||
  (error instanceof TypeError && String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS'));

function refuse(message: string): void {
  process.stderr.write(`${message}\n\n${help}`);
  process.exitCode = 2;
}

const bench = benches.get(name ?? '');
const asksForHelp = name === '--help' || (args.includes('--help') && name !== 'liveliness');
if (asksForHelp) {
  process.stdout.write(help);
} else if (!bench) {
  refuse(`There is no bench "${name ?? ''}".`);
} else {
  try {
    await bench();
  } catch (error) {
    if (!isMistyped(error)) throw error;
    refuse(error.message);
  }
}

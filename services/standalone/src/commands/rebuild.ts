import { join } from 'node:path';

import type { DataFolder } from '@repartee/kernel';
import {
  CommandProblem,
  DataFolderInUse,
  SystemClock,
  badUsage,
  lockDataFolder,
  readArguments,
  runCommand,
} from '@repartee/kernel';
import type { Rebuilt } from '@repartee/projections';
import { RebuildInterrupted, RebuildUnderWay, holdingLease, rebuildProjections } from '@repartee/projections';

import { readTablesConfig } from '../config.js';
import { usedFolder } from '../data-folder/used-folder.js';
import { count, showRebuild } from '../progress/rebuild-progress.js';
import type { OpenTables } from './tables/tables-at-rest.js';
import { openTables } from './tables/tables-at-rest.js';
import { openClusterTables } from './tables/tables-on-cluster.js';

const help = `Fills tables anew from the log beside those in use, and puts each in the place of the old one in one step.

Usage: npm run -s rebuild -- TABLE...
       npm run -s rebuild -- --all

  --all    every table that follows from the log
  --help   show this

Works beside a running server, which goes on storing, and without one. Ctrl-C stops it once what was read is stored; the
same command goes on from there, after a kill too, and until the end the tables in use stay as they are.
The log is the journal of the data folder (./data, or REPARTEE_DATA); where KAFKA_BROKERS is set, it is on Kafka, and
the tables are those at CLICKHOUSE_URL, with the other variables of the services. One runs at a time; there, after a kill,
the next one waits a quarter of a minute for it.
Status: 0 where every table is rebuilt, 1 where something failed, 2 for a wrong option, 130 where it was interrupted.
`;

const INTERRUPTED = 130;

const OPTIONS = { help: { type: 'boolean', default: false }, all: { type: 'boolean', default: false } } as const;

await runCommand(async (args) => {
  const { values, positionals } = readArguments('rebuild', OPTIONS, args);
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  if (values.all === positionals.length > 0) throw badUsage('rebuild', 'Name the tables to rebuild, or say --all.');
  const clock = new SystemClock();
  const began = clock.now();
  const rebuilt = await rebuild(values.all ? 'all' : positionals);
  process.stdout.write(report(rebuilt, (clock.now() - began) / 1000));
  return 0;
});

async function rebuild(tables: readonly string[] | 'all'): Promise<Rebuilt> {
  const { cluster, dataFolder: path } = readTablesConfig();
  if (cluster) {
    const opened = await openClusterTables(cluster);
    return aloneOnCluster(tables, opened).finally(() => opened.close());
  }
  const folder = usedFolder(path);
  const unlock = lockRebuild(folder);
  try {
    const opened = await openTables(folder);
    return await showing(tables, opened).finally(() => opened.close());
  } finally {
    unlock();
  }
}

/** From whatever machine: a lock in a folder would be seen by those on this one alone. */
async function aloneOnCluster(tables: readonly string[] | 'all', opened: OpenTables): Promise<Rebuilt> {
  try {
    return await holdingLease({ clickhouse: opened.clickhouse }, (lost) => showing(tables, opened, lost));
  } catch (error) {
    throw error instanceof RebuildUnderWay ? new CommandProblem(error.message) : error;
  }
}

/** `lost`: it is not alone any more. */
async function showing(
  tables: readonly string[] | 'all',
  { clickhouse, history }: OpenTables,
  lost?: AbortSignal,
): Promise<Rebuilt> {
  const clock = new SystemClock();
  const show = showRebuild(process.stdout, () => clock.now());
  const interruption = new AbortController();
  const interrupt = () => interruption.abort();
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  try {
    const signal = lost ? AbortSignal.any([interruption.signal, lost]) : interruption.signal;
    return await rebuildProjections({
      clickhouse,
      history,
      tables,
      signal,
      onProgress: (stored) => show.stored(stored),
    });
  } catch (error) {
    if (!(error instanceof RebuildInterrupted)) throw error;
    show.end();
    throw new CommandProblem(`${error.message} The same command goes on from there.`, { exit: INTERRUPTED });
  } finally {
    show.end();
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}

/** Two at once would fill the same tables beside; the lock goes with the process, however that ends. */
function lockRebuild(folder: DataFolder): () => void {
  try {
    return lockDataFolder({ ...folder, lock: join(folder.path, 'rebuild-lock.sqlite') });
  } catch (error) {
    if (!(error instanceof DataFolderInUse)) throw error;
    throw new CommandProblem('Another rebuild is under way on this data folder. Wait for its end, or stop it first.');
  }
}

function report({ tables, from, through, events, rows }: Rebuilt, seconds: number): string {
  const start = from > 0 ? `, from place ${count(from)} on, where it was left` : '';
  const rate = events / Math.max(seconds, 0.001);
  return [
    `${tables.length === 1 ? `${tables[0]} is` : `${tables.length} tables are`} rebuilt from the log to ${through}${start}:`,
    `${count(events)} events, ${count(rows)} rows in ${seconds.toFixed(1)} s (${count(rate)} events/s).\n`,
  ].join(' ');
}

import { getPriority, setPriority } from 'node:os';
import { Worker } from 'node:worker_threads';

import { DataType, load, open } from 'ffi-rs';

import { engineLibrary } from './engine-library.js';

/**
 * The process of the embedded server: loads the engine and runs it as `clickhouse local` that listens for HTTP. The call
 * occupies this thread until the keep-alive query is killed; a worker ends the process with its parent.
 */
const KEEP_ALIVE = [
  'SYSTEM START LISTEN HTTP',
  'SELECT sleepEachRow(3) FROM system.numbers SETTINGS max_block_size = 1, function_sleep_max_microseconds_per_block = 0 FORMAT Null',
].join('; ');

/** On a machine where both want the processor, the read side waits for the conversations: 0 is as any process. */
const NICENESS = 10;

const [configFile = '', dataFolder = '', port = ''] = process.argv.slice(2);

function runEngine(): void {
  const listen = ['--listen_host', '127.0.0.1', '--http_port', port];
  const args = ['clickhouse', '--config-file', configFile, '--path', dataFolder, ...listen, '--query', KEEP_ALIVE];
  open({ library: 'engine', path: engineLibrary() });
  load({
    library: 'engine',
    funcName: 'chdb_query_cmdline',
    retType: DataType.External,
    paramsType: [DataType.I32, DataType.StringArray],
    paramsValue: [args.length, args],
  });
  // The engine has closed its tables; an ordinary exit would wait for its idle threads, for seconds.
  process.kill(process.pid, 'SIGKILL');
}

// Threads take it over from the one that starts them, so it comes first.
setPriority(Math.max(NICENESS, getPriority()));
// The lifeline must run before this thread is given away.
new Worker(new URL('./lifeline.js', import.meta.url)).once('online', runEngine);

import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** What the environment says to the tests. */
export interface TestConfig {
  /** The Chromium to use; one of the machine where it is not set. */
  chromium: string | undefined;
  /** The server that the whole run shares, once it is started. */
  sharedServer: string | undefined;
  /** Where the run keeps the data folder with the small demo, once somebody has needed it. */
  demoFolder: string | undefined;
  /** The folder of a cluster that runs: one that the run shares, or that somebody has started to write specs on it. */
  cluster: string | undefined;
  /** Where tools are kept from one run to the next. */
  caches: string;
  /** The folders in which programs are looked for. */
  path: string[];
}

export function readTestConfig(): TestConfig {
  return {
    chromium: process.env['CHROMIUM_PATH'],
    sharedServer: process.env['REPARTEE_SHARED_SERVER'],
    demoFolder: process.env['REPARTEE_DEMO_FOLDER'],
    cluster: process.env['REPARTEE_CLUSTER'],
    caches: process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'),
    path: (process.env['PATH'] ?? '').split(delimiter),
  };
}

/** Hands the shared server to the workers, which inherit the environment. */
export function shareServer(text: string): void {
  process.env['REPARTEE_SHARED_SERVER'] = text;
}

/** Has this process, and all that it starts, put what is for the while into this folder. */
export function shareTemporaryFolder(folder: string): void {
  process.env['TMPDIR'] = folder;
}

/** Says to the workers where the small demo is kept. */
export function shareDemoFolder(folder: string): void {
  process.env['REPARTEE_DEMO_FOLDER'] = folder;
}

/** Hands the folder of the shared cluster to the workers. */
export function shareCluster(folder: string): void {
  process.env['REPARTEE_CLUSTER'] = folder;
}

/** The environment of a child process: ours, with some variables set. */
export function environmentWith(variables: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  // Jest sets NODE_ENV and NODE_OPTIONS for itself; the product is run as people run it.
  const { NODE_ENV: _env, NODE_OPTIONS: _options, INIT_CWD: _cwd, ...own } = process.env;
  return { ...own, ...variables };
}

import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** What the environment says to the tests. */
export interface TestConfig {
  /** The Chromium to use; one of the machine where it is not set. */
  chromium: string | undefined;
  /** The server that the whole run shares, once it is started. */
  sharedServer: string | undefined;
  /** The folder of a cluster that runs already (`npm run -s cluster -- --folder DIR`), for whoever writes specs. */
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
    cluster: process.env['REPARTEE_CLUSTER'],
    caches: process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'),
    path: (process.env['PATH'] ?? '').split(delimiter),
  };
}

/** Hands the shared server to the workers, which inherit the environment. */
export function shareServer(text: string): void {
  process.env['REPARTEE_SHARED_SERVER'] = text;
}

/** The environment of a child process: ours, with some variables set. */
export function environmentWith(variables: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  // Jest sets NODE_ENV and NODE_OPTIONS for itself; the product is run as people run it.
  const { NODE_ENV: _env, NODE_OPTIONS: _options, INIT_CWD: _cwd, ...own } = process.env;
  return { ...own, ...variables };
}

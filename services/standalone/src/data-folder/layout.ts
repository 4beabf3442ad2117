import { join } from 'node:path';

export interface Layout {
  folder: string;
  journal: string;
  /** Positions and dead letters. */
  feed: string;
  /** Passwords, links and sign-in keys. */
  credentials: string;
  keys: string;
  masterKey: string;
  readModels: string;
  clickhouse: string;
  lock: string;
  /** Where a running server is found. */
  runtime: string;
}

/** What lies where in the data folder. */
export function layoutOf(folder: string): Layout {
  return {
    folder,
    journal: join(folder, 'journal.sqlite'),
    feed: join(folder, 'feed.sqlite'),
    credentials: join(folder, 'credentials.sqlite'),
    keys: join(folder, 'keys.sqlite'),
    masterKey: join(folder, 'master.key'),
    readModels: join(folder, 'read-models'),
    clickhouse: join(folder, 'clickhouse'),
    lock: join(folder, 'lock.sqlite'),
    runtime: join(folder, 'runtime.json'),
  };
}

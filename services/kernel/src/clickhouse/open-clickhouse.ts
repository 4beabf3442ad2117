import type { Clock } from '../ports/clock.js';
import type { Log } from '../telemetry/log.js';
import type { ClickHouse, ClickHouseCredentials } from './clickhouse.js';
import type { ClickHouseServerOptions } from './clickhouse-server.js';
import { ClickHouseServer } from './clickhouse-server.js';
import { HttpClickHouse } from './http-clickhouse.js';

/** The embedded server in a folder, or one that somebody else runs; `cluster` is the name of those it belongs to. */
export type ClickHouseSource =
  | { mode: 'embedded'; folder: string; memoryLimit?: number }
  | { mode: 'external'; credentials: ClickHouseCredentials; cluster?: string };

export interface OpenClickHouse {
  source: ClickHouseSource;
  /** Default `repartee`. */
  database?: string;
  clock: Clock;
  log: Log;
}

export interface OpenedClickHouse {
  clickhouse: ClickHouse;
  credentials: ClickHouseCredentials;
  /** Closes the connections, and ends the embedded server. */
  close(): Promise<void>;
}

/** Starts or reaches ClickHouse. Rejects when it does not answer. */
export async function openClickHouse({
  source,
  database = 'repartee',
  clock,
  log,
}: OpenClickHouse): Promise<OpenedClickHouse> {
  if (source.mode === 'external') {
    const { mode: _mode, ...place } = source;
    const clickhouse = await HttpClickHouse.connect({ ...place, database });
    return { clickhouse, credentials: source.credentials, close: () => clickhouse.close() };
  }
  const onRestart: ClickHouseServerOptions['onRestart'] = (exit) =>
    log.error({ ...exit }, 'The ClickHouse server died and is started again');
  const server = await ClickHouseServer.start({ ...source, database, clock, onRestart });
  const { credentials } = server;
  const clickhouse = await HttpClickHouse.connect({ credentials, database, whenReady: () => server.whenReady() });
  const close = async () => {
    await clickhouse.close();
    await server.stop();
  };
  return { clickhouse, credentials, close };
}

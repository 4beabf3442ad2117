import type { ClickHouseCredentials } from './clickhouse.js';

const PING_LIMIT_MS = 1000;

/** The engine waits for open connections before it ends, so none is kept. */
const ONE_REQUEST = { connection: 'close' };

/** Whether a ClickHouse server answers at this address. */
export async function ping(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/ping`, { headers: ONE_REQUEST, signal: AbortSignal.timeout(PING_LIMIT_MS) });
    return response.ok;
  } catch {
    return false;
  }
}

/** Ends the query that keeps the embedded server alive, and with it the server, in order. */
export async function killKeepAlive({ url, writer }: ClickHouseCredentials): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { ...ONE_REQUEST, 'x-clickhouse-user': writer.username, 'x-clickhouse-key': writer.password },
    body: `KILL QUERY WHERE query LIKE '%sleepEachRow(3)%' AND query NOT LIKE 'KILL%' ASYNC`,
    signal: AbortSignal.timeout(PING_LIMIT_MS),
  });
  if (!response.ok) throw new Error(`The server refuses to stop: ${response.status}`);
}

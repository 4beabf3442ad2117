import { setTimeout as delay } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

import pg from 'pg';

import { PostgresClearing } from './postgres-clearing.js';
import type { ClearingTold, PostgresAnswer, PostgresQuestion, PostgresThreadData } from './postgres-questions.js';
import { CLEAR, READY, STALE } from './postgres-questions.js';

const { url, port, answered, limitMs, trustMs } = workerData as PostgresThreadData;

/** Between two attempts to connect while nobody asks. */
const RETRY_MS = 500;

let client: pg.Client | undefined;
let connecting: Promise<pg.Client> | undefined;
let trust: NodeJS.Timeout | undefined;
let wasConnected = false;

const sayStale = () => parentPort?.postMessage(STALE);

/** The connection, made where there is none. What was destroyed while there was none, nobody has heard. */
function connected(): Promise<pg.Client> {
  if (client) return Promise.resolve(client);
  connecting ??= connect().finally(() => (connecting = undefined));
  return connecting;
}

async function connect(): Promise<pg.Client> {
  const made = new pg.Client({
    ...{ connectionString: url, application_name: 'repartee-keys', keepAlive: true },
    ...{ connectionTimeoutMillis: limitMs, query_timeout: limitMs, statement_timeout: limitMs },
  });
  made.on('error', () => lose(made));
  made.on('end', () => lose(made));
  made.on('notification', sayStale);
  try {
    await made.connect();
    await made.query('LISTEN repartee_keys');
  } catch (error) {
    made.end().catch(() => undefined);
    throw error;
  }
  client = made;
  clearTimeout(trust);
  if (wasConnected) sayStale();
  wasConnected = true;
  return made;
}

function lose(lost: pg.Client): void {
  if (client !== lost) return;
  client = undefined;
  trust = setTimeout(sayStale, trustMs);
  void reconnect();
}

async function reconnect(): Promise<void> {
  while (!client) {
    await delay(RETRY_MS);
    await connected().catch(() => undefined);
  }
}

/** Every statement may come twice: the connection is lost after it was done as well as before. */
async function answer({ number, text, values, alone }: PostgresQuestion): Promise<PostgresAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    let asked: pg.Client | undefined;
    try {
      asked = await connected();
      // Bytes arrive as plain arrays of bytes; the library knows buffers.
      const question = { text, values: values.map(toBuffers) };
      const result = await (alone === undefined ? asked.query(question) : askAlone(asked, question, alone));
      return { number, rows: (Array.isArray(result) ? [] : result.rows) as object[] };
    } catch (error) {
      const away = isAway(error);
      if (away && asked) {
        asked.end().catch(() => undefined);
        lose(asked);
      }
      if (!away || !asked || attempt === 2) return { number, error: String(error), away };
    }
  }
}

/** The statement sees all that was written before it had the table for itself. */
async function askAlone(asked: pg.Client, question: pg.QueryConfig, table: string): Promise<pg.QueryResult> {
  try {
    await asked.query(`BEGIN; LOCK TABLE ${table} IN SHARE ROW EXCLUSIVE MODE`);
    const result = await asked.query(question);
    await asked.query('COMMIT');
    return result;
  } catch (error) {
    await asked.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

function toBuffers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toBuffers);
  return value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value;
}

/** A statement that is refused has a state of five characters; 08, 53 and 57 are the server's own trouble. */
function isAway(error: unknown): boolean {
  const state = error instanceof Error && 'code' in error ? String(error.code) : '';
  return !/^[0-9A-Z]{5}$/.test(state) || /^(08|53|57)/.test(state);
}

const clearing = new PostgresClearing({
  ...{ url, limitMs },
  onTrouble: (trouble) => parentPort?.postMessage({ clearing: trouble } satisfies ClearingTold),
});

port.on('message', (question: PostgresQuestion | typeof CLEAR) => {
  if (question === CLEAR) return clearing.begin();
  void answer(question).then((given) => {
    port.postMessage(given);
    Atomics.add(answered, 0, 1);
    Atomics.notify(answered, 0);
  });
});
parentPort?.postMessage(READY);

import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';

import type { ClickHouseClient, ClickHouseSettings } from '@clickhouse/client';
import { ClickHouseLogLevel, createClient } from '@clickhouse/client';

import type { ClickHouseCredentials, GatheredRows, QueryParameters } from './clickhouse.js';
import { ClickHouse } from './clickhouse.js';
import { classify, isLeftToReplicas } from './clickhouse-errors.js';
import type { DescribedColumn, TableColumns } from './native/native-rows.js';
import { NativeRows, tableColumns } from './native/native-rows.js';
import { replicated, settingsOnReplicas, tableToMake, writerOnReplicas } from './replicated.js';

export interface ConnectClickHouse {
  credentials: ClickHouseCredentials;
  /** Default `repartee`; made where it does not exist. */
  database?: string;
  /** The name of the cluster that the server belongs to, where tables are replicated. */
  cluster?: string;
  /** Resolves when a restarting server is back; default: at once. */
  whenReady?: () => Promise<void>;
  /** Longest wait for a restarting server, in milliseconds; default 15,000. */
  waitLimitMs?: number;
}

const REQUEST_LIMIT_MS = 60_000;

/** ClickHouse over HTTP: the embedded server or one elsewhere, through the same client. */
export class HttpClickHouse extends ClickHouse {
  private readonly columns = new Map<string, Promise<TableColumns>>();

  private constructor(
    readonly database: string,
    private readonly writer: ClickHouseClient,
    private readonly reader: ClickHouseClient,
    private readonly connection: ConnectClickHouse,
  ) {
    super();
  }

  /** Connects and makes the database where it does not exist. */
  static async connect(connection: ConnectClickHouse): Promise<HttpClickHouse> {
    const { credentials, database = 'repartee', cluster } = connection;
    await createDatabase(connection, database);
    const onReplicas = cluster === undefined ? {} : writerOnReplicas;
    const writer = clientFor(credentials.url, credentials.writer, database, onReplicas);
    const reader = clientFor(credentials.url, credentials.reader, database);
    return new HttpClickHouse(database, writer, reader, connection);
  }

  async insert<Row extends object>(table: string, rows: readonly Row[]): Promise<void> {
    if (rows.length === 0) return;
    // The format takes an array of rows as well: written in one go it costs half of what rows cost one by one.
    await this.whenServed(() => this.writer.insert({ table, values: [rows], format: 'JSONEachRow' }));
  }

  override async gather(table: string): Promise<GatheredRows> {
    const rows = new NativeRows(await this.columnsOf(table));
    return {
      get size() {
        return rows.size;
      },
      add: (added) => rows.add(added),
      store: async () => {
        if (!rows.isEmpty) await this.whenServed(() => this.insertNative(table, rows.written));
      },
    };
  }

  /** Asked for once, and again after rows were refused: the table may have been changed. */
  private columnsOf(table: string): Promise<TableColumns> {
    const known = this.columns.get(table);
    if (known) return known;
    const asked = this.query<DescribedColumn>(`DESCRIBE TABLE ${table}`).then(tableColumns);
    this.columns.set(table, asked);
    asked.catch(() => this.columns.delete(table));
    return asked;
  }

  /** The client's insert would have the rows as objects, to encode them itself. */
  private async insertNative(table: string, bytes: Buffer): Promise<void> {
    const query = `INSERT INTO ${table} FORMAT Native`;
    try {
      const { stream } = await this.writer.exec({ query, values: Readable.from([bytes]), ...asTheyCome });
      // The answer says nothing, and is read so that its connection can be used again.
      await finished(stream.resume());
    } catch (error) {
      this.columns.delete(table);
      throw error;
    }
  }

  query<Row extends object>(sql: string, parameters: QueryParameters = {}): Promise<Row[]> {
    return this.rows<Row>(this.writer, sql, parameters);
  }

  read<Row extends object>(sql: string, parameters: QueryParameters = {}): Promise<Row[]> {
    return this.rows<Row>(this.reader, sql, parameters);
  }

  async command(sql: string, parameters: QueryParameters = {}): Promise<void> {
    const { cluster } = this.connection;
    if (cluster !== undefined) return this.commandOnReplicas(cluster, sql, parameters);
    await this.whenServed(() => this.writer.command({ query: sql, query_params: parameters }));
  }

  useDatabase(database: string): Promise<ClickHouse> {
    return HttpClickHouse.connect({ ...this.connection, database });
  }

  dropDatabase(): Promise<void> {
    return this.command('DROP DATABASE IF EXISTS {database:Identifier} SYNC', { database: this.database });
  }

  async ping(): Promise<boolean> {
    return (await this.writer.ping()).success;
  }

  async close(): Promise<void> {
    await Promise.all([this.writer.close(), this.reader.close()]);
  }

  /** What every server would have to be there for is only said where something is missing. */
  private async commandOnReplicas(cluster: string, sql: string, parameters: QueryParameters): Promise<void> {
    const table = tableToMake(sql);
    if (table !== undefined && (await this.whenServed(() => isThere(this.writer, TABLE_THERE, table)))) return;
    const query = replicated(sql, cluster);
    const clickhouse_settings = settingsOnReplicas(sql);
    await this.whenServed(async () => {
      try {
        await this.writer.command({ query, query_params: parameters, clickhouse_settings });
      } catch (error) {
        if (!isLeftToReplicas(error)) throw error;
      }
    });
  }

  private rows<Row extends object>(client: ClickHouseClient, sql: string, parameters: QueryParameters): Promise<Row[]> {
    return this.whenServed(async () => {
      const result = await client.query({ query: sql, query_params: parameters, format: 'JSONEachRow' });
      return result.json<Row>();
    });
  }

  /** Waits for a restarting server first, so that a reader sees a pause rather than an error. */
  private async whenServed<Result>(request: () => Promise<Result>): Promise<Result> {
    const { whenReady, waitLimitMs = 15_000 } = this.connection;
    try {
      if (whenReady) await within(waitLimitMs, whenReady());
      return await request();
    } catch (error) {
      throw classify(error);
    }
  }
}

/**
 * What replaces what is found where rows are read and where parts are merged: to look for it among the rows of an insert
 * as well costs a fifth of the insert, and finds next to nothing.
 */
const asTheyCome = { clickhouse_settings: { optimize_on_insert: 0 } } as const;

const CREATE_DATABASE = 'CREATE DATABASE IF NOT EXISTS {database:Identifier}';
const DATABASE_THERE = 'SELECT 1 AS there FROM system.databases WHERE name = {name:String}';
const TABLE_THERE = 'SELECT 1 AS there FROM system.tables WHERE database = currentDatabase() AND name = {name:String}';

async function isThere(client: ClickHouseClient, query: string, name: string): Promise<boolean> {
  const found = await client.query({ query, query_params: { name }, format: 'JSONEachRow' });
  return (await found.json()).length > 0;
}

async function createDatabase({ credentials, cluster }: ConnectClickHouse, database: string): Promise<void> {
  const client = clientFor(credentials.url, credentials.writer, 'default');
  const onReplicas = cluster !== undefined && { clickhouse_settings: settingsOnReplicas(CREATE_DATABASE) };
  const query = cluster === undefined ? CREATE_DATABASE : replicated(CREATE_DATABASE, cluster);
  try {
    if (cluster !== undefined && (await isThere(client, DATABASE_THERE, database))) return;
    await client.command({ query, query_params: { database }, ...onReplicas });
  } catch (error) {
    throw classify(error);
  } finally {
    await client.close();
  }
}

function clientFor(
  url: string,
  user: ClickHouseCredentials['writer'],
  database: string,
  settings: ClickHouseSettings = {},
): ClickHouseClient {
  return createClient({
    url,
    ...user,
    database,
    request_timeout: REQUEST_LIMIT_MS,
    max_open_connections: 20,
    compression: { request: false, response: false },
    log: { level: ClickHouseLogLevel.OFF },
    clickhouse_settings: {
      async_insert: 0,
      wait_end_of_query: 1,
      output_format_json_quote_64bit_integers: 0,
      input_format_skip_unknown_fields: 0,
      date_time_input_format: 'best_effort',
      ...settings,
    },
  });
}

async function within<Result>(limitMs: number, work: Promise<Result>): Promise<Result> {
  const { promise, cancel } = failAfter(limitMs);
  return Promise.race([work, promise]).finally(cancel);
}

function failAfter(limitMs: number): { promise: Promise<never>; cancel: () => void } {
  let timeout: NodeJS.Timeout | undefined;
  const promise = new Promise<never>((_, reject) => {
    const error = Object.assign(new Error('The ClickHouse server is not back yet.'), { code: 'ETIMEDOUT' });
    timeout = setTimeout(() => reject(error), limitMs);
  });
  return { promise, cancel: () => clearTimeout(timeout) };
}

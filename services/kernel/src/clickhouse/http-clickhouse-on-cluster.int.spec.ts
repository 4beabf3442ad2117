import { once } from 'node:events';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { HttpClickHouse } from './http-clickhouse.js';

interface Asked {
  sql: string;
  settings: URLSearchParams;
}

/** A server of a cluster, as far as statements go: what it has, what it was told, and what it refuses with which code. */
class ServerOfCluster {
  readonly asked: Asked[] = [];
  databases = ['default'];
  tables: string[] = [];
  refusing: { statement: RegExp; code: number } | undefined;
  private readonly server: Server = createServer((incoming, answer) => {
    void text(incoming).then((body) => {
      const settings = new URL(incoming.url ?? '/', 'http://clickhouse').searchParams;
      const sql = settings.get('query') ?? body;
      this.asked.push({ sql, settings });
      const { refusing } = this;
      if (!refusing?.statement.test(sql)) return answer.end(this.answerTo(sql, settings));
      answer.writeHead(500, { 'x-clickhouse-exception-code': String(refusing.code) });
      return answer.end(`Code: ${refusing.code}. DB::Exception: Some replicas are inactive right now. (SOMETHING)`);
    });
  });

  async start(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  /** Statements for all servers, which wait for every one of them. */
  get forAll(): Asked[] {
    return this.asked.filter(({ sql }) => sql.includes('ON CLUSTER'));
  }

  private answerTo(sql: string, settings: URLSearchParams): string {
    const there = sql.includes('system.databases') ? this.databases : sql.includes('system.tables') ? this.tables : [];
    return there.includes(settings.get('param_name') ?? '') ? '{"there":1}\n' : '';
  }
}

const user = { username: 'writer', password: 'secret' };
let server: ServerOfCluster;
let clickhouse: HttpClickHouse | undefined;
let connect: () => Promise<HttpClickHouse>;

beforeEach(async () => {
  server = new ServerOfCluster();
  const url = await server.start();
  connect = async () =>
    (clickhouse = await HttpClickHouse.connect({ credentials: { url, writer: user, reader: user }, cluster: 'main' }));
});

afterEach(async () => {
  await clickhouse?.close();
  clickhouse = undefined;
  await server.stop();
});

const TABLE = 'CREATE TABLE IF NOT EXISTS sites (id String) ENGINE = MergeTree ORDER BY id';

describe('a database of a cluster', () => {
  it('is asked for, and made on all servers only where there is none', async () => {
    server.databases.push('repartee');
    server.tables.push('sites');
    const there = await connect();
    await there.command(TABLE);

    expect(server.forAll).toEqual([]);
    server.tables = [];
    await there.command(TABLE);
    expect(server.forAll.map(({ sql }) => sql)).toEqual([expect.stringMatching(/^CREATE TABLE .*ON CLUSTER 'main'/)]);
  });

  it('is made without waiting for a server that is away longer than a request may last', async () => {
    await (await connect()).command(TABLE);

    const [made, table] = server.forAll;
    expect([made?.sql, table?.sql]).toEqual([
      expect.stringMatching(/^CREATE DATABASE .*ON CLUSTER 'main'/),
      expect.stringMatching(/^CREATE TABLE .*ON CLUSTER 'main'/),
    ]);
    for (const { settings } of server.forAll) {
      expect(settings.get('distributed_ddl_output_mode')).toBe('null_status_on_timeout');
      expect(settings.get('distributed_ddl_task_timeout')).toBe('30');
    }
  });

  it('exchanges tables only where every server says that it has', async () => {
    await (await connect()).command('EXCHANGE TABLES a.sites AND b.sites');

    expect(server.forAll.at(-1)?.settings.get('distributed_ddl_output_mode')).toBe('throw');
  });

  it.each(["DELETE FROM sites WHERE id = 'a'", 'ALTER TABLE sites ADD COLUMN IF NOT EXISTS name String'])(
    'is changed on those that are there, and by the one that is away when it is back: %s',
    async (statement) => {
      server.refusing = { statement: /^(DELETE|ALTER)/, code: 341 };

      await expect((await connect()).command(statement)).resolves.toBeUndefined();
    },
  );

  it('refuses what it refuses for another reason', async () => {
    server.refusing = { statement: /^DELETE/, code: 60 };
    const there = await connect();

    await expect(there.command('DELETE FROM sites WHERE 1')).rejects.toMatchObject({ code: '60' });
    server.refusing = { statement: /^EXCHANGE/, code: 159 };
    await expect(there.command('EXCHANGE TABLES a.sites AND b.sites')).rejects.toMatchObject({
      name: 'RetriableError',
    });
  });
});

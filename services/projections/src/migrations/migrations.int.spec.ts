import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ClickHouseServer, HttpClickHouse, SystemClock, replicated } from '@repartee/kernel';

import { migrations } from './index.js';

const steps = migrations.flatMap(({ up, down }) => [...up, ...down]);
const onCluster = steps.map((statement) => replicated(statement, 'main'));

describe('the migrations on a cluster', () => {
  const folder = mkdtempSync(join(tmpdir(), 'repartee-migrations-'));
  let server: ClickHouseServer;
  let clickhouse: HttpClickHouse;

  beforeAll(async () => {
    server = await ClickHouseServer.start({ folder, clock: new SystemClock(), memoryLimit: 1_000_000_000 });
    clickhouse = await HttpClickHouse.connect({ credentials: server.credentials });
  }, 90_000);

  afterAll(async () => {
    await clickhouse.close();
    await server.stop();
    rmSync(folder, { recursive: true });
  }, 30_000);

  it('make no table that is not replicated', () => {
    const made = onCluster.filter((statement) => statement.startsWith('CREATE TABLE'));

    expect(made.length).toBeGreaterThan(30);
    for (const statement of made)
      expect(statement).toMatch(/ON CLUSTER 'main' \([^]*ENGINE = ReplicatedReplacingMergeTree\(/);
  });

  // The embedded engine belongs to no cluster, but its parser is that of a server.
  it('are statements of ClickHouse', async () => {
    for (const sql of onCluster) {
      const [row] = await clickhouse.query<{ text: string }>('SELECT formatQuerySingleLine({sql:String}) AS text', {
        sql,
      });
      expect(row?.text.includes('ON CLUSTER main') || !/^(CREATE|DROP)/.test(sql)).toBe(true);
    }
  });
});

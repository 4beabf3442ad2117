import { describe, expect, it } from '@jest/globals';
import { replicated } from '@repartee/kernel';

import { createTestClickHouse } from '../clickhouse.fixtures.js';
import { migrations } from './index.js';

const steps = migrations.flatMap(({ up, down }) => [...up, ...down]);
const onCluster = steps.map((statement) => replicated(statement, 'main'));

describe('the migrations on a cluster', () => {
  const { emptyDatabase } = createTestClickHouse();

  it('make no table that is not replicated', () => {
    const made = onCluster.filter((statement) => statement.startsWith('CREATE TABLE'));

    expect(made.length).toBeGreaterThan(30);
    for (const statement of made)
      expect(statement).toMatch(/ON CLUSTER 'main' \([^]*ENGINE = ReplicatedReplacingMergeTree\(/);
  });

  // The embedded engine belongs to no cluster, but its parser is that of a server.
  it('are statements of ClickHouse', async () => {
    const clickhouse = await emptyDatabase();
    for (const sql of onCluster) {
      const [row] = await clickhouse.query<{ text: string }>('SELECT formatQuerySingleLine({sql:String}) AS text', {
        sql,
      });
      expect(row?.text.includes('ON CLUSTER main') || !/^(CREATE|DROP)/.test(sql)).toBe(true);
    }
  });
});

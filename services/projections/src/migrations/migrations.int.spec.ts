import { describe, expect, it } from '@jest/globals';
import type { ClickHouse } from '@repartee/kernel';
import { migrate, replicated } from '@repartee/kernel';

import { createTestClickHouse } from '../clickhouse.fixtures.js';
import { migrations } from './index.js';

const steps = migrations.flatMap(({ up, down }) => [...up, ...down]);
const onCluster = steps.map((statement) => replicated(statement, 'main'));

const { anotherClient, emptyDatabase } = createTestClickHouse();

/** Columns of every table, in their order. */
const schemaOf = (database: ClickHouse) =>
  database.query(
    'SELECT table, name, type, position FROM system.columns WHERE database = {database:String} ORDER BY table, position',
    { database: database.database },
  );

describe('the migrations, where two apply them at once', () => {
  it.each([
    ['an empty database', 0],
    ['one that is half-way', 7],
  ])(
    'bring %s to the same schema, and can be looked at afterwards',
    async (_, applied) => {
      const alone = await emptyDatabase();
      await migrate(alone, migrations);
      const one = await emptyDatabase();
      await migrate(one, migrations.slice(0, applied));
      const other = await anotherClient(one);
      await Promise.all([migrate(one, migrations), migrate(other, migrations)]);

      expect(await migrate(one, migrations)).toEqual([]);
      expect(await schemaOf(one)).toEqual(await schemaOf(alone));
      await expect(migrate(one, migrations.slice(0, -1))).rejects.toMatchObject({ code: 'migration_mismatch' });
    },
    60_000,
  );
});

describe('the migrations on a cluster', () => {
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

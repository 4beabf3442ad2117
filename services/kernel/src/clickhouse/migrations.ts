import { createHash } from 'node:crypto';

import type { ClickHouse, Migration } from './clickhouse.js';

const TABLE = `
CREATE TABLE IF NOT EXISTS schema_migrations (
  number UInt32,
  name String,
  sha256 String,
  applied_at DateTime64(3, 'UTC') DEFAULT now64(3)
) ENGINE = MergeTree ORDER BY number`;

interface AppliedMigration {
  number: number;
  name: string;
  sha256: string;
}

/** The schema in the database and the one in the code have parted. */
export class MigrationMismatch extends Error {
  readonly code = 'migration_mismatch';

  constructor(detail: string) {
    super(detail);
    this.name = 'MigrationMismatch';
  }
}

/**
 * Applies the migrations that are missing, in order, and returns their numbers. What was done is noted at the end, so a
 * step that failed half-way or was cut off is run again whole, with those before it that no note speaks of: statements say
 * IF NOT EXISTS. So two who do it at once do no harm, and a step that both have noted counts once. Throws
 * MigrationMismatch where an applied step was changed.
 */
export async function migrate(clickhouse: ClickHouse, migrations: readonly Migration[]): Promise<number[]> {
  refuseGaps(migrations);
  await clickhouse.command(TABLE);
  const applied = await appliedMigrations(clickhouse);
  refuseChanges(applied, migrations);
  const pending = migrations.slice(lastOf(applied));
  const done: AppliedMigration[] = [];
  try {
    for (const migration of pending) {
      await Promise.all(migration.up.map((statement) => clickhouse.command(statement)));
      const { number, name } = migration;
      done.push({ number, name, sha256: digest(migration) });
    }
  } finally {
    await clickhouse.insert('schema_migrations', done);
  }
  return pending.map(({ number }) => number);
}

/** Takes back the applied migrations above a number, the last first. */
export async function rollBackTo(
  clickhouse: ClickHouse,
  migrations: readonly Migration[],
  target: number,
): Promise<number[]> {
  const applied = await appliedMigrations(clickhouse);
  const steps = migrations.slice(target, lastOf(applied)).reverse();
  for (const { number, down } of steps) {
    for (const statement of down) await clickhouse.command(statement);
    await clickhouse.command('DELETE FROM schema_migrations WHERE number = {number:UInt32}', { number });
  }
  return steps.map(({ number }) => number);
}

function appliedMigrations(clickhouse: ClickHouse): Promise<AppliedMigration[]> {
  return clickhouse.query<AppliedMigration>(
    'SELECT number, name, sha256 FROM schema_migrations GROUP BY number, name, sha256 ORDER BY number',
  );
}

const lastOf = (applied: readonly AppliedMigration[]): number => applied.at(-1)?.number ?? 0;

function refuseGaps(migrations: readonly Migration[]): void {
  migrations.forEach(({ number, name }, index) => {
    if (number !== index + 1)
      throw new MigrationMismatch(`Migration ${number} (${name}) stands in place ${index + 1}.`);
  });
}

function refuseChanges(applied: readonly AppliedMigration[], migrations: readonly Migration[]): void {
  for (const { number, name, sha256 } of applied) {
    const migration = migrations[number - 1];
    if (!migration)
      throw new MigrationMismatch(`The database is newer than this release: it has migration ${number} (${name}).`);
    if (digest(migration) !== sha256)
      throw new MigrationMismatch(`Migration ${number} (${name}) was changed after it was applied.`);
  }
}

function digest({ up }: Migration): string {
  return createHash('sha256').update(JSON.stringify(up)).digest('hex');
}

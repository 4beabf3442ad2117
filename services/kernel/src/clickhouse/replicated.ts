import type { ClickHouseSettings } from '@clickhouse/client';

/**
 * A statement of ours as a cluster has to hear it: what makes, drops or swaps is done on each server, and tables are
 * replicated. What changes rows or columns stays as it is, because a replicated table passes that on by itself.
 */
export function replicated(statement: string, cluster: string): string {
  const everywhere = `ON CLUSTER '${cluster}'`;
  const sql = statement.trim();
  if (/^CREATE TABLE /.test(sql)) return replicatedTable(sql.replace(AFTER_NAME, `$1 ${everywhere}`));
  if (/^(CREATE DATABASE|EXCHANGE TABLES) /.test(sql)) return `${sql} ${everywhere}`;
  if (/^DROP (TABLE|DATABASE) /.test(sql)) return sql.replace(/( SYNC)?$/, ` ${everywhere}$1`);
  return statement;
}

const AFTER_NAME = /^(CREATE TABLE (?:IF NOT EXISTS )?\S+)/;

/**
 * Without a path: the servers' own has the table's id in it, so two tables can be exchanged. A replicated table leaves out
 * a block that it has seen, also one whose rows were erased since; nothing here may be swallowed, and doubles are merged.
 */
function replicatedTable(sql: string): string {
  return `${sql.replace(/ENGINE = (\w*MergeTree)/, 'ENGINE = Replicated$1')} SETTINGS replicated_deduplication_window = 0`;
}

/**
 * What the writer asks of replicas: what is stored is on most of them, what it reads again is all of that, whichever
 * server answers, and a column or a deletion is everywhere before the next statement. Sums are computed from rows that
 * were stored just before, and positions may not outlive the rows that they speak of.
 */
export const writerOnReplicas: ClickHouseSettings = {
  insert_quorum: 'auto',
  insert_quorum_parallel: 0,
  select_sequential_consistency: '1',
  insert_deduplicate: 0,
  alter_sync: '2',
  lightweight_deletes_sync: '2',
};

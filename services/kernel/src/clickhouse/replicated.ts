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

/** The name of the table that a statement makes where there is none; undefined for every other statement. */
export function tableToMake(statement: string): string | undefined {
  return /^\s*CREATE TABLE IF NOT EXISTS (\w+)\s/.exec(statement)?.[1];
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
 * server answers, and a column or a deletion is on each that is there before the next statement. Sums are computed from rows that
 * were stored just before, and positions may not outlive the rows that they speak of.
 */
export const writerOnReplicas: ClickHouseSettings = {
  insert_quorum: 'auto',
  insert_quorum_parallel: 0,
  select_sequential_consistency: '1',
  insert_deduplicate: 0,
  alter_sync: '2',
  lightweight_deletes_sync: '2',
  replication_wait_for_inactive_replica_timeout: '10',
};

/** Seconds; less than a request may last, so that the server answers and the client does not hang up. */
const DDL_LIMIT_S = '30';

/**
 * How long a statement for all servers waits for each of them. One that is away does it when it is back, in its turn: what
 * makes or drops goes on without it. An exchange does not, because what follows it has to meet the new table everywhere.
 */
export function settingsOnReplicas(statement: string): ClickHouseSettings {
  const waitsForAll = statement.trimStart().startsWith('EXCHANGE ');
  return {
    distributed_ddl_task_timeout: DDL_LIMIT_S,
    distributed_ddl_output_mode: waitsForAll ? 'throw' : 'null_status_on_timeout',
  };
}

import type { ClickHouse } from '@repartee/kernel';
import { projections } from '../tables/index.js';

/** Every table whose rows follow from the log. Positions do not: they say how far somebody has come. */
export const derivedTables: readonly string[] = [
  ...projections.map(({ table }) => table),
  'erased_sessions',
  'skill_months',
  'stream_heads',
];

export interface TableDigest {
  table: string;
  rows: number;
  digest: string;
}

/**
 * A relay that is not sure sends an event twice. It stands in the log in both places then, and which of them a row names
 * depends on when it was read.
 */
const compared = '* EXCEPT (log_event, log_partition, log_offset)';

/** Digests of final rows: equal for equal sets of rows, in whatever order and how often they were inserted. */
export class DigestRepository {
  constructor(private readonly clickhouse: ClickHouse) {}

  async digest(table: string): Promise<TableDigest> {
    const [row] = await this.clickhouse.query<{ rows: string | number; digest: string }>(
      `SELECT count() AS rows, hex(groupBitXor(reinterpretAsUInt128(sipHash128(toString(tuple(${compared})))))) AS digest FROM ${table} FINAL`,
    );
    return { table, rows: Number(row?.rows ?? 0), digest: row?.digest ?? '' };
  }

  async digestAll(): Promise<TableDigest[]> {
    const digests = [];
    for (const table of derivedTables) digests.push(await this.digest(table));
    return digests;
  }
}

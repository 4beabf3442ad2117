import type { ClickHouse } from '@repartee/kernel';

/** Somebody who is at work, and when they were last heard of (milliseconds since 1970, by the server's clock). */
export interface Lease {
  holder: string;
  heardMs: number;
}

export type LeasedWork = 'rebuild' | 'verification';

const tables: Readonly<Record<LeasedWork, string>> = { rebuild: 'rebuild_leases', verification: 'verify_leases' };

/** By the server's clock, so that those of the machines need not agree. */
const definition = (table: string) => `
CREATE TABLE IF NOT EXISTS ${table} (
  holder String,
  at DateTime64(3, 'UTC') DEFAULT now64(3)
) ENGINE = ReplacingMergeTree(at) ORDER BY holder`;

/** Who rebuilds or verifies tables of a database, beside them. */
export class LeaseRepository {
  private readonly table: string;

  constructor(
    private readonly clickhouse: ClickHouse,
    work: LeasedWork = 'rebuild',
  ) {
    this.table = tables[work];
  }

  async prepare(): Promise<void> {
    await this.clickhouse.command(definition(this.table));
  }

  renew(holder: string): Promise<void> {
    return this.clickhouse.insert(this.table, [{ holder }]);
  }

  /** Those who were heard of in the last so many milliseconds. */
  others(holder: string, withinMs: number): Promise<Lease[]> {
    return this.clickhouse.query<Lease>(
      `SELECT holder, toUnixTimestamp64Milli(at) AS heardMs FROM ${this.table} FINAL
       WHERE holder != {holder:String} AND at > now64(3) - toIntervalMillisecond({withinMs:UInt32})`,
      { holder, withinMs },
    );
  }

  end(holder: string): Promise<void> {
    return this.clickhouse.command(`DELETE FROM ${this.table} WHERE holder = {holder:String}`, { holder });
  }
}

import type { ClickHouse } from '@repartee/kernel';

/** Somebody who is at work, and when they were last heard of (milliseconds since 1970, by the server's clock). */
export interface Lease {
  holder: string;
  heardMs: number;
}

/** By the server's clock, so that those of the machines need not agree. */
const TABLE = `
CREATE TABLE IF NOT EXISTS rebuild_leases (
  holder String,
  at DateTime64(3, 'UTC') DEFAULT now64(3)
) ENGINE = ReplacingMergeTree(at) ORDER BY holder`;

/** Who rebuilds tables of a database, beside them. */
export class LeaseRepository {
  constructor(private readonly clickhouse: ClickHouse) {}

  async prepare(): Promise<void> {
    await this.clickhouse.command(TABLE);
  }

  renew(holder: string): Promise<void> {
    return this.clickhouse.insert('rebuild_leases', [{ holder }]);
  }

  /** Those who were heard of in the last so many milliseconds. */
  others(holder: string, withinMs: number): Promise<Lease[]> {
    return this.clickhouse.query<Lease>(
      `SELECT holder, toUnixTimestamp64Milli(at) AS heardMs FROM rebuild_leases FINAL
       WHERE holder != {holder:String} AND at > now64(3) - toIntervalMillisecond({withinMs:UInt32})`,
      { holder, withinMs },
    );
  }

  end(holder: string): Promise<void> {
    return this.clickhouse.command('DELETE FROM rebuild_leases WHERE holder = {holder:String}', { holder });
  }
}

import type { ClickHouse, Positions } from '@repartee/kernel';
import { projectorGroup } from '../projector/projection-feed.js';

const PREFIX = `${projectorGroup}/`;

/** Swaps of tables. While one is under way the table has a position of its own, behind the projector's. */
export class SwapRepository {
  constructor(private readonly clickhouse: ClickHouse) {}

  /** Tables whose swap has begun and not ended, and the places through which every new one is filled. */
  async begun(): Promise<{ tables: string[]; through: Positions }> {
    const rows = await this.clickhouse.query<{ projector: string; partition: string; position: string | number }>(
      'SELECT projector, partition, min(position) AS position FROM positions WHERE startsWith(projector, {prefix:String}) GROUP BY projector, partition',
      { prefix: PREFIX },
    );
    const through = new Map<string, number>();
    for (const { partition, position } of rows)
      through.set(partition, Math.min(Number(position), through.get(partition) ?? Number(position)));
    return { tables: [...new Set(rows.map(({ projector }) => projector.slice(PREFIX.length)))], through };
  }

  begin(tables: readonly string[], through: Positions): Promise<void> {
    const rows = tables.flatMap((table) =>
      [...through].map(([partition, position]) => ({ projector: `${PREFIX}${table}`, partition, position })),
    );
    return this.clickhouse.insert('positions', rows);
  }

  exchange(table: string, other: string): Promise<void> {
    const { database } = this.clickhouse;
    return this.clickhouse.command(
      'EXCHANGE TABLES {database:Identifier}.{table:Identifier} AND {other:Identifier}.{table:Identifier}',
      { database, other, table },
    );
  }

  end(tables: readonly string[]): Promise<void> {
    return this.clickhouse.command('DELETE FROM positions WHERE projector IN {projectors:Array(String)}', {
      projectors: tables.map((table) => `${PREFIX}${table}`),
    });
  }
}

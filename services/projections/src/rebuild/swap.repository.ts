import type { ClickHouse } from '@repartee/kernel';
import { projectorGroup } from '../projector/projection-feed.js';

/** The one partition of the embedded log. */
const JOURNAL_PARTITION = 'journal';
const PREFIX = `${projectorGroup}/`;

/** Swaps of tables. While one is under way the table has a position of its own, behind the projector's. */
export class SwapRepository {
  constructor(private readonly clickhouse: ClickHouse) {}

  /** Tables whose swap has begun and not ended, with the place through which the new ones are filled. */
  async begun(): Promise<Map<string, number>> {
    const rows = await this.clickhouse.query<{ projector: string; position: string | number }>(
      'SELECT projector, min(position) AS position FROM positions WHERE startsWith(projector, {prefix:String}) GROUP BY projector',
      { prefix: PREFIX },
    );
    return new Map(rows.map(({ projector, position }) => [projector.slice(PREFIX.length), Number(position)]));
  }

  begin(tables: readonly string[], through: number): Promise<void> {
    const rows = tables.map((table) => ({
      projector: `${PREFIX}${table}`,
      partition: JOURNAL_PARTITION,
      position: through,
    }));
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

import type { ClickHouse, PositionStore, Positions } from '@repartee/kernel';

/** The projector's positions, kept beside its rows: whoever loses the rows loses the position with them. */
export class PositionRepository implements PositionStore {
  constructor(
    private readonly clickhouse: ClickHouse,
    private readonly projector: string,
  ) {}

  async load(): Promise<Positions> {
    const rows = await this.clickhouse.query<{ partition: string; position: string | number }>(
      'SELECT partition, max(position) AS position FROM positions WHERE projector = {projector:String} GROUP BY partition',
      { projector: this.projector },
    );
    return new Map(rows.map((row) => [row.partition, Number(row.position)]));
  }

  async save(partition: string, position: number): Promise<void> {
    await this.clickhouse.insert('positions', [{ projector: this.projector, partition, position }]);
  }
}

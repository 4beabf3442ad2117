import type { QueryParameters } from '@repartee/kernel';
import { ClickHouse } from '@repartee/kernel';

import type { Exchange } from '../faults/fault-points.js';
import { insertPoints } from '../faults/insert-points.js';
import type { ModelStore, StoredRow } from './model-store.js';
import type { SliceParameters } from './skill-months.js';
import { computeSkillMonths } from './skill-months.js';

export interface SimulatedClickHouseParts {
  store: ModelStore;
  /** Has the store do something, over whatever lies between. */
  ask: <Answer>(exchange: Exchange, work: () => Answer) => Promise<Answer>;
  /** Told of each insert that the store has taken, before the inserter hears of it. */
  onInserted: (table: string, rows: readonly StoredRow[]) => void;
}

/** What the store says of any organisation: nobody registers one here. */
const IN_UTC: readonly StoredRow[] = [{ time_zone: 'UTC' }];

/** The store behind the kernel's port: what the projector asks of it is there, and no more. */
export class SimulatedClickHouse extends ClickHouse {
  readonly database = 'model';

  constructor(private readonly parts: SimulatedClickHouseParts) {
    super();
  }

  async insert<Row extends object>(table: string, rows: readonly Row[]): Promise<void> {
    if (rows.length === 0) return;
    const exchange = insertPoints.get(table);
    if (!exchange) throw new RangeError(`Nobody inserts into ${table} here`);
    await this.parts.ask(exchange, () => {
      this.parts.store.insert(table, rows as readonly StoredRow[]);
      this.parts.onInserted(table, rows as readonly StoredRow[]);
    });
  }

  /** Rows of a whole table: all that the projector asks for here. */
  query<Row extends object>(sql: string, parameters: QueryParameters = {}): Promise<Row[]> {
    const table = /FROM (\w+)/.exec(sql)?.[1] ?? '';
    return this.parts.ask('read-store', () => {
      const rows = table === 'organisations' ? IN_UTC : this.parts.store.rows(table);
      return rows.filter(({ projector }) => projector === parameters['projector']) as Row[];
    });
  }

  read<Row extends object>(sql: string, parameters?: QueryParameters): Promise<Row[]> {
    return this.query(sql, parameters);
  }

  async command(sql: string, parameters?: QueryParameters): Promise<void> {
    if (!/INSERT INTO skill_months\b/.test(sql)) throw new RangeError(`The model does not know the statement ${sql}`);
    await this.parts.ask('compute-rollup', () =>
      computeSkillMonths(this.parts.store, parameters as unknown as SliceParameters),
    );
  }

  useDatabase(): Promise<ClickHouse> {
    return Promise.resolve(this);
  }

  dropDatabase(): Promise<void> {
    return Promise.resolve();
  }

  ping(): Promise<boolean> {
    return Promise.resolve(true);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

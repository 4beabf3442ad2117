import type { QueryParameters } from '@repartee/kernel';
import { ClickHouse } from '@repartee/kernel';

/** Rows of one insert. */
export interface RecordedRows {
  table: string;
  rows: readonly object[];
}

/** Notes the rows that are inserted on their way into a database. */
export class RowRecorder extends ClickHouse {
  readonly database: string;
  private kept: RecordedRows[] = [];

  constructor(private readonly inner: ClickHouse) {
    super();
    this.database = inner.database;
  }

  /** Those since it was asked last, in their order. */
  take(): RecordedRows[] {
    const taken = this.kept;
    this.kept = [];
    return taken;
  }

  insert<Row extends object>(table: string, rows: readonly Row[]): Promise<void> {
    if (rows.length > 0) this.kept.push({ table, rows });
    return this.inner.insert(table, rows);
  }

  query<Row extends object>(sql: string, parameters?: QueryParameters): Promise<Row[]> {
    return this.inner.query<Row>(sql, parameters);
  }

  read<Row extends object>(sql: string, parameters?: QueryParameters): Promise<Row[]> {
    return this.inner.read<Row>(sql, parameters);
  }

  command(sql: string, parameters?: QueryParameters): Promise<void> {
    return this.inner.command(sql, parameters);
  }

  useDatabase(database: string): Promise<ClickHouse> {
    return this.inner.useDatabase(database);
  }

  dropDatabase(): Promise<void> {
    return this.inner.dropDatabase();
  }

  ping(): Promise<boolean> {
    return this.inner.ping();
  }

  close(): Promise<void> {
    return this.inner.close();
  }
}

import type { Sqlite, Statement } from '../sqlite/sqlite.js';
import type { RowChange, SqlValue } from './read-model.js';

/** Writes rows by table and column; names come from the service's own code, values are always bound. */
export class RowWriter {
  private readonly statements = new Map<string, Statement>();

  constructor(private readonly db: Sqlite) {}

  apply(change: RowChange): void {
    if ('delete' in change) this.remove(change.table, change.where);
    else this.replace(change.table, change.row);
  }

  private replace(table: string, row: Readonly<Record<string, SqlValue>>): void {
    const columns = Object.keys(row);
    const places = columns.map(() => '?').join(', ');
    this.run(`INSERT OR REPLACE INTO ${table} (${columns.join(', ')}) VALUES (${places})`, Object.values(row));
  }

  private remove(table: string, where: Readonly<Record<string, SqlValue>>): void {
    const conditions = Object.keys(where).map((column) => `${column} = ?`);
    if (conditions.length === 0) throw new Error(`A deletion from ${table} that names no rows`);
    this.run(`DELETE FROM ${table} WHERE ${conditions.join(' AND ')}`, Object.values(where));
  }

  private run(sql: string, values: readonly SqlValue[]): void {
    const statement = this.statements.get(sql) ?? this.db.prepare(sql);
    this.statements.set(sql, statement);
    statement.run(values.map(toBound));
  }
}

/** The library binds bytes as a Buffer only. */
function toBound(value: SqlValue): unknown {
  return value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value;
}

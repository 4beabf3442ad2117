import { createHash } from 'node:crypto';

import type { TableKey } from './table-keys.js';
import { tableKeys } from './table-keys.js';

export type StoredRow = Readonly<Record<string, unknown>>;

/** Tables whose rows replace one another by key, the highest version winning, of equal ones the last (ReplacingMergeTree, read with FINAL). */
export class ModelStore {
  private readonly tables = new Map<string, Map<string, StoredRow>>();

  insert(table: string, rows: readonly StoredRow[]): void {
    const key = tableKeys.get(table);
    if (!key) throw new RangeError(`There is no table ${table}`);
    for (const row of rows) this.insertOne(table, key, row);
  }

  rows(table: string): StoredRow[] {
    return [...(this.tables.get(table)?.values() ?? [])];
  }

  tableNames(): string[] {
    return [...this.tables.keys()];
  }

  find(table: string, isWanted: (row: StoredRow) => boolean): StoredRow | undefined {
    for (const row of this.tables.get(table)?.values() ?? []) if (isWanted(row)) return row;
    return undefined;
  }

  /** Of all final rows of a table: equal for equal sets of rows. */
  digest(table: string): string {
    return createHash('sha256').update(this.lines(table).join('\n')).digest('hex');
  }

  /** Final rows as text, in an order of their own. */
  lines(table: string): string[] {
    return this.rows(table).map(canonical).sort();
  }

  private insertOne(table: string, { columns, version }: TableKey, row: StoredRow): void {
    const rows = this.tables.get(table) ?? new Map<string, StoredRow>();
    this.tables.set(table, rows);
    const key = JSON.stringify(columns.map((column) => row[column]));
    const stored = rows.get(key);
    if (!stored || Number(row[version]) >= Number(stored[version])) rows.set(key, row);
  }
}

/** Without the place in the log: an event that was sent twice has two. */
function canonical(row: StoredRow): string {
  const said = Object.entries(row).filter(([column]) => !column.startsWith('log_'));
  return JSON.stringify(said.sort(([a], [b]) => (a < b ? -1 : 1)));
}

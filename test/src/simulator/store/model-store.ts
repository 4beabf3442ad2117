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

  /** Whether a table has the same final rows in both. */
  isAlike(table: string, other: ModelStore): boolean {
    const [ours, theirs] = [this.tables.get(table), other.tables.get(table)];
    if ((ours?.size ?? 0) !== (theirs?.size ?? 0)) return false;
    for (const [key, row] of ours ?? []) if (!isSame(row, theirs?.get(key))) return false;
    return true;
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

/** Most that are the same have their columns in the same order too. */
function isSame(row: StoredRow, other: StoredRow | undefined): boolean {
  if (!other) return false;
  return JSON.stringify(row) === JSON.stringify(other) || canonical(row) === canonical(other);
}

/** Without the place in the log: an event that was sent twice has two. */
function canonical(row: StoredRow): string {
  const said = Object.entries(row).filter(([column]) => !column.startsWith('log_'));
  return JSON.stringify(said.sort(([a], [b]) => (a < b ? -1 : 1)));
}

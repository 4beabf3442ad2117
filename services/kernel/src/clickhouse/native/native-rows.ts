import { Bytes } from './bytes.js';
import { parseColumnType } from './column-type.js';
import type { Column } from './columns.js';
import { columnOf } from './columns.js';

/** A column of a table, as the server describes it. */
export interface DescribedColumn {
  name: string;
  type: string;
}

/** A table's columns and how they are written, by name. */
export type TableColumns = ReadonlyMap<string, { type: string; column: Column }>;

export function tableColumns(described: readonly DescribedColumn[]): TableColumns {
  return new Map(described.map(({ name, type }) => [name, { type, column: columnOf(parseColumnType(type)) }]));
}

/** A row has a column that the table has not. */
export class UnknownColumn extends Error {
  readonly code = 'unknown_column';

  constructor(column: string) {
    super(`The table has no column ${column}.`);
    this.name = 'UnknownColumn';
  }
}

/**
 * Rows as they travel (ClickHouse's Native format): a block for each piece that is added, column by column. Of many rows
 * bytes are kept, outside of the heap: as objects they would cost more time to be moved about by the garbage collector
 * than to be read, decoded and written. Beside JSON this is a third of the bytes, and the server need not parse them.
 */
export class NativeRows {
  private readonly bytes = new Bytes();

  constructor(private readonly columns: TableColumns) {}

  get isEmpty(): boolean {
    return this.bytes.isEmpty;
  }

  /** The rows of a piece have the same columns: the first one says which. Throws UnknownColumn, InvalidValue. */
  add(rows: readonly object[]): void {
    const [first] = rows;
    if (!first) return;
    const { bytes } = this;
    const names = Object.keys(first);
    bytes.varint(names.length);
    bytes.varint(rows.length);
    for (const name of names) this.writeColumn(name, rows as readonly Readonly<Record<string, unknown>>[]);
  }

  /** To be called once nothing more is added. */
  get written(): Buffer {
    return this.bytes.written;
  }

  private writeColumn(name: string, rows: readonly Readonly<Record<string, unknown>>[]): void {
    const described = this.columns.get(name);
    if (!described) throw new UnknownColumn(name);
    const { bytes } = this;
    bytes.string(name);
    bytes.string(described.type);
    described.column.begin(bytes);
    described.column.write(
      rows.map((row) => row[name]),
      bytes,
    );
  }
}

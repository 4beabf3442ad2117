import { RetriableError } from '../../feed/feed-errors.js';
import { Bytes } from './bytes.js';
import type { Column, TakeBack } from './column.js';
import type { ColumnType } from './column-type.js';
import { parseColumnType } from './column-type.js';
import { columnOf, marked, sizeOf } from './columns.js';

/** A column of a table, as the server describes it. */
export interface DescribedColumn {
  name: string;
  type: string;
}

/** A table's columns by name: their type as the server writes it, and taken apart. */
export type TableColumns = ReadonlyMap<string, { type: string; parsed: ColumnType }>;

/** Throws RetriableError where there are none: no table is without columns, but a server whose disk is full says so. */
export function tableColumns(described: readonly DescribedColumn[]): TableColumns {
  if (described.length === 0)
    throw new RetriableError('clickhouse_no_columns', 'ClickHouse cannot say at the moment which columns a table has');
  return new Map(described.map(({ name, type }) => [name, { type, parsed: parseColumnType(type) }]));
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
 * Rows as they travel (ClickHouse's Native format): blocks, column by column. Of many rows bytes are kept, outside of the
 * heap: as objects they would cost more time to be moved about by the garbage collector than to be read, decoded and
 * written. Beside JSON this is a third of the bytes, and the server need not parse them.
 */
export class NativeRows {
  private readonly blocks: Block[] = [];

  constructor(private readonly columns: TableColumns) {}

  get isEmpty(): boolean {
    return this.blocks.every(({ isEmpty }) => isEmpty);
  }

  get size(): number {
    return this.blocks.reduce((sum, { size }) => sum + size, 0);
  }

  /**
   * The rows of a piece have the same columns: the first one says which. Answers how to take them back, before more is
   * added. Throws UnknownColumn, InvalidValue; then none of them is added.
   */
  add(rows: readonly object[]): TakeBack {
    const [first] = rows;
    if (!first) return () => undefined;
    return this.blockOf(Object.keys(first)).add(rows as readonly Readonly<Record<string, unknown>>[]);
  }

  /** To be called once nothing more is added. */
  get written(): Buffer {
    const bytes = new Bytes();
    for (const block of this.blocks) if (!block.isEmpty) block.writeTo(bytes);
    return bytes.written;
  }

  /** Pieces with the same columns are one block: a table's words are said once, and the server has one block to read. */
  private blockOf(names: readonly string[]): Block {
    const last = this.blocks.at(-1);
    if (last?.has(names)) return last;
    const block = new Block(names, this.columns);
    this.blocks.push(block);
    return block;
  }
}

interface NamedColumn {
  name: string;
  type: string;
  column: Column;
}

class Block {
  private readonly columns: readonly NamedColumn[];
  private rows = 0;

  constructor(names: readonly string[], columns: TableColumns) {
    this.columns = names.map((name) => {
      const described = columns.get(name);
      if (!described) throw new UnknownColumn(name);
      return { name, type: described.type, column: columnOf(described.parsed) };
    });
  }

  has(names: readonly string[]): boolean {
    return names.length === this.columns.length && this.columns.every(({ name }, place) => name === names[place]);
  }

  get isEmpty(): boolean {
    return this.rows === 0;
  }

  get size(): number {
    return sizeOf(this.columns.map(({ column }) => column));
  }

  /** All of them or none. */
  add(rows: readonly Readonly<Record<string, unknown>>[]): TakeBack {
    const before = this.rows;
    const takeBackColumns = marked(this.columns.map(({ column }) => column));
    const takeBack = () => {
      this.rows = before;
      takeBackColumns();
    };
    try {
      for (const { name, column } of this.columns) column.add(rows.map((row) => row[name]));
    } catch (error) {
      takeBack();
      throw error;
    }
    this.rows += rows.length;
    return takeBack;
  }

  writeTo(bytes: Bytes): void {
    bytes.varint(this.columns.length);
    bytes.varint(this.rows);
    for (const { name, type, column } of this.columns) {
      bytes.string(name);
      bytes.string(type);
      column.writePrefix(bytes);
      column.writeValues(bytes);
    }
  }
}

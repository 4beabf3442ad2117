import type { Bytes } from './bytes.js';
import type { Column, TakeBack } from './column.js';
import type { ColumnType } from './column-type.js';
import { InvalidValue } from './invalid-value.js';
import { TextColumn } from './text-column.js';
import { wholeColumn } from './whole-column.js';
import { WordColumn } from './word-column.js';

/** An empty one. Throws where no column of this type is written here. */
export function columnOf({ name, of }: ColumnType): Column {
  const [first, ...others] = of;
  if (first === undefined || name === 'DateTime64') {
    const plain = name === 'String' ? new TextColumn() : wholeColumn(name);
    if (plain) return plain;
  } else {
    if (name === 'LowCardinality' && first.name === 'String') return new WordColumn();
    if (name === 'Nullable') return new NullableColumn(columnOf(first));
    if (name === 'Array') return new ArrayColumn(columnOf(first));
    if (name === 'Tuple') return new TupleColumn([first, ...others].map(columnOf));
  }
  throw new Error(`No column of the type ${name} is written in the Native format.`);
}

/** Which values are null, then all of them. */
class NullableColumn implements Column {
  private readonly nulls = columnOf({ name: 'Bool', of: [] });

  constructor(private readonly inner: Column) {}

  add(values: readonly unknown[]): void {
    this.nulls.add(values.map((value) => (value === null || value === undefined ? 1 : 0)));
    this.inner.add(values);
  }

  get size(): number {
    return this.nulls.size + this.inner.size;
  }

  mark(): TakeBack {
    return marked([this.nulls, this.inner]);
  }

  writePrefix(block: Bytes): void {
    this.inner.writePrefix(block);
  }

  writeValues(block: Bytes): void {
    this.nulls.writeValues(block);
    this.inner.writeValues(block);
  }
}

/** Where each value's elements end, then the elements of all values. */
class ArrayColumn implements Column {
  private readonly ends = columnOf({ name: 'UInt64', of: [] });
  private end = 0;

  constructor(private readonly inner: Column) {}

  add(values: readonly unknown[]): void {
    const elements: unknown[] = [];
    const ends = values.map((value) => {
      const list = listOf(value);
      for (const element of list) elements.push(element);
      return (this.end += list.length);
    });
    this.ends.add(ends);
    this.inner.add(elements);
  }

  get size(): number {
    return this.ends.size + this.inner.size;
  }

  mark(): TakeBack {
    const { end } = this;
    const takeBack = marked([this.ends, this.inner]);
    return () => {
      this.end = end;
      takeBack();
    };
  }

  writePrefix(block: Bytes): void {
    this.inner.writePrefix(block);
  }

  writeValues(block: Bytes): void {
    this.ends.writeValues(block);
    this.inner.writeValues(block);
  }
}

class TupleColumn implements Column {
  constructor(private readonly parts: readonly Column[]) {}

  add(values: readonly unknown[]): void {
    const lists = values.map(listOf);
    this.parts.forEach((part, place) => part.add(lists.map((list) => list[place])));
  }

  get size(): number {
    return sizeOf(this.parts);
  }

  mark(): TakeBack {
    return marked(this.parts);
  }

  writePrefix(block: Bytes): void {
    for (const part of this.parts) part.writePrefix(block);
  }

  writeValues(block: Bytes): void {
    for (const part of this.parts) part.writeValues(block);
  }
}

export function sizeOf(columns: readonly Column[]): number {
  return columns.reduce((sum, { size }) => sum + size, 0);
}

/** All of them as they are now. */
export function marked(columns: readonly Column[]): TakeBack {
  const takeBacks = columns.map((column) => column.mark());
  return () => {
    for (const takeBack of takeBacks) takeBack();
  };
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (value === undefined || value === null) return [];
  throw new InvalidValue(value, 'lists');
}

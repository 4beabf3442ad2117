import type { Bytes } from './bytes.js';
import { setUint64 } from './bytes.js';
import type { ColumnType } from './column-type.js';

/**
 * How the values of one column are written in ClickHouse's Native format: after one another, each part of what is put
 * together for itself. A value that is missing or null is the type's default, as it is where rows travel as JSON.
 */
export interface Column {
  /** What stands once before the values of a block. */
  begin(bytes: Bytes): void;
  /** Throws InvalidValue. */
  write(values: readonly unknown[], bytes: Bytes): void;
}

/** A value that its column cannot hold. */
export class InvalidValue extends Error {
  readonly code = 'invalid_value';

  constructor(value: unknown, expected: string) {
    super(`A column of ${expected} cannot hold a ${typeof value} of that kind.`);
    this.name = 'InvalidValue';
  }
}

/** Throws where no column of this type is written here. */
export function columnOf({ name, of }: ColumnType): Column {
  const [first, ...others] = of.map((part) => () => columnOf(part));
  const isPlain = first === undefined || name === 'DateTime64';
  if (isPlain) {
    const plain = plainColumns[name];
    if (plain) return plain;
  } else {
    if (name === 'LowCardinality' && of[0]?.name === 'String') return lowCardinality;
    if (name === 'Nullable') return nullable(first());
    if (name === 'Array') return array(first());
    if (name === 'Tuple') return tuple([first, ...others].map((part) => part()));
  }
  throw new Error(`No column of the type ${name} is written in the Native format.`);
}

const nothing = () => undefined;

function plain(write: Column['write']): Column {
  return { begin: nothing, write };
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return '';
  throw new InvalidValue(value, 'text');
}

const string = plain((values, bytes) => {
  for (const value of values) bytes.string(textOf(value));
});

interface Whole {
  size: number;
  least: number;
  most: number;
  set: (view: DataView, at: number, value: number) => void;
}

/** Whole numbers. A boolean is 0 or 1. */
function whole({ size, least, most, set }: Whole, toNumber = numberOf): Column {
  return plain((values, bytes) =>
    bytes.fill(values.length * size, (view, from) => {
      let at = from;
      for (const value of values) {
        const number = toNumber(value);
        if (!(number >= least && number <= most && Number.isInteger(number)))
          throw new InvalidValue(value, `whole numbers from ${least} to ${most}`);
        set(view, at, number);
        at += size;
      }
    }),
  );
}

const numberOf = (value: unknown): number => (typeof value === 'number' ? value : Number(value ?? 0));

const DAY_MS = 86_400_000;

const wholes = {
  uint8: { size: 1, least: 0, most: 0xff, set: (view, at, value) => view.setUint8(at, value) },
  uint16: { size: 2, least: 0, most: 0xffff, set: (view, at, value) => view.setUint16(at, value, true) },
  uint32: { size: 4, least: 0, most: 0xffff_ffff, set: (view, at, value) => view.setUint32(at, value, true) },
  int16: { size: 2, least: -0x8000, most: 0x7fff, set: (view, at, value) => view.setInt16(at, value, true) },
  uint64: { size: 8, least: 0, most: Number.MAX_SAFE_INTEGER, set: setUint64 },
  int64: { size: 8, least: Number.MIN_SAFE_INTEGER, most: Number.MAX_SAFE_INTEGER, set: setUint64 },
} satisfies Record<string, Whole>;

const plainColumns: Readonly<Record<string, Column>> = {
  String: string,
  Bool: whole({ ...wholes.uint8, most: 1 }),
  UInt8: whole(wholes.uint8),
  UInt16: whole(wholes.uint16),
  UInt32: whole(wholes.uint32),
  UInt64: whole(wholes.uint64),
  Int16: whole(wholes.int16),
  /** As ticks, whatever the precision: of three digits these are milliseconds. */
  DateTime64: whole(wholes.int64),
  /** From `2026-03-02`. */
  Date: whole(wholes.uint16, (value) => Date.parse(textOf(value ?? '1970-01-01')) / DAY_MS),
};

function nullable(inner: Column): Column {
  return {
    begin: (bytes) => inner.begin(bytes),
    write: (values, bytes) => {
      plainColumns['Bool']?.write(
        values.map((value) => value === null || value === undefined),
        bytes,
      );
      inner.write(values, bytes);
    },
  };
}

/** Where each value's elements end, then the elements of all values. */
function array(inner: Column): Column {
  return {
    begin: (bytes) => inner.begin(bytes),
    write: (values, bytes) => {
      const elements: unknown[] = [];
      for (const value of values) {
        for (const element of listOf(value)) elements.push(element);
        bytes.uint64(elements.length);
      }
      inner.write(elements, bytes);
    },
  };
}

function tuple(parts: readonly Column[]): Column {
  return {
    begin: (bytes) => parts.forEach((part) => part.begin(bytes)),
    write: (values, bytes) => {
      const lists = values.map(listOf);
      parts.forEach((part, place) =>
        part.write(
          lists.map((list) => list[place]),
          bytes,
        ),
      );
    },
  };
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (value === undefined || value === null) return [];
  throw new InvalidValue(value, 'lists');
}

/** The only way in which dictionaries are written: each block brings its own, without one that blocks share. */
const DICTIONARIES = 1;
const OWN_KEYS = 0x600;

/** The different texts of the block, then for each value which of them it is. */
const lowCardinality: Column = {
  begin: (bytes) => bytes.uint64(DICTIONARIES),
  write: (values, bytes) => {
    if (values.length === 0) return;
    const places = new Map<string, number>();
    const indexes = values.map((value) => {
      const text = textOf(value);
      const known = places.get(text) ?? places.size;
      if (known === places.size) places.set(text, known);
      return known;
    });
    const width = places.size <= 0x100 ? 0 : places.size <= 0x1_0000 ? 1 : 2;
    bytes.uint64(OWN_KEYS | width);
    bytes.uint64(places.size);
    string.write([...places.keys()], bytes);
    bytes.uint64(indexes.length);
    indexColumns[width].write(indexes, bytes);
  },
};

const indexColumns = [whole(wholes.uint8), whole(wholes.uint16), whole(wholes.uint32)] as const;

import type { Bytes } from './bytes.js';
import type { Column } from './column.js';
import { InvalidValue } from './invalid-value.js';
import { PlainColumn } from './plain-column.js';
import { textOf } from './text-column.js';

interface Whole {
  least: number;
  most: number;
  write: (bytes: Bytes, numbers: readonly number[]) => void;
  /** Default: what a number, a boolean (0 or 1) or a text in digits says. */
  toNumber?: (value: unknown) => number;
}

const DAY_MS = 86_400_000;

const uint8 = { least: 0, most: 0xff, write: (bytes, numbers) => bytes.uint8s(numbers) } satisfies Whole;
const uint16 = { least: 0, most: 0xffff, write: (bytes, numbers) => bytes.uint16s(numbers) } satisfies Whole;
const uint64 = {
  least: 0,
  most: Number.MAX_SAFE_INTEGER,
  write: (bytes, numbers) => bytes.uint64s(numbers),
} satisfies Whole;

const wholes: Readonly<Record<string, Whole>> = {
  Bool: { ...uint8, most: 1 },
  UInt8: uint8,
  UInt16: uint16,
  UInt32: { least: 0, most: 0xffff_ffff, write: (bytes, numbers) => bytes.uint32s(numbers) },
  UInt64: uint64,
  Int16: { ...uint16, least: -0x8000, most: 0x7fff },
  /** As ticks, whatever the precision: of three digits these are milliseconds. */
  DateTime64: { ...uint64, least: Number.MIN_SAFE_INTEGER },
  /** From `2026-03-02`. */
  Date: { ...uint16, toNumber: (value) => Date.parse(textOf(value ?? '1970-01-01')) / DAY_MS },
};

const numberOf = (value: unknown): number => (typeof value === 'number' ? value : Number(value ?? 0));

/** Whole numbers, as they are in memory; undefined where the type is none of these. */
export function wholeColumn(type: string): Column | undefined {
  const whole = wholes[type];
  return whole && new WholeColumn(whole);
}

class WholeColumn extends PlainColumn {
  constructor(private readonly whole: Whole) {
    super();
  }

  add(values: readonly unknown[]): void {
    const { least, most, write, toNumber = numberOf } = this.whole;
    const numbers = values.map((value) => {
      const number = toNumber(value);
      if (number >= least && number <= most && Number.isInteger(number)) return number;
      throw new InvalidValue(value, `whole numbers from ${least} to ${most}`);
    });
    write(this.bytes, numbers);
  }
}

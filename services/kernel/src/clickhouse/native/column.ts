import type { Bytes } from './bytes.js';

/** Takes back what was added. */
export type TakeBack = () => void;

/**
 * The values of one column of a block in ClickHouse's Native format, after one another, each part of what is put together
 * for itself. A value that is missing or null is the type's default, as it is where rows travel as JSON.
 */
export interface Column {
  /** How many bytes it keeps. */
  readonly size: number;
  /** Throws InvalidValue; some of the values may have been added then. */
  add(values: readonly unknown[]): void;
  /** The column as it is now: what is answered takes it back to that, whatever was added since. */
  mark(): TakeBack;
  /** What stands once before the values of a block. */
  writePrefix(block: Bytes): void;
  writeValues(block: Bytes): void;
}

import type { Bytes } from './bytes.js';

/**
 * The values of one column of a block in ClickHouse's Native format, after one another, each part of what is put together
 * for itself. A value that is missing or null is the type's default, as it is where rows travel as JSON.
 */
export interface Column {
  /** Throws InvalidValue. */
  add(values: readonly unknown[]): void;
  /** What stands once before the values of a block. */
  writePrefix(block: Bytes): void;
  writeValues(block: Bytes): void;
}

import { Bytes } from './bytes.js';
import type { Column, TakeBack } from './column.js';
import { InvalidValue } from './invalid-value.js';

export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return '';
  throw new InvalidValue(value, 'text');
}

export class TextColumn implements Column {
  private readonly bytes = new Bytes();

  add(values: readonly unknown[]): void {
    for (const value of values) this.bytes.string(textOf(value));
  }

  get size(): number {
    return this.bytes.size;
  }

  mark(): TakeBack {
    const { size } = this.bytes;
    return () => this.bytes.cutTo(size);
  }

  writePrefix(): void {
    // Nothing stands before texts.
  }

  writeValues(block: Bytes): void {
    block.append(this.bytes.written);
  }
}

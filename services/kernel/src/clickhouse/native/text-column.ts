import { InvalidValue } from './invalid-value.js';
import { PlainColumn } from './plain-column.js';

export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return '';
  throw new InvalidValue(value, 'text');
}

export class TextColumn extends PlainColumn {
  add(values: readonly unknown[]): void {
    for (const value of values) this.bytes.string(textOf(value));
  }
}

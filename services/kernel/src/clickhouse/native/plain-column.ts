import { Bytes } from './bytes.js';
import type { Column, TakeBack } from './column.js';

/** Values whose bytes stand one behind the other, and nothing else with them. */
export abstract class PlainColumn implements Column {
  protected readonly bytes = new Bytes();

  abstract add(values: readonly unknown[]): void;

  get size(): number {
    return this.bytes.size;
  }

  mark(): TakeBack {
    const { size } = this.bytes;
    return () => this.bytes.cutTo(size);
  }

  writePrefix(): void {
    // Nothing stands before them.
  }

  writeValues(block: Bytes): void {
    block.append(this.bytes.written);
  }
}

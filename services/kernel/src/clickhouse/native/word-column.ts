import { Bytes } from './bytes.js';
import type { Column, TakeBack } from './column.js';
import { textOf } from './text-column.js';

/** The only way in which dictionaries are written: each block brings its own, without one that blocks share. */
const DICTIONARIES = 1;
/** As long as it is not known how many words there are. */
const INDEX_BYTES = 4;
const OWN_KEYS = 0x600;

/** The different texts of the block, then for each value which of them it is. */
export class WordColumn implements Column {
  private readonly places = new Map<string, number>();
  private readonly words = new Bytes();
  private readonly indexes: number[] = [];
  private last = { text: '', place: -1 };

  add(values: readonly unknown[]): void {
    for (const value of values) this.indexes.push(this.placeOf(textOf(value)));
  }

  get size(): number {
    return this.words.size + this.indexes.length * INDEX_BYTES;
  }

  /** A word that nothing is said by any more may stay. */
  mark(): TakeBack {
    const { length } = this.indexes;
    return () => (this.indexes.length = length);
  }

  writePrefix(block: Bytes): void {
    block.uint64s([DICTIONARIES]);
  }

  writeValues(block: Bytes): void {
    const { indexes, places } = this;
    if (indexes.length === 0) return;
    const width = places.size <= 0x100 ? 0 : places.size <= 0x1_0000 ? 1 : 2;
    block.uint64s([OWN_KEYS | width, places.size]);
    block.append(this.words.written);
    block.uint64s([indexes.length]);
    if (width === 0) block.uint8s(indexes);
    else if (width === 1) block.uint16s(indexes);
    else block.uint32s(indexes);
  }

  /** Most words are the one before once more: to compare two costs less than to look one up. */
  private placeOf(text: string): number {
    const { last } = this;
    if (last.place >= 0 && last.text === text) return last.place;
    let place = this.places.get(text);
    if (place === undefined) {
      place = this.places.size;
      this.places.set(text, place);
      this.words.string(text);
    }
    last.text = text;
    last.place = place;
    return place;
  }
}

import { SeededRandom } from '@repartee/dialogue';

/** Seeded randomness for trials: neighbouring seeds give runs that have nothing in common. */
export class Random extends SeededRandom {
  constructor(seed: number) {
    super(Math.imul(seed, 0x9e3779b1));
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  override pick<Item>(items: readonly Item[]): Item {
    const item = super.pick(items);
    if (item === undefined) throw new Error('there is nothing to pick from');
    return item;
  }
}

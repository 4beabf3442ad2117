import { randomInt } from 'node:crypto';

import { RandomPool } from './random-pool.js';

/** Randomness as a port. */
export abstract class Randomness {
  /** A number from 0 inclusive to 1 exclusive. */
  abstract next(): number;

  abstract bytes(length: number): Uint8Array;

  /** A whole number from 0 inclusive to `limit` exclusive. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }
}

const RESOLUTION = 2 ** 47;

/** The operating system's randomness. */
export class SystemRandomness extends Randomness {
  private readonly pool = new RandomPool();

  next(): number {
    return randomInt(RESOLUTION) / RESOLUTION;
  }

  bytes(length: number): Uint8Array {
    return this.pool.bytes(length);
  }
}

/** The same numbers for the same seed (mulberry32, by T. Ettinger); for simulations and tests, never for secrets. */
export class SeededRandomness extends Randomness {
  private state: number;

  constructor(seed: number) {
    super();
    this.state = seed >>> 0;
  }

  next(): number {
    return this.nextWord() / 2 ** 32;
  }

  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.nextWord() & 0xff);
  }

  private nextWord(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }
}

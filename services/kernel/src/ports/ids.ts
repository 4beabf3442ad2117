import { createHash } from 'node:crypto';

import type { Clock } from './clock.js';
import type { Randomness } from './randomness.js';

/** Ids as a port; every id is a UUID in lower case. */
export abstract class Ids {
  /** A new UUIDv7: later ids sort after earlier ones. */
  abstract next(): string;
}

const COUNTER_LIMIT = 0x1000;

/** UUIDv7 (RFC 9562): 48 bits of time, a counter of 12 bits within the millisecond, 62 random bits. */
export class TimeOrderedIds extends Ids {
  private lastMs = 0;
  private counter = 0;

  constructor(
    private readonly clock: Pick<Clock, 'now'>,
    private readonly randomness: Randomness,
  ) {
    super();
  }

  next(): string {
    this.tick();
    const bytes = Buffer.alloc(16);
    bytes.writeUIntBE(this.lastMs, 0, 6);
    bytes.writeUInt16BE(this.counter, 6);
    bytes.set(this.randomness.bytes(8), 8);
    return format(bytes, 7);
  }

  /** A clock that stands or runs back does not bring ids back: the counter goes on, and borrows from the next millisecond. */
  private tick(): void {
    const now = this.clock.now();
    if (now > this.lastMs) {
      this.lastMs = now;
      this.counter = 0;
    } else if (++this.counter === COUNTER_LIMIT) {
      this.lastMs++;
      this.counter = 0;
    }
  }
}

const NAMESPACE = Buffer.from('8d1a2c6e0f7b4d0a9a3e6f1b2c5d7e90', 'hex');

/**
 * The id that these strings always have (UUIDv5, RFC 9562, over their JSON): for events that a consumer writes, so that
 * handling an event twice writes nothing twice.
 */
export function derivedId(...parts: readonly string[]): string {
  const hash = createHash('sha1').update(NAMESPACE).update(JSON.stringify(parts)).digest();
  return format(hash.subarray(0, 16), 5);
}

function format(bytes: Buffer, version: number): string {
  bytes[6] = (bytes.readUInt8(6) & 0x0f) | (version << 4);
  bytes[8] = (bytes.readUInt8(8) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

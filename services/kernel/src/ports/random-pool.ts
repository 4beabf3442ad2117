import { randomFillSync } from 'node:crypto';

const POOL_BYTES = 8192;

/** Secure random bytes, fetched for many calls at once: a call to the system for twelve costs as much as an encryption. */
export class RandomPool {
  private readonly pool = new Uint8Array(POOL_BYTES);
  private used = POOL_BYTES;

  /** At most 8,192 bytes, never handed out twice. */
  bytes(length: number): Uint8Array {
    if (this.used + length > POOL_BYTES) {
      randomFillSync(this.pool);
      this.used = 0;
    }
    const bytes = this.pool.slice(this.used, this.used + length);
    this.pool.fill(0, this.used, this.used + length);
    this.used += length;
    return bytes;
  }
}

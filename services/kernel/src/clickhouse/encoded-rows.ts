import { Readable } from 'node:stream';

const BETWEEN_ROWS = Buffer.from(',');

/**
 * Rows as they travel (JSONEachRow). What is kept of many rows is bytes outside of the heap: kept as objects until they
 * are sent, they cost more time to be moved about by the garbage collector than to be read, decoded and encoded.
 */
export class EncodedRows {
  private readonly pieces: Buffer[] = [];

  get isEmpty(): boolean {
    return this.pieces.length === 0;
  }

  add(rows: readonly object[]): void {
    if (rows.length === 0) return;
    if (!this.isEmpty) this.pieces.push(BETWEEN_ROWS);
    this.pieces.push(Buffer.from(JSON.stringify(rows).slice(1, -1)));
  }

  read(): Readable {
    return Readable.from(this.pieces, { objectMode: false });
  }
}

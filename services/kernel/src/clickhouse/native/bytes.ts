const FIRST_SIZE = 256;
/** Up to here a loop over the characters is faster than a call of Node's own encoder. */
const SHORT = 48;

/** Bytes that grow at their end. Numbers are little-endian. */
export class Bytes {
  private buffer = Buffer.allocUnsafe(FIRST_SIZE);
  private length = 0;

  /** What was written, not copied: to be read once nothing more is written. */
  get written(): Buffer {
    return this.buffer.subarray(0, this.length);
  }

  get size(): number {
    return this.length;
  }

  /** Takes back what was written since it was of that size. */
  cutTo(size: number): void {
    this.length = size;
  }

  append(bytes: Uint8Array): void {
    this.makeRoom(bytes.length);
    this.buffer.set(bytes, this.length);
    this.length += bytes.length;
  }

  uint8s(numbers: readonly number[]): void {
    this.makeRoom(numbers.length);
    const { buffer } = this;
    let at = this.length;
    for (const number of numbers) buffer[at++] = number;
    this.length = at;
  }

  /** Also of negative numbers, as their complement; so do the larger ones. */
  uint16s(numbers: readonly number[]): void {
    this.makeRoom(numbers.length * 2);
    const { buffer } = this;
    let at = this.length;
    for (const number of numbers) {
      buffer[at++] = number;
      buffer[at++] = number >>> 8;
    }
    this.length = at;
  }

  uint32s(numbers: readonly number[]): void {
    this.makeRoom(numbers.length * 4);
    for (const number of numbers) this.setUint32(number);
  }

  uint64s(numbers: readonly number[]): void {
    this.makeRoom(numbers.length * 8);
    for (const number of numbers) {
      this.setUint32(number);
      this.setUint32(Math.floor(number / 2 ** 32));
    }
  }

  /** A number of any size, seven bits a byte, the lowest first. */
  varint(value: number): void {
    this.makeRoom(10);
    let left = value;
    for (; left >= 0x80; left = Math.floor(left / 0x80)) this.buffer[this.length++] = (left % 0x80) | 0x80;
    this.buffer[this.length++] = left;
  }

  /** UTF-8, behind its length in bytes. */
  string(text: string): void {
    if (text.length > SHORT || !this.asciiString(text)) this.encodedString(text);
  }

  private asciiString(text: string): boolean {
    this.makeRoom(SHORT + 1);
    const { buffer } = this;
    let at = this.length;
    buffer[at++] = text.length;
    for (let place = 0; place < text.length; place++) {
      const code = text.charCodeAt(place);
      if (code >= 0x80) return false;
      buffer[at++] = code;
    }
    this.length = at;
    return true;
  }

  private encodedString(text: string): void {
    const size = Buffer.byteLength(text);
    this.varint(size);
    this.makeRoom(size);
    this.length += this.buffer.write(text, this.length);
  }

  private setUint32(number: number): void {
    const { buffer, length } = this;
    buffer[length] = number;
    buffer[length + 1] = number >>> 8;
    buffer[length + 2] = number >>> 16;
    buffer[length + 3] = number >>> 24;
    this.length = length + 4;
  }

  private makeRoom(size: number): void {
    if (this.length + size <= this.buffer.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(this.buffer.length * 2, this.length + size));
    this.buffer.copy(larger, 0, 0, this.length);
    this.buffer = larger;
  }
}

const FIRST_SIZE = 4096;
/** Up to here a loop over the characters is faster than a call of Node's own encoder. */
const SHORT = 48;

/** Bytes that grow at their end. Numbers are little-endian. */
export class Bytes {
  private buffer = Buffer.allocUnsafeSlow(FIRST_SIZE);
  private view = viewOf(this.buffer);
  private length = 0;

  get isEmpty(): boolean {
    return this.length === 0;
  }

  /** What was written, not copied: to be read once nothing more is written. */
  get written(): Buffer {
    return this.buffer.subarray(0, this.length);
  }

  /** Room for so many bytes, to be filled through the view that is handed over with their place. */
  fill(size: number, write: (view: DataView, at: number) => void): void {
    this.makeRoom(size);
    write(this.view, this.length);
    this.length += size;
  }

  uint64(value: number): void {
    this.fill(8, (view, at) => setUint64(view, at, value));
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

  private makeRoom(size: number): void {
    if (this.length + size <= this.buffer.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(this.buffer.length * 2, this.length + size));
    this.buffer.copy(larger, 0, 0, this.length);
    this.buffer = larger;
    this.view = viewOf(larger);
  }
}

/** Also of a negative number, as its complement. */
export function setUint64(view: DataView, at: number, value: number): void {
  view.setUint32(at, value >>> 0, true);
  view.setUint32(at + 4, Math.floor(value / 2 ** 32) >>> 0, true);
}

function viewOf(buffer: Buffer): DataView {
  return new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}

const HEAD_BYTES = 27;
/** A page's table has room for so many pieces of packets, of 255 bytes each. */
const MOST_LACES = 255;

const flags = { none: 0, first: 2, last: 4 } as const;

/** RFC 3533's checksum: polynomial 04c11db7, not reflected, beginning with 0. */
const checksums = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte << 24;
  for (let bit = 0; bit < 8; bit++) sum = sum & 0x80000000 ? (sum << 1) ^ 0x04c11db7 : sum << 1;
  return sum >>> 0;
});

function checksumOf(page: Uint8Array): number {
  let sum = 0;
  for (const byte of page) sum = ((sum << 8) ^ (checksums[((sum >>> 24) ^ byte) & 0xff] ?? 0)) >>> 0;
  return sum;
}

const lacesOf = (packet: Uint8Array): number[] => [
  ...Array.from({ length: Math.floor(packet.byteLength / 255) }, () => 255),
  packet.byteLength % 255,
];

/** One logical stream in Ogg pages (RFC 3533). Packets are never split: each page begins with one, to be sought by. */
export class OggWriter {
  private readonly pages: Uint8Array[] = [];
  private packets: Uint8Array[] = [];
  private laces: number[] = [];
  private granule = 0;

  /** `serial` tells streams apart in one file. */
  constructor(
    private readonly serial: number,
    private readonly packetsAPage: number,
  ) {}

  /** `granule`: what the stream counts, at the end of this packet. */
  add(packet: Uint8Array, granule: number): void {
    const laces = lacesOf(packet);
    if (this.laces.length + laces.length > MOST_LACES || this.packets.length === this.packetsAPage) this.endPage();
    this.packets.push(packet);
    this.laces.push(...laces);
    this.granule = granule;
  }

  /** What follows stands on another page. */
  endPage(isLast = false): void {
    if (this.packets.length === 0) return;
    const head = Buffer.alloc(HEAD_BYTES);
    head.write('OggS');
    head.writeUInt8(isLast ? flags.last : this.pages.length === 0 ? flags.first : flags.none, 5);
    head.writeBigInt64LE(BigInt(this.granule), 6);
    head.writeUInt32LE(this.serial, 14);
    head.writeUInt32LE(this.pages.length, 18);
    head.writeUInt8(this.laces.length, 26);
    const page = Buffer.concat([head, Uint8Array.from(this.laces), ...this.packets]);
    page.writeUInt32LE(checksumOf(page), 22);
    this.pages.push(page);
    this.packets = [];
    this.laces = [];
  }

  /** The whole file. */
  end(): Uint8Array {
    this.endPage(true);
    return Buffer.concat(this.pages);
  }
}

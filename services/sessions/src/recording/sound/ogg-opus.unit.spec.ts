import { describe, expect, it } from '@jest/globals';
import { createDecoder } from 'libopus-wasm';

import { ENCODED_RATE, oggOpus } from './ogg-opus.js';

interface Page {
  flags: number;
  granule: number;
  number: number;
  packets: Buffer[];
}

/** Pages as RFC 3533 has them; the checksum is worked out bit by bit. */
function pagesOf(file: Uint8Array): Page[] {
  const bytes = Buffer.from(file);
  const pages: Page[] = [];
  for (let at = 0; at < bytes.length;) {
    expect(bytes.toString('latin1', at, at + 4)).toBe('OggS');
    const laces = [...bytes.subarray(at + 27, at + 27 + bytes.readUInt8(at + 26))];
    const body = at + 27 + laces.length;
    const end = body + laces.reduce((sum, lace) => sum + lace, 0);
    const page = Buffer.from(bytes.subarray(at, end));
    page.writeUInt32LE(0, 22);
    expect(checksumOf(page)).toBe(bytes.readUInt32LE(at + 22));
    pages.push({
      flags: bytes.readUInt8(at + 5),
      granule: Number(bytes.readBigInt64LE(at + 6)),
      number: bytes.readUInt32LE(at + 18),
      packets: packetsOf(bytes.subarray(body, end), laces),
    });
    at = end;
  }
  return pages;
}

function packetsOf(body: Buffer, laces: readonly number[]): Buffer[] {
  const packets: Buffer[] = [];
  let [from, to] = [0, 0];
  for (const lace of laces) {
    to += lace;
    if (lace === 255) continue;
    packets.push(body.subarray(from, to));
    from = to;
  }
  return packets;
}

function checksumOf(page: Uint8Array): number {
  let sum = 0;
  for (const byte of page)
    for (let bit = 7; bit >= 0; bit--) {
      const carry = ((sum >>> 31) & 1) ^ ((byte >> bit) & 1);
      sum = ((sum << 1) ^ (carry ? 0x04c11db7 : 0)) >>> 0;
    }
  return sum;
}

const tone = (hertz: number, fromMs: number, toMs: number, lengthMs: number): Int16Array =>
  Int16Array.from({ length: (lengthMs * ENCODED_RATE) / 1000 }, (_, at) => {
    const ms = (at / ENCODED_RATE) * 1000;
    return ms >= fromMs && ms < toMs ? Math.round(9_000 * Math.sin((2 * Math.PI * hertz * at) / ENCODED_RATE)) : 0;
  });

/** Root mean square of one side between two moments of what is played. */
function loudness(played: Int16Array, side: 0 | 1, fromMs: number, toMs: number): number {
  let sum = 0;
  const [from, to] = [fromMs, toMs].map((ms) => Math.round(ms * 48)) as [number, number];
  for (let at = from; at < to; at++) sum += (played[at * 2 + side] ?? 0) ** 2;
  return Math.sqrt(sum / (to - from));
}

describe('both sides as Ogg with Opus', () => {
  it('is a file as the standards have it, to be sought by the second', async () => {
    const pages = pagesOf(await oggOpus(tone(300, 0, 5_000, 5_250), new Int16Array(0)));
    expect(pages.map(({ number }) => number)).toEqual([...pages.keys()]);
    expect(pages.map(({ flags }) => flags)).toEqual([2, 0, 0, 0, 0, 0, 0, 4]);
    const [head, tags] = [pages[0]!.packets[0]!, pages[1]!.packets[0]!];
    expect([head.toString('latin1', 0, 8), head.readUInt8(9)]).toEqual(['OpusHead', 2]);
    expect(tags.toString('latin1', 0, 8)).toBe('OpusTags');
    const skipped = head.readUInt16LE(10);
    expect(pages.slice(2, 7).map(({ granule }) => granule)).toEqual([48_000, 96_000, 144_000, 192_000, 240_000]);
    // 5.25 s, and what a decoder leaves out at the beginning.
    expect(pages.at(-1)?.granule).toBe(5.25 * 48_000 + skipped);
  });

  it('sounds as it was put in: each side apart, and at its time', async () => {
    const file = await oggOpus(tone(400, 1_000, 2_000, 4_000), tone(600, 2_500, 3_500, 4_000));
    const [head, , ...sound] = pagesOf(file);
    const decoder = await createDecoder({ sampleRate: 48_000, channels: 2 });
    const frames = sound.flatMap(({ packets }) => packets).map((packet) => decoder.decode(packet));
    const all = Int16Array.from(frames.flatMap((frame) => [...frame]));
    const played = all.subarray(head!.packets[0]!.readUInt16LE(10) * 2);
    const sides = ([from, to]: [number, number]) => ([0, 1] as const).map((side) => loudness(played, side, from, to));
    const [learner, persona, between] = [sides([1_100, 1_900]), sides([2_600, 3_400]), sides([2_100, 2_400])];
    expect(learner[0]).toBeGreaterThan(5_000);
    expect(learner[1]).toBeLessThan(learner[0]! / 20);
    expect(persona[1]).toBeGreaterThan(5_000);
    expect(persona[0]).toBeLessThan(persona[1]! / 20);
    expect(Math.max(...between)).toBeLessThan(100);
    // A tone begins within 10 ms of where it was put.
    expect(loudness(played, 0, 980, 990)).toBeLessThan(500);
    expect(loudness(played, 0, 1_010, 1_020)).toBeGreaterThan(3_000);
  });

  it('takes little room: ten minutes are three megabytes at most', async () => {
    const minute = Int16Array.from(
      { length: 60 * ENCODED_RATE },
      (_, at) => 6_000 * Math.sin(at / 9) * Math.sin(at / 700),
    );
    expect((await oggOpus(minute, minute)).byteLength * 10).toBeLessThan(3_200_000);
  });
});

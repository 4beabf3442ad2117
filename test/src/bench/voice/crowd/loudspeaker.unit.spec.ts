import { describe, expect, it } from '@jest/globals';
import type { ChunkFrame } from '@repartee/proto';

import { Loudspeaker } from './loudspeaker.js';

/** A quantum of 128 samples lasts 8 ms. */
const RATE = 16_000;
const MS = RATE / 1000;

const chunk = (over: Partial<ChunkFrame> & { ms?: number } = {}): ChunkFrame => {
  const { ms = 100, ...rest } = over;
  return { epoch: 1, turn: 0, segment: 0, firstSample: 0, words: [], pcm: new Uint8Array(ms * MS * 2), ...rest };
};

function createTestLoudspeaker() {
  const begun: number[] = [];
  return { begun, loudspeaker: new Loudspeaker({ rate: RATE, onBegin: (at) => void begun.push(at) }) };
}

describe('a loudspeaker', () => {
  it('begins with the next quantum once 60 ms of sound are there', () => {
    const { loudspeaker, begun } = createTestLoudspeaker();
    loudspeaker.take(chunk({ ms: 40 }), 1_001);
    loudspeaker.take(chunk({ ms: 40, firstSample: 40 * MS }), 1_021);
    expect(begun).toEqual([1_024]);
    loudspeaker.renderTo(1_064);
    expect(loudspeaker.played).toEqual({ epoch: 1, segment: 0, rendered: 40 * MS, stopped: false });
  });

  it('does not wait longer than 60 ms for more', () => {
    const { loudspeaker, begun } = createTestLoudspeaker();
    loudspeaker.take(chunk({ ms: 40 }), 1_000);
    loudspeaker.renderTo(1_059);
    expect(begun).toEqual([]);
    loudspeaker.renderTo(1_080);
    expect(begun).toEqual([1_064]);
  });

  it('collects again where it ran out, which is no other beginning', () => {
    const { loudspeaker, begun } = createTestLoudspeaker();
    loudspeaker.take(chunk(), 1_000);
    loudspeaker.renderTo(1_200);
    expect(loudspeaker.played).toMatchObject({ rendered: 100 * MS, stopped: true });
    loudspeaker.take(chunk({ firstSample: 100 * MS }), 1_200);
    loudspeaker.renderTo(1_248);
    expect(loudspeaker.played).toMatchObject({ rendered: 148 * MS, stopped: false });
    expect(begun).toEqual([1_000]);
  });

  it('is silent a quantum and a fade after it is told to hold, and goes on at the sample', () => {
    const { loudspeaker } = createTestLoudspeaker();
    loudspeaker.take(chunk(), 1_000);
    expect(loudspeaker.hold(1_042)).toBe(1_040 + 8 + 5);
    loudspeaker.renderTo(1_500);
    expect(loudspeaker.played).toMatchObject({ rendered: 40 * MS, stopped: true });
    loudspeaker.resume(1_504);
    loudspeaker.renderTo(1_512);
    expect(loudspeaker.played).toMatchObject({ rendered: 48 * MS, stopped: false });
  });

  it('drops what is of an epoch that was stopped, and keeps what has sounded of it', () => {
    const { loudspeaker, begun } = createTestLoudspeaker();
    loudspeaker.take(chunk(), 1_000);
    loudspeaker.stop(1, 1_048);
    loudspeaker.take(chunk({ firstSample: 100 * MS }), 1_050);
    expect(loudspeaker.isSilent).toBe(true);
    expect(loudspeaker.sounded.byteLength).toBe(48 * MS * 2);
    loudspeaker.take(chunk({ epoch: 2 }), 2_000);
    expect(begun).toEqual([1_000, 2_000]);
  });
});

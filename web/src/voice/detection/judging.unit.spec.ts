import { describe, expect, it } from 'vitest';

import { createJudging } from './judging.js';

const FRAME_MS = 32;

/** A detector that takes so long for each frame, on the thread on which frames arrive. */
const createTestJudging = (costOf: (frame: number) => number) => {
  const judged: number[] = [];
  let now = 0;
  let behind = 0;
  const hear = createJudging<number>({
    judge: (frame) => {
      judged.push(frame);
      now += costOf(frame);
      return Promise.resolve();
    },
    frameMs: FRAME_MS,
    now: () => now,
    onBehind: () => (behind += 1),
  });
  const work = async (frames: number): Promise<void> => {
    for (let frame = 0; frame < frames; frame++) {
      hear(frame);
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  return { work, judged, behind: () => behind };
};

describe('a detector that keeps up', () => {
  it('judges every frame in order, also where one of them took half a second', async () => {
    const { work, judged, behind } = createTestJudging((frame) => (frame === 40 ? 500 : 20));
    await work(200);
    expect([judged.length, judged.at(-1), behind()]).toEqual([200, 199, 0]);
  });
});

describe('a detector that takes longer than sound does', () => {
  it('is told once to be behind, and judges no more', async () => {
    const { work, judged, behind } = createTestJudging(() => 40);
    await work(300);
    expect(behind()).toBe(1);
    const before = judged.length;
    expect(before).toBeLessThan(150);
    await work(20);
    expect([judged.length, behind()]).toEqual([before, 1]);
  });
});

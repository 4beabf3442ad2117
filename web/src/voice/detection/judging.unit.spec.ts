import { describe, expect, it } from 'vitest';

import { BEHIND_AFTER, WAITING_MOST, createJudging } from './judging.js';

/** A detector that is done with a frame when the test says so. */
const createTestJudging = () => {
  const judged: number[] = [];
  const waiting: (() => void)[] = [];
  let behind = 0;
  const hear = createJudging<number>({
    judge: (frame) => {
      judged.push(frame);
      return new Promise((resolve) => waiting.push(resolve));
    },
    onBehind: () => (behind += 1),
  });
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  const work = async (frames: number): Promise<void> => {
    for (let done = 0; done < frames; done++) {
      await settle();
      waiting.shift()?.();
    }
    await settle();
  };
  return { hear, work, judged, behind: () => behind };
};

describe('a detector that keeps up', () => {
  it('judges every frame in order, also after the page stood still for a second', async () => {
    const { hear, work, judged, behind } = createTestJudging();
    for (let frame = 0; frame < 31; frame++) hear(frame);
    await work(31);
    for (let frame = 31; frame < 200; frame++) {
      hear(frame);
      await work(1);
    }
    expect([judged.length, judged.at(-1), behind()]).toEqual([200, 199, 0]);
  });
});

describe('a detector that does not', () => {
  it('is told once to be behind, and judges no more', async () => {
    const { hear, work, judged, behind } = createTestJudging();
    // Two frames come while one is judged.
    for (let frame = 0; frame < 400; frame++) {
      hear(frame);
      if (frame % 2 === 1) await work(1);
    }
    expect(behind()).toBe(1);
    expect(judged.length).toBeLessThan(WAITING_MOST * 2 + BEHIND_AFTER);
    const before = judged.length;
    await work(100);
    expect(judged.length - before).toBeLessThanOrEqual(1);
  });
});

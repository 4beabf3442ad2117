import { describe, expect, it } from '@jest/globals';

import { firstByteMs, overheadMs } from './overhead.js';
import { slopeOf } from './slope.js';

describe('what the product adds', () => {
  it('is what is left of an answer’s delay without the detector’s 400 ms and three times 150 of the providers', () => {
    expect(overheadMs({ endOfSpeechAt: 1_000, firstByteAt: 1_880, renderedAt: 1_890 })).toBe(40);
  });

  it('is counted to the first byte from the transcript, which mind and voice follow', () => {
    expect(firstByteMs({ firstByteAt: 1_880 }, 1_570)).toBe(10);
  });
});

describe('a slope', () => {
  it('is that of the line that lies closest', () => {
    expect(slopeOf([1, 2, 3, 4].map((at) => ({ at, held: 10 + 3 * at })))).toBeCloseTo(3);
    expect(slopeOf([{ at: 0, held: 5 }, { at: 1, held: 9 }, { at: 2, held: 5 }])).toBeCloseTo(0); // prettier-ignore
  });
});

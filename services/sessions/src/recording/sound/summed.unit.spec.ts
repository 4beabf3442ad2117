import { describe, expect, it } from '@jest/globals';

import { summed } from './summed.js';

describe('tracks that meet', () => {
  it('are added, for as long as the longest lasts', () => {
    const tracks = [Int16Array.of(1, 2), Int16Array.of(10, -20, 30)];
    expect(summed(tracks)).toEqual(Int16Array.of(11, -18, 30));
    expect(summed([])).toEqual(new Int16Array());
  });

  it('are no louder than a sample can be, however loud they are together', () => {
    expect(summed([Int16Array.of(30_000, -30_000), Int16Array.of(30_000, -30_000)])).toEqual(
      Int16Array.of(32_767, -32_768),
    );
  });
});

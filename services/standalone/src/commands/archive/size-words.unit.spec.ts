import { describe, expect, it } from '@jest/globals';

import { sizeWords } from './size-words.js';

describe('the size of a file', () => {
  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1_000, '1.0 KB'],
    [12_288, '12.3 KB'],
    [999_949, '999.9 KB'],
    [999_950, '1.0 MB'],
    [4_040_000, '4.0 MB'],
  ])('of %d bytes is told as %s', (bytes, words) => {
    expect(sizeWords(bytes)).toBe(words);
  });
});

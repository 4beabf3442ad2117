import { describe, expect, it } from '@jest/globals';

import { wordsHeard } from './words.js';

const text = 'I stayed at home.';

describe('words that sounded', () => {
  it.each([
    ['', 0],
    ['I', 1],
    ['I staye', 1],
    ['I stayed', 2],
    ['I stayed at home', 3],
    ['I stayed at home.', 4],
  ])('after "%s" are %d', (sounded, count) => {
    expect(wordsHeard(text, sounded)).toBe(count);
  });

  it('do not depend on the spaces between segments, which have no sound', () => {
    expect(wordsHeard('Well. I stayed', 'Well.I stay')).toBe(2);
  });
});

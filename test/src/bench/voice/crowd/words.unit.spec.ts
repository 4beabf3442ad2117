import { describe, expect, it } from '@jest/globals';

import { wordsApart, wordsHeard } from './words.js';

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
    expect(wordsHeard(text, sounded)).toEqual(text.split(' ').slice(0, count));
  });

  it('do not depend on the spaces between segments, which have no sound', () => {
    expect(wordsHeard('Well. I stayed', 'Well.I stay')).toEqual(['Well.', 'I']);
  });
});

describe('what is on record of an answer that was cut', () => {
  const heard = ['I', 'stayed', 'at'];

  it.each([
    ['is what was heard', ['I', 'stayed', 'at'], { unheard: 0, missing: 0 }],
    ['ends before that', ['I'], { unheard: 0, missing: 2 }],
    ['goes on after that', ['I', 'stayed', 'at', 'home.'], { unheard: 1, missing: 0 }],
    ['is as long, and of other words', ['I', 'was', 'at'], { unheard: 2, missing: 2 }],
    ['is nothing', [], { unheard: 0, missing: 3 }],
  ])('%s', (_, claimed, apart) => {
    expect(wordsApart({ claimed, heard })).toEqual(apart);
  });
});

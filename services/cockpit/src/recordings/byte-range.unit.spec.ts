import { describe, expect, it } from '@jest/globals';

import { byteRange } from './byte-range.js';

describe('a range of a thousand bytes', () => {
  it.each([
    ['bytes=0-', { from: 0, to: 1000 }],
    ['bytes=0-0', { from: 0, to: 1 }],
    ['bytes=200-299', { from: 200, to: 300 }],
    ['bytes=999-', { from: 999, to: 1000 }],
    ['bytes=900-5000', { from: 900, to: 1000 }],
    ['bytes=-100', { from: 900, to: 1000 }],
    ['bytes=-5000', { from: 0, to: 1000 }],
  ])('%s is these', (header, range) => {
    expect(byteRange(header, 1000)).toEqual(range);
  });

  it.each(['bytes=1000-', 'bytes=4000-5000', 'bytes=-0'])('%s is none', (header) => {
    expect(byteRange(header, 1000)).toBe('unsatisfiable');
  });

  it.each([undefined, '', 'bytes=-', 'bytes=5-4', 'bytes=0-1,4-5', 'seconds=0-1', 'bytes=a-b'])(
    '%s asks for all of it',
    (header) => {
      expect(byteRange(header, 1000)).toBeUndefined();
    },
  );
});

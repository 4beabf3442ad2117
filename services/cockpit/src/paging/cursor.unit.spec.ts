import { describe, expect, it } from '@jest/globals';
import { fromCursor, toPage } from './cursor.js';

describe('three rows for a page of two', () => {
  const rows = [3, 2, 1].map((weight) => ({ weight, id: `s${weight}` }));
  const page = toPage(rows, 2, ({ weight, id }) => [weight, id]);

  it('show two, and lead on from the second', () => {
    expect(page.items).toEqual(rows.slice(0, 2));
    expect(fromCursor(page.next ?? '', 2)).toEqual([2, 's2']);
  });

  it('end where nothing is left', () => {
    expect(toPage(rows, 3, ({ id }) => [id]).next).toBeNull();
  });
});

describe('a text that is no cursor', () => {
  it.each(['', 'x', 'WzFd'])('is refused: %s', (text) => {
    expect(() => fromCursor(text, 2)).toThrow(expect.objectContaining({ code: 'bad_cursor' }));
  });
});

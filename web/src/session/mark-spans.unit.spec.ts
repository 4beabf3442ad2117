import { describe, expect, it } from 'vitest';

import { markSpans } from './mark-spans.js';

describe('a turn with evidence', () => {
  it('is cut where the spans begin and end', () => {
    expect(markSpans('I am sorry for that.', [{ from: 5, to: 10 }])).toEqual([
      { text: 'I am ', marked: false },
      { text: 'sorry', marked: true },
      { text: ' for that.', marked: false },
    ]);
  });

  it('takes overlapping spans as one', () => {
    const spans = [
      { from: 3, to: 6 },
      { from: 0, to: 4 },
    ];
    expect(markSpans('abcdefgh', spans)).toEqual([
      { text: 'abcdef', marked: true },
      { text: 'gh', marked: false },
    ]);
  });

  it('ignores what lies beyond the text', () => {
    expect(
      markSpans('abc', [
        { from: 2, to: 99 },
        { from: 50, to: 60 },
      ]),
    ).toEqual([
      { text: 'ab', marked: false },
      { text: 'c', marked: true },
    ]);
  });
});

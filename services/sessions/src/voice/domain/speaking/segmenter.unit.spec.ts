import { describe, expect, it } from '@jest/globals';

import { lastSegment, noSegments, takeWords } from './segmenter.js';

/** All segments of a reply that comes in these pieces. */
function segmentsOf(...pieces: readonly string[]): string[] {
  const segments: string[] = [];
  let state = noSegments;
  for (const piece of pieces) {
    const taken = takeWords(state, piece);
    segments.push(...taken.segments);
    state = taken.state;
  }
  return [...segments, ...lastSegment(state)];
}

describe('the words of a reply', () => {
  it('go out with the first clause of twenty characters', () => {
    const { segments } = takeWords(noSegments, 'I waited on two mornings, after a night');
    expect(segments).toEqual(['I waited on two mornings,']);
  });

  it('wait where the first clause is shorter', () => {
    expect(takeWords(noSegments, 'Well, yes, no. And ').segments).toEqual([]);
    expect(segmentsOf('Well, yes, no. And then you come, today. Why?')).toEqual([
      'Well, yes, no. And then you come,',
      'today.',
      'Why?',
    ]);
  });

  it('follow sentence by sentence', () => {
    expect(segmentsOf('I have heard that before. In March', ', you said a week; it is ', 'November. So?')).toEqual([
      'I have heard that before.',
      'In March, you said a week; it is November.',
      'So?',
    ]);
  });

  it('do not end at a title, a number or an ellipsis without a space', () => {
    expect(segmentsOf('I talked to Mr. Martin about the 4.5 % that you want. Right.')).toEqual([
      'I talked to Mr. Martin about the 4.5 % that you want.',
      'Right.',
    ]);
  });

  it('keep French marks with their words', () => {
    expect(segmentsOf('Vous trouvez ça normal, vous ? Moi, non. ')).toEqual([
      'Vous trouvez ça normal,',
      'vous ?',
      'Moi, non.',
    ]);
  });

  it('are cut at a clause where a sentence gets too long', () => {
    const long = `${'and so it went on and on '.repeat(5)}until March, ${'and then some more of it '.repeat(3)}came.`;
    expect(segmentsOf(`I will tell you how it was. ${long}`).map(({ length }) => length)).toEqual([27, 137, 80]);
  });

  it('are nothing where nothing is said', () => {
    expect(segmentsOf('  ', '')).toEqual([]);
  });
});

import { describe, expect, it } from '@jest/globals';

import { generatedOf, heardOf } from './heard-text.js';
import type { PersonaTurn, Segment } from './persona-turn.js';
import { openSegment } from './persona-turn.js';

/** At 1,000 samples a second a sample is a millisecond. */
const RATE = 1_000;

const segment = (text: string, change: Partial<Segment>): Segment => ({ ...openSegment(text), asked: true, ...change });

function createTestTurn(segments: readonly Segment[], position: PersonaTurn['position']): PersonaTurn {
  return {
    ...{
      epoch: 1,
      turn: 0,
      cause: 'turn',
      offline: false,
      segments,
      complete: true,
      isWhole: true,
      endsSession: false,
    },
    ...{
      cutsInAfterMs: null,
      patienceMs: 12_000,
      position,
      stopped: true,
      cutBy: 'learner',
      startedAt: 0,
      soundedAt: 0,
      movedAt: 0,
    },
  };
}

const whole = { samples: 2_000, complete: true, sent: 2_000 };
/** "I waited twice." with a pause before the last word. */
const timed = segment('I waited twice.', {
  ...whole,
  words: [
    { from: 0, to: 1, start: 50, end: 200 },
    { from: 2, to: 8, start: 220, end: 700 },
    { from: 9, to: 14, start: 1_200, end: 1_800 },
  ],
});

describe('what was heard of a turn whose words have times', () => {
  it.each([
    [0, '', 'exact'],
    [199, '', 'exact'],
    [200, 'I', 'exact'],
    [699, 'I', 'exact'],
    [1_100, 'I waited', 'exact'],
    [1_800, 'I waited twice.', 'exact'],
  ])('after %d samples: "%s"', (sample, text, evidence) => {
    expect(heardOf(createTestTurn([timed], { segment: 0, sample }), RATE)).toEqual({ text, evidence });
  });

  it('is nothing, on no evidence, where the player has not reported', () => {
    expect(heardOf(createTestTurn([timed], null), RATE)).toEqual({ text: '', evidence: 'none' });
  });

  it('has every segment before the one that is playing', () => {
    const turn = createTestTurn([segment('Good morning.', whole), timed], { segment: 1, sample: 250 });
    expect(heardOf(turn, RATE)).toEqual({ text: 'Good morning. I', evidence: 'exact' });
    expect(generatedOf(turn)).toBe('Good morning. I waited twice.');
  });

  it('has a word of which not every letter has a time when the next one begins', () => {
    const elided = segment("J'ai attendu.", {
      ...whole,
      words: [
        { from: 0, to: 1, start: 0, end: 90 },
        { from: 5, to: 12, start: 300, end: 900 },
      ],
    });
    expect(heardOf(createTestTurn([elided], { segment: 0, sample: 299 }), RATE).text).toBe('');
    expect(heardOf(createTestTurn([elided], { segment: 0, sample: 300 }), RATE).text).toBe("J'ai");
  });

  it('has a figure of two words when both are said', () => {
    const figure = segment('In 25 days', {
      ...whole,
      words: [
        { from: 0, to: 2, start: 0, end: 100 },
        { from: 3, to: 4, start: 110, end: 300 },
        { from: 4, to: 5, start: 310, end: 500 },
        { from: 6, to: 10, start: 520, end: 900 },
      ],
    });
    expect(heardOf(createTestTurn([figure], { segment: 0, sample: 400 }), RATE).text).toBe('In');
    expect(heardOf(createTestTurn([figure], { segment: 0, sample: 500 }), RATE).text).toBe('In 25');
  });

  it('keeps a mark that stands alone with the word before it', () => {
    const asked = segment('Comment ? Dites', {
      ...whole,
      words: [
        { from: 0, to: 7, start: 0, end: 400 },
        { from: 10, to: 15, start: 600, end: 900 },
      ],
    });
    expect(heardOf(createTestTurn([asked], { segment: 0, sample: 500 }), RATE).text).toBe('Comment ?');
  });

  it('waits for the times of words that are still being synthesised', () => {
    const coming = { ...timed, samples: 800, complete: false, sent: 800, words: timed.words.slice(0, 1) };
    expect(heardOf(createTestTurn([coming], { segment: 0, sample: 800 }), RATE).text).toBe('I');
  });
});

describe('what was heard of a turn whose words have no times', () => {
  // Weights with the space: aaaa 5, bbbb 10, cccc 15 and a stop, 22: bbbb ends at 10/22 of 2,200, and 326 ms for safety.
  const untimed = segment('aaaa bbbb cccc.', { samples: 2_200, complete: true, sent: 2_200 });

  it.each([
    [1_325, 'aaaa'],
    [1_326, 'aaaa bbbb'],
    [2_199, 'aaaa bbbb cccc.'],
  ])('is estimated in proportion, and on the safe side: %d', (sample, text) => {
    expect(heardOf(createTestTurn([untimed], { segment: 0, sample }), RATE)).toEqual({ text, evidence: 'estimated' });
  });

  it('is known where all of it was rendered', () => {
    const turn = createTestTurn([untimed], { segment: 0, sample: 2_200 });
    expect(heardOf(turn, RATE)).toEqual({ text: 'aaaa bbbb cccc.', evidence: 'exact' });
  });

  it('is less where nobody knows how long the sound will be', () => {
    // 22 letters at 90 ms are 1,980: aaaa ends at 450, and 308.4 for safety.
    const coming = { ...untimed, samples: 1_000, complete: false, sent: 1_000 };
    expect(heardOf(createTestTurn([coming], { segment: 0, sample: 758 }), RATE).text).toBe('');
    expect(heardOf(createTestTurn([coming], { segment: 0, sample: 759 }), RATE).text).toBe('aaaa');
  });
});

describe('words that were shown for want of sound', () => {
  it('count as read, on an estimate', () => {
    const shown = segment('Nobody came.', { shown: true });
    expect(heardOf(createTestTurn([shown], null), RATE)).toEqual({ text: 'Nobody came.', evidence: 'estimated' });
  });
});

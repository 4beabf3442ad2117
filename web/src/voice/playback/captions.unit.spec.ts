import { describe, expect, it } from 'vitest';

import type { Captions } from './captions.js';
import { noCaptions, readable, withReport, withText, withWords } from './captions.js';

const TEXT = 'I stayed home, twice.';
const times = [
  { from: 0, to: 1, start: 0, end: 200 },
  { from: 2, to: 8, start: 200, end: 600 },
  { from: 9, to: 13, start: 600, end: 900 },
  { from: 15, to: 20, start: 1_200, end: 1_600 },
];

const segment = (number: number, text: string, over: { shown?: boolean; epoch?: number } = {}) => ({
  ...{ epoch: 1, turn: 0, segment: number, text, shown: false },
  ...over,
});
const words = (number: number, some: typeof times) => ({
  ...{ epoch: 1, turn: 0, segment: number, firstSample: 0, words: some },
});
const at = (number: number, rendered: number, epoch = 1) => ({ epoch, segment: number, rendered, stopped: false });

const timed = (): Captions =>
  withWords(withWords(withText(noCaptions, segment(0, TEXT)), words(0, times.slice(0, 2))), words(0, times.slice(2)));

describe('captions', () => {
  it.each([
    [0, ''],
    [1, 'I'],
    [300, 'I stayed'],
    [601, 'I stayed home'],
    [1_200, 'I stayed home'],
    [1_201, 'I stayed home, twice.'],
  ])('after %i samples hold the words that have begun', (rendered, text) => {
    expect(readable(withReport(timed(), at(0, rendered)))).toBe(text);
  });

  it('hold a segment from its first sample where nobody knows when its words sound', () => {
    const two = withText(withText(noCaptions, segment(0, 'Once.')), segment(1, 'Twice.'));
    expect(readable(two)).toBe('');
    expect(readable(withReport(two, at(0, 10)))).toBe('Once.');
    expect(readable(withReport(two, at(1, 0)))).toBe('Once.');
    expect(readable(withReport(two, at(1, 10)))).toBe('Once. Twice.');
  });

  it('hold at once what is read rather than heard', () => {
    expect(readable(withText(noCaptions, segment(0, 'Read this.', { shown: true })))).toBe('Read this.');
  });

  it('do not mind in which order words and text come', () => {
    const early = withText(withWords(noCaptions, words(0, times)), segment(0, TEXT));
    expect(readable(withReport(early, at(0, 300)))).toBe('I stayed');
  });

  it('begin anew with another epoch, and heed nothing of an older one', () => {
    const next = withText(timed(), segment(0, 'Well.', { epoch: 2 }));
    expect(readable(withReport(next, at(0, 900, 1)))).toBe('');
    expect(readable(withReport(withText(next, segment(0, 'Old.')), at(0, 1, 2)))).toBe('Well.');
  });
});

import { describe, expect, it } from '@jest/globals';

import { sureOf } from './sure-words.js';

describe('what a recogniser will hardly take back', () => {
  it('is what it said before, too, and has gone on from', () => {
    expect(sureOf('we will stop the deliveries', 'we will stop')).toBe('we will stop');
    expect(sureOf('we will stop the', 'we will stop the')).toBe('we will');
  });

  it('ends where it has changed its mind', () => {
    expect(sureOf('we will step up the deliveries to you', 'we will stop the deliveries')).toBe('we will');
  });

  it('is the same with other marks and capitals', () => {
    expect(sureOf('Nous l’arrêtons. Dès demain, et', 'nous l\'arrêtons dès')).toBe('Nous l’arrêtons. Dès'); // prettier-ignore
  });

  it('is nothing at first, and of a word or two', () => {
    expect(sureOf('we will stop the deliveries', '')).toBe('');
    expect(sureOf('we will', 'we will')).toBe('');
    expect(sureOf('', '')).toBe('');
  });
});

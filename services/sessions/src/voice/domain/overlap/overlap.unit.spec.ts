import { describe, expect, it } from '@jest/globals';

import { substance } from './back-channel.js';
import { isEcho } from './echo.js';

describe('what is more than a back-channel', () => {
  it.each([
    ['mm-hm, I see', []],
    ['Yes, of course. Right.', []],
    ['yes but', ['but']],
    ['Oh really? Wait a moment', ['wait', 'a', 'moment']],
  ])('in English: "%s"', (text, expected) => {
    expect(substance(text, 'en')).toEqual(expected);
  });

  it.each([
    ['Oui, d’accord, je vois', []],
    ['Ah bon ?', []],
    ['Bien sûr, mais attendez', ['mais', 'attendez']],
  ])('in French: « %s »', (text, expected) => {
    expect(substance(text, 'fr')).toEqual(expected);
  });
});

describe('an echo', () => {
  const said = 'I waited on two mornings, after a night on the ward, and nobody came.';

  it.each([
    'waited on two mornings',
    'after a night on the ward and nobody',
    // Four words in five are right.
    'waited on three mornings after',
  ])('is what the persona has just said, most of it: "%s"', (text) => {
    expect(isEcho(text, said)).toBe(true);
  });

  it.each([
    // Three in four are.
    'waited on three mornings',
    // All of them are, in another order or far apart.
    'mornings two on waited',
    'I on nobody came',
    'so you waited on two mornings and nobody came at all I am sorry',
    '',
  ])('is nothing else: "%s"', (text) => {
    expect(isEcho(text, said)).toBe(false);
  });
});

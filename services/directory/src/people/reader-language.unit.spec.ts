import { describe, expect, it } from '@jest/globals';

import { readerLanguage } from './reader-language.js';

describe('the language a reader asks for', () => {
  it.each([
    ['fr', 'fr'],
    ['en-GB,en;q=0.9,fr;q=0.8', 'en'],
    ['de-DE, fr;q=0.5', 'fr'],
    ['de', undefined],
    ['', undefined],
    [undefined, undefined],
  ] as const)('%s is read as %s', (header, language) => {
    expect(readerLanguage(header)).toBe(language);
  });
});

import type { Language } from '@repartee/proto';
import { wordsOf } from '../recognisers/text/words.js';
import { checkPatterns } from './check.js';
import { findPatterns, indexPatterns } from './match.js';
import { PatternError, compilePattern } from './pattern.js';

const matches = (pattern: string, text: string, language: Language = 'en'): boolean =>
  findPatterns(indexPatterns([{ id: 'it', patterns: [pattern] }], language), wordsOf(text, language).words).length > 0;

describe('a pattern', () => {
  it.each([
    ['late deliver~', 'Two LATE deliveries!', 'en'],
    ['price|cost', 'What does it cost?', 'en'],
    ['call * back', 'Could you call me right back?', 'en'],
    ['very? late', 'It was late.', 'en'],
    ["don't know", 'I do not know', 'en'],
    ["l'offre", 'L’offre', 'fr'],
    ['etes decu~', 'Vous êtes déçue', 'fr'],
    ["qu'est-ce que", 'Qu’est ce que c’est', 'fr'],
    ['rendez-vous', 'un rendez vous', 'fr'],
  ] as const)('%s matches "%s" (%s)', (pattern, text, language) => {
    expect(matches(pattern, text, language)).toBe(true);
  });

  it.each([
    ['late deliver~', 'Late. Deliveries come.'],
    ['call * back', 'call me when you are all back'],
    ['price|cost', 'priceless'],
    ['very late', 'late'],
  ])('%s does not match "%s"', (pattern, text) => {
    expect(matches(pattern, text)).toBe(false);
  });
});

describe('a malformed pattern', () => {
  it.each(['* late', 'late *', 'a||b', 'late?', '~late', 'deliver* late', 'a * * b'])('is refused: %s', (pattern) => {
    expect(() => compilePattern(pattern, 'en')).toThrow(PatternError);
  });

  it('is named, with what to write instead', () => {
    expect(checkPatterns({ en: ['late *'], fr: ['en retard'] })).toEqual([expect.stringContaining('pattern "late *"')]);
  });
});

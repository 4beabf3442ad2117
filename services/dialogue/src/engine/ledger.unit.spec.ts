import { readTurn } from '../recognisers/index.js';
import { entriesOf, promisesOf } from './ledger.js';
import { createTestPlay } from './play.fixture.js';

const promised = (text: string, language: 'en' | 'fr'): string[] =>
  promisesOf({ ledger: entriesOf(readTurn({ text, language }), 1) });

describe('promises on record', () => {
  it.each([
    ['Je vous appelle moi-même jeudi à 10 heures.', 'fr', "m'appeler vous-même jeudi à 10 heures"],
    ['Je vous rappelle demain.', 'fr', 'me rappeler demain'],
    ["I'll call you on Thursday at 10.", 'en', 'call me on Thursday at 10'],
    ["I'll send you the part within two days.", 'en', 'send me the part within two days'],
    ["I'll read your reports by Thursday and answer you.", 'en', 'read my reports by Thursday and answer me'],
    ["I'll call you on Thursday.", 'en', 'call me on Thursday'],
  ] as const)('keep their day and their hour: %s', (text, language, said) => {
    expect(promised(text, language)).toEqual([said]);
  });
});

describe('a promise made again', () => {
  const afterAll = (language: 'en' | 'fr', ...turns: string[]): string[] =>
    promisesOf({
      ledger: turns.flatMap((text, index) =>
        entriesOf(readTurn({ text, language, play: createTestPlay() }), index + 1),
      ),
    });

  it('holds for its latest day, however it is worded', () => {
    expect(
      afterAll(
        'en',
        "I'll look into it and get back to you by Friday at noon.",
        "I'll get back to you on Monday.",
        "Actually, I'll get back to you on Tuesday.",
      ),
    ).toEqual(['get back to me on Tuesday']);
  });

  it.each([
    ['en', "I'll call you by Friday.", "Let's say Tuesday instead.", 'call me on Tuesday'],
    ['fr', "Je vous rappelle d'ici vendredi.", 'Disons plutôt mardi.', 'me rappeler mardi'],
  ] as const)('moves to a day named by itself (%s)', (language, promise, moved, said) => {
    expect(afterAll(language, promise, moved)).toEqual([said]);
  });

  it('stays apart from another one', () => {
    expect(afterAll('en', "I'll call you on Friday.", "I'll send you the part on Monday.")).toEqual([
      'call me on Friday',
      'send me the part on Monday',
    ]);
  });

  it.each([
    ['en', "I'll note that down."],
    ['fr', 'Je note ça.'],
  ] as const)('is none where it is done at once (%s)', (language, text) => {
    expect(afterAll(language, text)).toEqual([]);
  });
});

import { readTurn } from '../recognisers/index.js';
import { entriesOf, promisesOf } from './ledger.js';

const promised = (text: string, language: 'en' | 'fr'): string[] =>
  promisesOf({ ledger: entriesOf(readTurn({ text, language }), 1) });

describe('promises on record', () => {
  it.each([
    ['Je vous appelle moi-même jeudi à 10 heures.', 'fr', "m'appeler vous-même jeudi à 10 heures"],
    ['Je vous rappelle demain.', 'fr', 'me rappeler demain'],
    ["I'll call you on Thursday at 10.", 'en', 'call me on Thursday at 10'],
    ["I'll send you the part within two days.", 'en', 'send me the part within two days'],
    ["I'll read your reports by Thursday and answer you.", 'en', 'read my reports by Thursday and answer me'],
    ["I'll call you on Thursday.", 'en', 'call me Thursday'],
  ] as const)('keep their day and their hour: %s', (text, language, said) => {
    expect(promised(text, language)).toEqual([said]);
  });
});

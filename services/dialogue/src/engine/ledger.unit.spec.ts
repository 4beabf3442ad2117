import { readTurn } from '../recognisers/index.js';
import { entriesOf, promisesOf } from './ledger.js';

const promised = (text: string, language: 'en' | 'fr'): string[] =>
  promisesOf({ ledger: entriesOf(readTurn({ text, language }), 1) });

describe('promises on record', () => {
  it.each([
    ['Je vous appelle moi-même jeudi à 10 heures.', 'fr', "m'appeler vous-même à 10 heures jeudi"],
    ['Je vous rappelle demain.', 'fr', 'me rappeler demain'],
    ["I'll call you on Thursday at 10.", 'en', 'call me at 10 Thursday'],
    ["I'll send you the part within two days.", 'en', 'send me the part within two days'],
  ] as const)('keep their day and their hour: %s', (text, language, said) => {
    expect(promised(text, language)).toEqual([said]);
  });
});

import { readTurn } from '../recognisers/index.js';
import { entriesOf, isMoved, promisesOf } from './ledger.js';
import { createTestPlay } from './play.fixture.js';

const promised = (text: string, language: 'en' | 'fr'): string[] =>
  promisesOf({ ledger: entriesOf(readTurn({ text, language }), 1), language });

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
      language,
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
    [
      'en',
      "I'll call you on Friday with an answer.",
      "Let's say Tuesday instead.",
      ['call me on Tuesday with an answer'],
    ],
    ['fr', 'Je vous appelle vendredi avec une réponse.', 'Disons plutôt mardi.', ["m'appeler mardi avec une réponse"]],
    ['en', "I'll call you on Friday with an answer.", "I'm afraid I can't call you before Monday.", []],
    ['fr', 'Je vous appelle vendredi avec une réponse.', 'Je ne pourrai pas vous appeler avant lundi.', []],
  ] as const)(
    'is moved in its middle, or left out once it is put off (%s): %s %s',
    (language, promise, later, said) => {
      expect(afterAll(language, promise, later)).toEqual(said);
    },
  );

  it.each([
    [
      'en',
      "I'll get you a new desk by the end of the month.",
      "Let's leave it there for today.",
      'get me a new desk by the end of the month',
    ],
    ['fr', 'Je vous rappelle lundi.', 'On en reste là pour aujourd’hui.', 'me rappeler lundi'],
  ] as const)('holds through a farewell (%s)', (language, promise, later, said) => {
    expect(afterAll(language, promise, later)).toEqual([said]);
  });

  it.each([
    ['en', "I'll bring the contract.", 'Well, three weeks then.', 'bring the contract'],
    ['fr', "J'apporterai le contrat.", 'Bon, trois semaines alors.', 'apporter le contrat'],
  ] as const)('takes no length of time for its day (%s)', (language, promise, later, said) => {
    expect(afterAll(language, promise, later)).toEqual([said]);
  });

  it.each([
    ['en', "I'll make myself free, it's only an hour's drive.", 'make yourself free'],
    ['fr', "Je viendrai, ce n'est qu'à une heure de route.", 'venir'],
  ] as const)('leaves out what is measured beside it (%s)', (language, text, said) => {
    expect(afterAll(language, text)).toEqual([said]);
  });

  it.each([
    [
      'en',
      "I'll order the ladder, and I'll speak to both teams on Monday.",
      ['order the ladder', 'speak to both teams on Monday'],
    ],
    ['fr', "Je commande l'échelle, je prends les appels, je parle aux deux équipes lundi.", ["commander l'échelle"]],
  ] as const)('takes no day of what else was said (%s)', (language, text, said) => {
    expect(afterAll(language, text)).toEqual(said);
  });

  it.each([
    ['en', "I'll look at the ladder this week.", 'Shall we meet on the 15th?', 'look at the ladder this week'],
    [
      'fr',
      "Je regarde l'échelle cette semaine.",
      'On se retrouve le 15, vous et moi.',
      "regarder l'échelle cette semaine",
    ],
  ] as const)('keeps its day where another one is named to meet again (%s)', (language, promise, later, said) => {
    expect(afterAll(language, promise, later)).toEqual([said]);
  });

  it('keeps the capitals of a name', () => {
    expect(afterAll('en', "I'll sit down with Mrs Kessler tomorrow.")).toEqual(['sit down with Mrs Kessler tomorrow']);
  });

  it('keeps its day where another turn promises something else', () => {
    expect(
      afterAll('en', "I'll write to you by Wednesday.", "So we meet again on 12 March, and I'll bring the contract."),
    ).toEqual(['write to me by Wednesday', 'bring the contract']);
  });

  it.each([
    ['en', "I'll send you the figures.", 'I never said I would send you the figures.'],
    ['fr', 'Je vous envoie les chiffres.', "Je n'ai jamais dit que je vous enverrais les chiffres."],
    ['en', "I'll take care of the paperwork.", "I won't be able to take care of the paperwork."],
    ['fr', "Je m'occupe des papiers.", 'Je ne pourrai pas m’occuper des papiers.'],
  ] as const)('is gone once it is taken back (%s)', (language, promise, back) => {
    expect(afterAll(language, promise, back)).toEqual([]);
  });

  it.each([
    ['en', "I'll note that down."],
    ['fr', 'Je note ça.'],
  ] as const)('is none where it is done at once (%s)', (language, text) => {
    expect(afterAll(language, text)).toEqual([]);
  });
});

describe('a day on record', () => {
  it.each([
    ['en', "I'll call you on Tuesday.", "I'd prefer Thursday for the call.", [true, false]],
    ['fr', 'Je vous appelle mardi.', "Je préférerais jeudi pour l'appel.", [true, false]],
    ['en', "I'll call you on Tuesday.", 'On Tuesday, then.', [false, false]],
  ] as const)('gives way to another one named soon after (%s): %s %s', (language, first, second, moved) => {
    const ledger = [first, second].flatMap((text, index) =>
      entriesOf(readTurn({ text, language, play: createTestPlay() }), index + 1),
    );
    expect(ledger.filter(({ type }) => type === 'date').map((entry) => isMoved(ledger, entry))).toEqual(moved);
  });
});

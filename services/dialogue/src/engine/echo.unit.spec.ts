import { echoed, isWhole, tellsOnly } from './echo.js';

describe('a promise said back', () => {
  it.each([
    ['en', 'call me back'],
    ['en', 'check the order and get back to me'],
    ['en', 'bring the plans on Thursday'],
    ['en', 'have two people carry it up'],
    ['en', 'look into it'],
    ['en', 'write on Friday with a date or a reason'],
    ['fr', 'écrire vendredi avec une date ou une raison'],
    ['fr', 'me rappeler'],
    ['fr', 'vérifier la commande et me rappeler'],
    ['fr', 'apporter les plans jeudi'],
    ['fr', 'vous en occuper'],
    ['fr', 'mettre deux personnes sur le quai'],
    ['fr', 'regarder et le réparer'],
  ] as const)('is whole (%s): %s', (language, promise) => {
    expect(isWhole(promise, language)).toBe(true);
  });

  it.each([
    ['en', 'write to my brother and not the office'],
    ['en', 'send the drawings and you'],
    ['en', 'write to you and a list'],
    ['en', 'bring the keys to the'],
    ['en', 'order on Tuesday'],
    ['en', 'send'],
    ['fr', 'écrire à mon frère et pas au bureau'],
    ['fr', 'envoyer les dessins et vous'],
    ['fr', 'apporter les clés à'],
    ['fr', 'commander mardi'],
    ['fr', 'prendre en mars'],
    ['fr', 'faire'],
    ['en', 'come back'],
    ['fr', 'faire ça'],
    ['fr', 'vous garantir que la porte ferme'],
  ] as const)('is a piece of a clause (%s): %s', (language, promise) => {
    expect(isWhole(promise, language)).toBe(false);
  });

  it('is none where it only tells something', () => {
    expect(tellsOnly('assure you that the door shuts', 'en')).toBe(true);
    expect(tellsOnly('vous garantir que la porte ferme', 'fr')).toBe(true);
    expect(tellsOnly('vous garantir un prix', 'fr')).toBe(false);
  });

  it('leaves the other values of the turn where the promise is none to repeat', () => {
    expect(echoed({ promise: 'order on Tuesday', date: 'Tuesday' }, 'en')).toEqual({ date: 'Tuesday' });
    expect(echoed({ promise: 'order the hinge', date: 'Tuesday' }, 'en')).toEqual({
      promise: 'order the hinge',
      date: 'Tuesday',
    });
  });
});

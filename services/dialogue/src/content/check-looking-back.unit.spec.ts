import { checkLookingBack } from './check-looking-back.js';

describe('what a persona says of a moment when it looks back', () => {
  const found = (en: string) =>
    checkLookingBack({ looking_back: [{ about: { end: 'open' }, lines: { en: [en], fr: ['Ah.'] } }] });

  it('may be three sentences', () => {
    expect(found('“{said}”. For you it was nothing. For me it was my time.')).toEqual([]);
  });

  it('is no more, since a debriefing shows five in all', () => {
    expect(found('One. Two. “{said}”. Four.')).toEqual([
      {
        path: ['looking_back', 0, 'lines', 'en', 0],
        message: 'This holds 4 sentences, and a debriefing shows five in all.',
        remedy: 'Say it in 3 at most.',
      },
    ]);
  });
});

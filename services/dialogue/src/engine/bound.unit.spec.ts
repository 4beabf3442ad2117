import { inOneBreath } from './bound.js';
import { momentOf } from './condition.js';
import { openDialogue } from './dialogue.js';
import { wordsFor, wordsIn } from './length.js';
import type { Piece } from './piece.js';
import { createTestPlay, testPoints } from './play.fixture.js';
import { prepare } from './prepare.js';
import { part } from './speak.js';
import type { TakenUp } from './take-up.js';

/** Wordings of so many words each, in either language. */
const wordings = (...counts: readonly number[]) => {
  const of = (word: string) => counts.map((count) => Array.from({ length: count }, () => word).join(' '));
  return { en: of('word'), fr: of('mot') };
};

const play = createTestPlay({
  scenario: {
    points: [
      ...testPoints,
      ...[30, 20, 10].map((words) => ({
        ...{ id: `p${words}`, move: 'answer' as const, stance: ['guarded' as const] },
        lines: wordings(words + 4, words, words + 2),
      })),
    ],
  },
});
const prepared = prepare(play);

const inLanguage = (language: 'en' | 'fr') =>
  momentOf(openDialogue(play, { language, wordingSeed: 1, attempt: 1 }).state);

const piece = (unit: string, more: Partial<Piece> = {}): Piece => {
  const its = prepared.units.get(unit);
  if (!its) throw new Error(`no unit ${unit}`);
  return { part: part(its, 'content'), point: unit, ...more };
};

const answer = (unit: string): Piece => piece(unit, { answers: [`about-${unit}`] });

describe.each(['en', 'fr'] as const)('the words a part needs (%s)', (language) => {
  const moment = inLanguage(language);

  it('are those of its shortest wording, and of the next one each time it was said', () => {
    const said = (times: number) => ({ ...moment, told: { p20: { times, at: 1 } } });
    expect([0, 1, 2, 3].map((times) => wordsFor(prepared, said(times), piece('p20').part))).toEqual([20, 22, 24, 24]);
  });
});

describe('the words of a text', () => {
  it.each([
    ["I don't know, Mr Gaillard: 84,000.", 7],
    ["L'atelier n'a rien vu, « bien reçu ».", 6],
    ['…', 0],
  ])('are counted as they are spoken: %s', (text, count) => {
    expect(wordsIn(text)).toBe(count);
  });
});

describe.each(['en', 'fr'] as const)('what one breath holds (%s)', (language) => {
  const moment = inLanguage(language);
  const kept = (pieces: readonly Piece[], taken: TakenUp | null = null) =>
    inOneBreath(prepared, moment, taken, pieces).map(({ point }) => point);

  it('is all of it up to 45 words', () => {
    expect(kept([answer('p30'), piece('p10')])).toEqual(['p30', 'p10']);
  });

  it('leaves out what the persona would add by itself, and keeps two answers that fit', () => {
    expect(kept([answer('p30'), answer('p10'), piece('p20')])).toEqual(['p30', 'p10']);
  });

  it('leaves out the second of two answers that do not', () => {
    expect(kept([answer('p30'), answer('p20')])).toEqual(['p30']);
  });

  it('keeps a question that is put again', () => {
    expect(kept([answer('p30'), piece('p20', { point: 'again:when' })])).toEqual(['p30', 'again:when']);
  });

  it('makes room for what is taken up, unless that may be left out itself', () => {
    const taken = (optional: boolean): TakenUp => ({ id: 'x', part: { ...piece('p10').part, optional } });
    expect(kept([answer('p30'), piece('p10')], taken(false))).toEqual(['p30']);
    expect(kept([answer('p30'), piece('p10')], taken(true))).toEqual(['p30', 'p10']);
  });

  it('is never nothing', () => {
    const long = { id: 'x', part: piece('p20').part };
    expect(kept([piece('p30')], long)).toEqual(['p30']);
  });
});

import type { DiscourseAct, Move } from '@repartee/proto';
import { goesWith, takenAs } from './colour.js';
import type { Moment } from './condition.js';
import { momentOf, silentTurn } from './condition.js';
import { openDialogue } from './dialogue.js';
import { createTestPlay } from './play.fixture.js';
import { part } from './speak.js';
import type { TakenUp } from './take-up.js';
import type { PointUnit } from './unit.js';
import { unit } from './unit.js';

const lines = { en: ['The ladder was mine.'], fr: ["L'échelle était à moi."] };
const its = unit('ladder', lines);
const point = (move: Move, more: Partial<PointUnit> = {}): PointUnit => ({
  ...its,
  ...{ topic: null, answers: [], refuses: [], onlyAsked: false, asks: null, reveals: null },
  move,
  ...more,
});
const taken = (id: string, more: Partial<TakenUp> = {}): TakenUp => ({ id, part: part(its, 'takes_up'), ...more });

const { state } = openDialogue(createTestPlay(), { language: 'en', wordingSeed: 1, attempt: 1 });
const after = (act: DiscourseAct): Moment => momentOf({ ...state, heard: { ...silentTurn, act } });

describe('how a turn was taken', () => {
  it.each([
    ['lever:listen', 'well'],
    ['repair:belittle', 'well'],
    ['misstep:belittle', 'badly'],
    ['dodged-short', 'badly'],
    ['thanks-longer', 'plain'],
  ] as const)('shows in what is taken up: %s', (id, colour) => {
    expect(takenAs(taken(id))).toBe(colour);
  });

  it('is badly where a contradiction is held against it, and plainly where nothing is taken up', () => {
    expect(takenAs(taken('', { point: 'contradicts:date' }))).toBe('badly');
    expect(takenAs(null)).toBe('plain');
  });
});

describe('what is said unasked', () => {
  it('resists nothing in the breath in which something did good, nor a greeting', () => {
    expect(goesWith(point('resist'), 'well', after('reflection'))).toBe(false);
    expect(goesWith(point('resist'), 'plain', after('greeting'))).toBe(false);
    expect(goesWith(point('resist'), 'plain', after('explanation'))).toBe(true);
  });

  it('resists on the matter itself at any time', () => {
    expect(goesWith(point('resist', { topic: 'money' }), 'well', after('reflection'))).toBe(true);
  });

  it('gives in to no reproach, no refusal and no greeting', () => {
    expect(goesWith(point('concede'), 'badly', after('explanation'))).toBe(false);
    expect(goesWith(point('concede'), 'plain', after('refusal'))).toBe(false);
    expect(goesWith(point('concede'), 'plain', after('thanks'))).toBe(false);
    expect(goesWith(point('concede'), 'well', after('proposal'))).toBe(true);
  });

  it('hints at no secret in answer to a greeting', () => {
    const hint = point('reveal', { reveals: { fact: 'secret', depth: 'hint', hidden: true } });
    expect(goesWith(hint, 'plain', after('greeting'))).toBe(false);
    expect(goesWith(hint, 'plain', after('explanation'))).toBe(true);
  });
});

import { describe, expect, it } from '@jest/globals';

import { play } from '../../../live/domain/session.fixtures.js';
import { isFitting } from './fitting.js';
import { leftOut } from './left-out.js';

const authored =
  "I waited on two mornings, Tuesday and Friday, and your technician didn't come. I lost 30% of a month's pay.";
const common = ['Samira Haddad bought a washing machine.', 'When can Marco come?'];
const fits = (worded: string, language: 'en' | 'fr' = 'en', words = authored): boolean =>
  isFitting(worded, { authored: words, common, language });

describe('what a mind has worded', () => {
  it.each([
    "I stayed in on Tuesday and on Friday, and your technician didn't show up.",
    'It cost me thirty percent of what I earn in a month.',
    'Two mornings I waited. And Marco? I may ask him.',
    'Nobody came, Friday or Tuesday.',
  ])('may be said: %s', (worded) => {
    expect(fits(worded)).toBe(true);
  });

  it.each([
    ['a figure in words', 'I lost forty percent of my pay.'],
    ['a figure', 'I lost 40% of my pay.'],
    ['a weekday', 'I waited on Tuesday and on Wednesday.'],
    ['a month', 'I have waited since March.'],
    ['a day', 'I will call you back tomorrow.'],
    ['a name', 'I have told Mr Lambert about it.'],
    ['a denial of the authored words', "I wasn't waiting that morning."],
    ['the opposite of an authored denial', 'Your technician did come.'],
    ['the learner’s words', 'I waited. Learner: I am sorry.'],
    ['the words of somebody with a name', 'I waited. Mr Marco: I am sorry.'],
    ['what the learner does', 'I waited. You say: "I am sorry."'],
    ['another role', 'As an AI I can’t wait.'],
  ])('is not said where it has %s', (_, worded) => {
    expect(fits(worded)).toBe(false);
  });

  it.each([
    ['J’ai attendu deux matins, mardi et vendredi.', true],
    ['J’ai attendu trois matins.', false],
    ['J’ai attendu mercredi.', false],
    ['J’ai perdu quatre-vingt-dix euros.', true],
    ['J’ai perdu quatre-vingts euros.', false],
    ['Je n’ai pas perdu ces 90 euros.', false],
    ['Vous : je suis désolé.', false],
  ])('is read in French, too: %s', (worded, isSaid) => {
    const words = 'J’ai attendu deux matins, mardi et vendredi. J’ai perdu 90 euros.';
    expect(fits(worded, 'fr', words)).toBe(isSaid);
  });
});

describe('what a mind has left out', () => {
  const [first, second] = ["I waited on two mornings, Tuesday and Friday, and your technician didn't come.", "I lost 30% of a month's pay."]; // prettier-ignore

  it.each([
    [`${first} And thirty percent of my pay.`, []],
    [first, [second]],
    ['Two mornings, Tuesday and Friday!', [second]],
    ['I waited on some mornings, and lost 30%.', [first]],
    ['It was hard.', [first, second]],
  ])('is known of: %s', (worded, left) => {
    expect(leftOut(worded, authored, 'en')).toEqual(left);
  });

  it('is the question where it puts none', () => {
    const asks = 'It was hard for me. When will it be repaired?';
    expect(leftOut('It was hard on me, so hard.', asks, 'en')).toEqual(['When will it be repaired?']);
    expect(leftOut('It was hard on me. When is the repair?', asks, 'en')).toEqual([]);
  });
});

describe('the authored lines of a scenario', () => {
  const lines = (['en', 'fr'] as const).flatMap((language) =>
    [...play.scenario.points.flatMap(({ lines: one }) => one[language]), ...play.scenario.opening.lines[language]].map((line) => ({ line, language })),
  ); // prettier-ignore

  it('all fit, and leave nothing out', () => {
    expect(lines.length).toBeGreaterThan(100);
    const sayable = { common: [], authored: '' };
    const refused = lines.filter(({ line, language }) => !isFitting(line, { ...sayable, authored: line, language }));
    const short = lines.filter(({ line, language }) => leftOut(line, line, language).length > 0);
    expect({ refused, short }).toEqual({ refused: [], short: [] });
  });
});

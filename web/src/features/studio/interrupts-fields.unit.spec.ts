import type { Interrupts } from '@repartee/proto';
import { describe, expect, it } from 'vitest';

import { InterruptsForm, fieldsOf } from './interrupts-fields.js';

const rule: Interrupts = {
  after_s: 25,
  stances: ['closed', 'about_to_leave'],
  missteps: ['threatens'],
  lines: { en: ['Let me stop you.', 'I have to come in here.'], fr: ['Je vous arrête.'] },
};
const faultsOf = (change: object) =>
  InterruptsForm.safeParse({ ...fieldsOf(rule), ...change }).error?.issues.map(({ path }) => path.join('.'));

describe('the rule by which a persona cuts in', () => {
  it('is the same after it was shown in fields', () => {
    expect(InterruptsForm.parse(fieldsOf(rule))).toEqual({ interrupts: rule });
    expect(InterruptsForm.parse(fieldsOf(undefined))).toEqual({ interrupts: undefined });
  });

  it('names no misstep where none is chosen', () => {
    const { interrupts } = InterruptsForm.parse({ ...fieldsOf(rule), missteps: [] });
    expect(interrupts).not.toHaveProperty('missteps');
  });

  it('has a line for each that is written, without what stands around them', () => {
    const { interrupts } = InterruptsForm.parse({ ...fieldsOf(rule), fr: '  Je vous arrête.\n\n Attendez. \n' });
    expect(interrupts?.lines.fr).toEqual(['Je vous arrête.', 'Attendez.']);
  });

  it.each([
    ['afterS', { afterS: '9' }],
    ['afterS', { afterS: '121' }],
    ['afterS', { afterS: 'soon' }],
    ['stances', { stances: [] }],
    ['en', { en: ' \n ' }],
    ['en', { en: 'May I?' }],
    ['fr', { fr: 'Le {date}, non.' }],
  ])('is wrong at %s: %j', (field, change) => {
    expect(faultsOf(change)).toEqual([field]);
  });

  it('is none, whatever is left in the fields, for who hears everybody out', () => {
    expect(faultsOf({ cutsIn: 'never', afterS: 'soon', stances: [] })).toBeUndefined();
  });
});

import type { SessionPage, SheetView } from '@repartee/proto';
import { mount } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';

import { i18n, setLanguage } from '../../i18n/i18n.js';
import SheetBody from './SheetBody.vue';

const page = {
  session: { language: 'en' },
  persona: {
    name: 'Caroline Mercier',
    job: 'Baker',
    organisation: 'Au Bon Levain',
    portrait: {
      ...{ skin: 'fair', hair: 'bob', hair_colour: 'brown', glasses: false },
      ...{ beard: 'none', clothes: 'shirt', clothes_colour: 'teal' },
    },
  },
  scenario: { objective: 'A date she believes in.' },
} as unknown as SessionPage;
const quote = { turn: 1, from: 0, to: 10, quote: 'I am sorry' };

const createTestSheet = (over: Partial<SheetView> = {}) => {
  const sheet: SheetView = {
    openWith: { why: 'It names the wait.', words: null, evidence: quote },
    moved: [{ text: 'An apology', why: 'It was owed.', evidence: quote }],
    avoid: [{ text: 'A rule', why: 'It is no answer.', evidence: null }],
    learned: ['The oven stood still.'],
    promised: ['“You’ll call her on Monday”'],
    ...over,
  };
  return mount(SheetBody, { props: { page, sheet }, global: { plugins: [i18n] } });
};

beforeEach(() => setLanguage('en'));

describe('the sheet', () => {
  it('opens with words of one’s own that worked', () => {
    expect(createTestSheet().get('blockquote').text()).toBe('I am sorry');
  });

  it('opens with words that were tried, where there are none', () => {
    const openWith = { why: 'It names the wait.', words: 'You waited twice.', evidence: null };
    expect(createTestSheet({ openWith }).get('blockquote').text()).toBe('You waited twice.');
  });

  it('has a part for each thing to take along', () => {
    expect(
      createTestSheet()
        .findAll('h2')
        .map((title) => title.text()),
    ).toEqual([
      ...['Open with', 'What moved Caroline Mercier', 'What to avoid', 'What there is to know'],
      'What you promised, as they heard it',
    ]);
  });

  it('has its titles in the language of the page, and what was said in that of the session', async () => {
    await setLanguage('fr');
    const sheet = createTestSheet();
    const langOf = (text: string) => sheet.get(text).element.closest('[lang]')?.getAttribute('lang');
    expect([langOf('h2'), langOf('.label'), langOf('blockquote')]).toEqual(['fr', 'fr', 'en']);
  });

  it('leaves out what is empty', () => {
    const sheet = createTestSheet({ openWith: null, avoid: [], learned: [], promised: [] });
    expect(sheet.findAll('h2').map((title) => title.text())).toEqual(['What moved Caroline Mercier']);
  });
});

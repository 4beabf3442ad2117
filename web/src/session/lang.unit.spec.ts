import type { CriterionView, KeyMomentView } from '@repartee/proto';
import { mount } from '@vue/test-utils';
import type { VueWrapper } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';

import { i18n, setLanguage } from '../i18n/i18n.js';
import CriterionItem from './CriterionItem.vue';
import MomentCard from './MomentCard.vue';

beforeEach(() => setLanguage('fr'));

const evidence = { turn: 3, from: 0, to: 4, quote: 'Why?' };
const criterion = { id: 'c', text: 'Asks', answer: 'met', anchor: 'Asked', evidence: [evidence] } as CriterionView;
const moment = {
  ...{ number: 1, kind: 'lever', title: 'A question', why: 'It was time.', evidence },
  shift: { trust: 4, tension: -2, openness: 1 },
} as unknown as KeyMomentView;
const langOf = (card: VueWrapper, selector: string) =>
  card.get(selector).element.closest('[lang]')?.getAttribute('lang');

describe('when the page is in another language than the session', () => {
  const global = { plugins: [i18n] };

  it('has the words of a criterion in that of the session, and its answer in that of the page', () => {
    const card = mount(CriterionItem, { props: { criterion }, attrs: { lang: 'en' }, global });
    expect([langOf(card, '.quote'), langOf(card, '.answer')]).toEqual(['en', 'fr']);
    expect(card.get('.quote').text()).toBe('\u00ab\u202fWhy?\u202f\u00bb');
  });

  it('does so on a key moment', () => {
    const card = mount(MomentCard, { props: { moment }, attrs: { lang: 'en' }, global });
    expect([langOf(card, 'h3'), langOf(card, '.head .label'), langOf(card, '.shift')]).toEqual(['en', 'fr', 'fr']);
  });
});

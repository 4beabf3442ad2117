import type { Problem } from '@repartee/proto';
import { mount } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import { nextTick } from 'vue';

import { i18n, setLanguage } from '../../i18n/i18n.js';
import ConversationNotice from './ConversationNotice.vue';
import type { Phase } from './conversation.js';

const problem = (status: number): Problem => ({ type: 'x', title: 'Busy', status, detail: 'x', code: 'x' });

const createTestNotice = (phase: Phase, over: { problem?: Problem; begun?: boolean; ending?: boolean } = {}) =>
  mount(ConversationNotice, {
    props: { phase, problem: null, ended: null, begun: true, ending: false, ...over },
    global: { plugins: [i18n], stubs: { RouterLink: { props: ['to'], template: '<a :href="to"><slot /></a>' } } },
    attachTo: document.body,
  });

beforeEach(async () => {
  document.body.innerHTML = '';
  await setLanguage('en');
});

describe('a conversation that can’t be reached', () => {
  it('has a way home before it was seen', () => {
    const notice = createTestNotice('lost', { begun: false });
    expect(notice.text()).toContain('can’t be reached yet');
    expect(notice.get('a').attributes('href')).toBe('/');
  });

  it('says that it comes back, or ends once it does', () => {
    expect(createTestNotice('lost').text()).toContain('we are reconnecting');
    expect(createTestNotice('lost', { ending: true }).text()).toContain('ends as soon as it is back');
  });

  it('can be tried again where the refusal may pass', async () => {
    const notice = createTestNotice('refused', { problem: problem(503) });
    await notice.get('button').trigger('click');
    expect(notice.emitted('again')).toHaveLength(1);
    expect(createTestNotice('refused', { problem: problem(409) }).findAll('button')).toEqual([]);
  });
});

describe('a conversation that is over', () => {
  it('has the focus on the way on', async () => {
    const notice = createTestNotice('open');
    await notice.setProps({ phase: 'ended', ended: { reason: 'time', objectiveReached: false } });
    await nextTick();
    expect(document.activeElement?.textContent).toContain('See the debriefing');
  });
});

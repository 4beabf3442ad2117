import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { i18n, setLanguage } from '../../i18n/i18n.js';
import SpokenForkDialog from './SpokenForkDialog.vue';

beforeEach(() => setLanguage('en'));
afterEach(() => (document.body.innerHTML = ''));

const asked = async () => {
  const props = { turn: 3, persona: 'Samira Haddad', days: 30 };
  const wrapper = mount(SpokenForkDialog, { props, attachTo: document.body, global: { plugins: [i18n] } });
  await flushPromises();
  return wrapper;
};
const button = (): HTMLButtonElement =>
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Begin from here')!;
const tick = (): HTMLInputElement => document.querySelector('input[type=checkbox]')!;

describe('a spoken conversation that is about to leave another', () => {
  it('is not recorded unless its learner wants it', async () => {
    const wrapper = await asked();
    expect(document.querySelector('[role=dialog]')?.textContent).toContain('the sound is deleted after 30 days');
    expect(tick().checked).toBe(false);
    button().click();
    expect([wrapper.emitted('begin'), wrapper.emitted('update:turn')]).toEqual([[[3, false]], [[null]]]);
  });

  it('is recorded where they do, and the next one asks anew', async () => {
    const wrapper = await asked();
    tick().click();
    await flushPromises();
    button().click();
    expect(wrapper.emitted('begin')).toEqual([[3, true]]);
    await wrapper.setProps({ turn: null });
    await wrapper.setProps({ turn: 5 });
    await flushPromises();
    expect(tick().checked).toBe(false);
  });
});

import { mount } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';

import { i18n, setLanguage } from '../../i18n/i18n.js';
import TurnInput from './TurnInput.vue';

const createTestInput = (over: Partial<{ mayGive: boolean; lastOwn: string; returned: string }> = {}) => {
  const wrapper = mount(TurnInput, {
    props: {
      sessionId: 's1',
      mayGive: true,
      pending: false,
      returned: null,
      lastOwn: '',
      persona: 'Caroline',
      ...over,
    },
    global: { plugins: [i18n] },
  });
  const box = wrapper.get('textarea');
  return { wrapper, box, text: () => box.element.value };
};

beforeEach(async () => {
  sessionStorage.clear();
  await setLanguage('en');
});

describe('the typed input', () => {
  it('says what was typed on Enter, trimmed, and empties itself', async () => {
    const { wrapper, box, text } = createTestInput();
    await box.setValue('  Good morning ');
    await box.trigger('keydown', { key: 'Enter' });
    expect(wrapper.emitted('say')).toEqual([['Good morning']]);
    expect(text()).toBe('');
  });

  it('makes a new line on Shift and Enter', async () => {
    const { wrapper, box } = createTestInput();
    await box.setValue('One');
    await box.trigger('keydown', { key: 'Enter', shiftKey: true });
    expect(wrapper.emitted('say')).toBeUndefined();
  });

  it('keeps what was typed while the persona thinks', async () => {
    const { wrapper, box, text } = createTestInput({ mayGive: false });
    await box.setValue('Not yet');
    await box.trigger('keydown', { key: 'Enter' });
    expect(wrapper.emitted('say')).toBeUndefined();
    expect(text()).toBe('Not yet');
  });

  it('brings back the last words on Up, but never over a draft', async () => {
    const { box, text } = createTestInput({ lastOwn: 'Before' });
    await box.trigger('keydown', { key: 'ArrowUp' });
    expect(text()).toBe('Before');
    await box.setValue('Draft');
    await box.trigger('keydown', { key: 'ArrowUp' });
    expect(text()).toBe('Draft');
  });

  it('gives a silence by its own button', async () => {
    const { wrapper } = createTestInput();
    await wrapper.get('button.silence').trigger('click');
    expect(wrapper.emitted('silence')).toHaveLength(1);
  });
});

describe('words that were sent and are not confirmed', () => {
  const createSent = async () => {
    const test = createTestInput();
    await test.box.setValue('Good morning');
    await test.box.trigger('keydown', { key: 'Enter' });
    await test.wrapper.setProps({ pending: true });
    return test;
  };

  it('come back where they were refused, before what was typed since', async () => {
    const { wrapper, box, text } = await createSent();
    await box.setValue('And you?');
    await wrapper.setProps({ pending: false, returned: 'Good morning' });
    expect(text()).toBe('Good morning\nAnd you?');
  });

  it('come back, once, where they were spoken and the field was not there', () => {
    const { wrapper, text } = createTestInput({ returned: 'Good morning' });
    expect(text()).toBe('Good morning');
    wrapper.unmount();
    expect(createTestInput({ returned: 'Good morning' }).text()).toBe('Good morning');
  });

  it('come back after a reload', async () => {
    const { wrapper } = await createSent();
    wrapper.unmount();
    expect(createTestInput().text()).toBe('Good morning');
  });

  it('stay away after a reload where they are on record', async () => {
    const { wrapper } = await createSent();
    wrapper.unmount();
    expect(createTestInput({ lastOwn: 'Good morning' }).text()).toBe('');
  });

  it('stay away once they are confirmed', async () => {
    const { wrapper } = await createSent();
    await wrapper.setProps({ pending: false });
    wrapper.unmount();
    expect(createTestInput().text()).toBe('');
  });
});

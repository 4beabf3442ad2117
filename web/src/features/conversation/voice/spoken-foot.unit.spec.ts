import { mount } from '@vue/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { shallowRef } from 'vue';

import { i18n, setLanguage } from '../../../i18n/i18n.js';
import type { Activity } from '../conversation.js';
import SpokenFoot from './SpokenFoot.vue';
import type { Keeping } from './spoken-conversation.js';
import type { SpokenView } from './spoken-view.js';

const createTestFoot = (over: Partial<SpokenView> = {}) => {
  const spoken: SpokenView = {
    ...{ isSpoken: shallowRef(true), isOn: shallowRef(true), isReady: shallowRef(true), isFree: shallowRef(true) },
    ...{ isLive: shallowRef(true), keeping: shallowRef(null) },
    ...{ isMuted: shallowRef(false), isTalking: shallowRef(false), isHeard: shallowRef(true) },
    ...{ isSilent: shallowRef(false), turnSoundOn: vi.fn() },
    ...{ shownAs: shallowRef<Activity | null>('listening'), caption: shallowRef(''), hearing: shallowRef('') },
    ...{ notice: shallowRef(null), fault: shallowRef(null), isDead: shallowRef(false), meter: shallowRef(0) },
    ...{ typingOnly: shallowRef(false), turnOn: vi.fn(), press: vi.fn(), release: vi.fn(), letGo: vi.fn() },
    ...{ listensOnly: shallowRef(false) },
    ...{ maySpeakAgain: shallowRef(false), speakAgain: vi.fn() },
    ...{ mute: vi.fn(), stopPersona: vi.fn(), typing: vi.fn(), dismiss: vi.fn() },
    ...over,
  };
  const wrapper = mount(SpokenFoot, {
    props: { spoken, persona: 'Caroline' },
    slots: { default: '<textarea />' },
    global: { plugins: [i18n] },
    attachTo: document.body,
  });
  const button = (name: RegExp) => wrapper.findAll('button').find((one) => name.test(one.text()));
  return { wrapper, spoken, button };
};

const key = (
  type: 'keydown' | 'keyup',
  name: string,
  over: KeyboardEventInit = {},
  target: EventTarget = document.body,
) => target.dispatchEvent(new KeyboardEvent(type, { key: name, bubbles: true, cancelable: true, ...over }));

beforeEach(async () => {
  document.body.innerHTML = '';
  await setLanguage('en');
});

describe('a conversation that is typed', () => {
  it('has what one types with, and nothing of a voice', () => {
    const { wrapper } = createTestFoot({ isSpoken: shallowRef(false) });
    expect(wrapper.findAll('textarea')).toHaveLength(1);
    expect(wrapper.findAll('button')).toEqual([]);
  });
});

describe('a conversation that is spoken', () => {
  it('speaks while the space bar is down, and not again while it repeats itself', () => {
    const { spoken, wrapper } = createTestFoot();
    key('keydown', ' ');
    key('keydown', ' ', { repeat: true });
    key('keyup', ' ');
    expect([spoken.press, spoken.release].map((told) => vi.mocked(told).mock.calls.length)).toEqual([1, 1]);
    wrapper.unmount();
    key('keydown', ' ');
    expect(spoken.press).toHaveBeenCalledTimes(1);
  });

  it('leaves the space bar to whoever types', async () => {
    const { spoken, wrapper, button } = createTestFoot();
    await button(/^Type/)?.trigger('click');
    key('keydown', ' ', {}, wrapper.get('textarea').element);
    expect(spoken.press).not.toHaveBeenCalled();
  });

  it('takes a click that nobody’s pointer made as a tap, and the keys of the button as the key to talk', async () => {
    const { spoken, button } = createTestFoot();
    button(/^Speak/)?.element.click();
    expect([spoken.press, spoken.release].map((told) => vi.mocked(told).mock.calls.length)).toEqual([1, 1]);
    await button(/^Speak/)?.trigger('keydown', { key: 'Enter' });
    expect([spoken.press, spoken.release].map((told) => vi.mocked(told).mock.calls.length)).toEqual([2, 1]);
    await button(/^Speak/)?.trigger('keyup', { key: 'Enter' });
    expect(spoken.release).toHaveBeenCalledTimes(2);
  });

  it('lets go of the key when the window is left', () => {
    const { spoken } = createTestFoot();
    key('keydown', ' ');
    window.dispatchEvent(new Event('blur'));
    expect(spoken.letGo).toHaveBeenCalledTimes(1);
  });

  it('mutes with M, stops the persona with Escape while it speaks, and opens typing with T', async () => {
    const { spoken, wrapper } = createTestFoot({ shownAs: shallowRef('speaking') });
    for (const name of ['m', 'Escape', 't']) key('keydown', name);
    await wrapper.vm.$nextTick();
    expect(spoken.mute).toHaveBeenCalledWith(true);
    expect(spoken.stopPersona).toHaveBeenCalledTimes(1);
    expect(wrapper.findAll('textarea')).toHaveLength(1);
  });

  it('has nobody to stop while the persona listens', () => {
    const { spoken } = createTestFoot();
    key('keydown', 'Escape');
    expect(spoken.stopPersona).not.toHaveBeenCalled();
  });

  it('tells that the learner writes', async () => {
    const { spoken, wrapper, button } = createTestFoot();
    await button(/^Type/)?.trigger('click');
    await wrapper.get('textarea').setValue('Well');
    expect(spoken.typing).toHaveBeenCalled();
  });

  it('says in words what the microphone does', async () => {
    const isMuted = shallowRef(false);
    const isTalking = shallowRef(false);
    const isLive = shallowRef(false);
    const keeping = shallowRef<Keeping | null>(null);
    const { wrapper } = createTestFoot({ isMuted, isTalking, isLive, keeping });
    const state = () => wrapper.get('.state').text();
    expect(state()).toBe('One moment: you are not heard yet');
    isLive.value = true;
    await wrapper.vm.$nextTick();
    expect(state()).toBe('Your microphone is open');
    isMuted.value = true;
    await wrapper.vm.$nextTick();
    expect(state()).toBe('Your microphone is muted');
    isTalking.value = true;
    await wrapper.vm.$nextTick();
    expect(state()).toBe('You are speaking');
    isLive.value = false;
    keeping.value = 'kept';
    await wrapper.vm.$nextTick();
    expect(state()).toBe('What you say is kept, and sent once the connection is back');
    keeping.value = 'full';
    await wrapper.vm.$nextTick();
    expect(state()).toMatch(/^There is no room to keep more/);
    isTalking.value = false;
    await wrapper.vm.$nextTick();
    expect(state()).toBe('Your microphone is muted');
  });
});

describe('a voice that is not there', () => {
  it('waits for the learner to turn it on, and can be typed instead', async () => {
    const { spoken, wrapper, button } = createTestFoot({ isOn: shallowRef(false), isReady: shallowRef(false) });
    await button(/Turn on/)?.trigger('click');
    expect(spoken.turnOn).toHaveBeenCalledTimes(1);
    await button(/Type instead/)?.trigger('click');
    expect(wrapper.findAll('textarea')).toHaveLength(1);
  });

  it('says why there is no microphone, and leaves typing', () => {
    const { wrapper, spoken, button } = createTestFoot({ isReady: shallowRef(false), fault: shallowRef('gone') });
    expect(wrapper.get('[role=status]').text()).toContain('The microphone is gone');
    expect(wrapper.findAll('textarea')).toHaveLength(1);
    void button(/Try again/)?.trigger('click');
    expect(spoken.turnOn).toHaveBeenCalledTimes(1);
  });

  it('says that speech is not understood, and leaves typing only', () => {
    const over = { typingOnly: shallowRef(true), notice: shallowRef('typing_only' as const) };
    const { wrapper, button } = createTestFoot(over);
    expect(wrapper.get('[role=status]').text()).toContain('Speech is not understood');
    expect([wrapper.findAll('textarea').length, button(/^Speak/), button(/Try speaking again/)]).toEqual([
      1,
      undefined,
      undefined,
    ]);
  });

  it('says that no sound comes out of this page, with a button that turns it on', async () => {
    const { wrapper, spoken, button } = createTestFoot({ isSilent: shallowRef(true) });
    expect(wrapper.get('[role=status]').text()).toContain('This page plays no sound, so Caroline can’t be heard');
    await button(/Turn sound on/)?.trigger('click');
    expect(spoken.turnSoundOn).toHaveBeenCalledTimes(1);
  });

  it('has a button to try speaking again, where there is something to try it with', async () => {
    const { spoken, button } = createTestFoot({ typingOnly: shallowRef(true), maySpeakAgain: shallowRef(true) });
    await button(/Try speaking again/)?.trigger('click');
    expect(spoken.speakAgain).toHaveBeenCalledTimes(1);
  });
});

describe('a persona that is heard by whoever types', () => {
  const listening = () => ({ isReady: shallowRef(false), shownAs: shallowRef<Activity | null>('speaking') });
  const typing = () => ({ ...listening(), typingOnly: shallowRef(true) });

  it.each([
    ['where nobody listens', () => ({ ...listening(), listensOnly: shallowRef(true) })],
    ['where speech is not understood any more', typing],
  ])('is stopped by a button and by Escape, also in the field: %s', async (_, over) => {
    const { spoken, wrapper, button } = createTestFoot(over());
    await button(/^Stop Caroline/)?.trigger('click');
    key('keydown', 'Escape');
    key('keydown', 'Escape', {}, wrapper.get('textarea').element);
    expect(spoken.stopPersona).toHaveBeenCalledTimes(3);
  });

  it('is asked for by its sound alone after a reload, with the field at hand', async () => {
    const over = { listensOnly: shallowRef(true), isOn: shallowRef(false), isReady: shallowRef(false) };
    const { spoken, wrapper, button } = createTestFoot(over);
    expect(wrapper.text()).not.toContain('microphone');
    expect(wrapper.findAll('textarea')).toHaveLength(1);
    await button(/^Turn sound on/)?.trigger('click');
    expect(spoken.turnOn).toHaveBeenCalledTimes(1);
  });
});

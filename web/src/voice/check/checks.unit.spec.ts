import { mount } from '@vue/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { computed, shallowRef } from 'vue';

import { i18n, setLanguage } from '../../i18n/i18n.js';
import type { MicrophoneFault } from '../capture/microphone-fault.js';
import { microphoneFaults } from '../capture/microphone-fault.js';
import type { useMicrophone } from '../use-microphone.js';
import MicrophoneCheck from './MicrophoneCheck.vue';
import WhereItGoes from './WhereItGoes.vue';

const createTestCheck = (
  over: { status?: 'closed' | 'asking' | 'open'; fault?: MicrophoneFault; dead?: boolean } = {},
) => {
  const microphone: ReturnType<typeof useMicrophone> = {
    status: shallowRef(over.status ?? 'closed'),
    fault: shallowRef(over.fault ?? null),
    meter: shallowRef(0.4),
    isDead: shallowRef(over.dead ?? false),
    devices: shallowRef([]),
    chosen: computed({ get: () => undefined, set: () => {} }),
    open: vi.fn(),
    close: vi.fn(),
    choose: vi.fn(),
  };
  const wrapper = mount(MicrophoneCheck, { props: { microphone }, global: { plugins: [i18n] } });
  return { microphone, wrapper };
};

beforeEach(() => setLanguage('en'));

describe('the check of the microphone', () => {
  it('asks for it when the learner says so and not before', async () => {
    const { microphone, wrapper } = createTestCheck();
    expect(microphone.open).not.toHaveBeenCalled();
    await wrapper.get('button').trigger('click');
    expect(microphone.open).toHaveBeenCalledTimes(1);
  });

  it('shows that it hears something', () => {
    const { wrapper } = createTestCheck({ status: 'open' });
    expect(wrapper.get('[role=meter]').attributes('aria-valuenow')).toBe('40');
    expect(wrapper.text()).toContain('Say something');
  });

  it('says so where it is open and dead', () => {
    expect(createTestCheck({ status: 'open', dead: true }).wrapper.text()).toContain('gives no sound at all');
  });

  it.each(microphoneFaults)('says what is wrong and what to do where it is %s', (fault) => {
    const { wrapper } = createTestCheck({ fault });
    const words = wrapper
      .get('[role=alert]')
      .findAll('strong, span')
      .map((one) => one.text());
    expect(words).toHaveLength(2);
    for (const sentence of words) expect(sentence).toMatch(/^[A-Z].*\.$/);
  });

  it.each(['insecure', 'unsupported'] as const)('offers no second try where none can help: %s', (fault) => {
    expect(createTestCheck({ fault }).wrapper.findAll('button')).toEqual([]);
  });
});

describe('where sound and words go', () => {
  const told = (sentTo: { what: 'sound' | 'words' | 'replies'; host: string }[], served = true) =>
    mount(WhereItGoes, { props: { sentTo, served }, global: { plugins: [i18n] } }).text();

  it('is said by name', () => {
    const text = told([
      { what: 'sound', host: 'speech.example' },
      { what: 'words', host: 'model.example' },
    ]);
    expect(text).toContain('The sound of your voice goes to speech.example');
    expect(text).toContain('as text, to model.example');
  });

  it('is the organisation’s own server where there is nobody else', () => {
    expect(told([])).toContain('your organisation’s own server and no further');
    expect(told([], false)).toContain('Only the words');
  });
});

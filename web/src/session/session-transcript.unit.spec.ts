import type { SessionPage } from '@repartee/proto';
import { mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextTick } from 'vue';

import { i18n, setLanguage } from '../i18n/i18n.js';
import SessionTranscript from './SessionTranscript.vue';

const turn = { mode: 'typed', text: 'Good morning', startedMs: 0, endedMs: 0, cues: [], silence: null };
const page = {
  session: { id: 's', language: 'en' },
  persona: { name: 'Caroline' },
  ...{ debriefing: null, comments: [] },
  transcript: [
    { ...turn, turn: 0, speaker: 'persona' },
    { ...turn, turn: 1, speaker: 'learner' },
  ],
} as unknown as SessionPage;

beforeEach(() => setLanguage('en'));
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Where the list goes when the second turn is chosen: the list stands at 900 of its page, the turn at 400 of it. */
const scrolled = async (reduced: boolean): Promise<unknown> => {
  vi.stubGlobal('matchMedia', () => ({ matches: reduced }));
  vi.spyOn(HTMLElement.prototype, 'offsetTop', 'get').mockImplementation(function offsetTop(this: HTMLElement) {
    return this.tagName === 'OL' ? 900 : 400;
  });
  const wrapper = mount(SessionTranscript, {
    props: { page, learner: 'Ada', turn: null },
    global: { plugins: [i18n] },
  });
  const scrollTo = vi.fn();
  wrapper.get('ol').element.scrollTo = scrollTo;
  await wrapper.setProps({ turn: 1 });
  await nextTick();
  return scrollTo.mock.calls[0]?.[0];
};

describe('a turn that is chosen', () => {
  it('comes into view below the end of the one before', async () => {
    expect(await scrolled(false)).toEqual({ top: 376, behavior: 'smooth' });
  });

  it('is there at once for whoever wants no motion', async () => {
    expect(await scrolled(true)).toEqual({ top: 376, behavior: 'auto' });
  });
});

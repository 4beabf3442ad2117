import type { Problem, RecordingView, SessionPage } from '@repartee/proto';
import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query';
import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { i18n, setLanguage } from '../../i18n/i18n.js';
import SessionRecording from './SessionRecording.vue';

const page = {
  session: { id: 'session-1' },
  transcript: [
    { turn: 0, startedMs: 0, endedMs: 4_000 },
    { turn: 1, startedMs: 65_000, endedMs: 70_000 },
  ],
} as SessionPage;
const ready: RecordingView = { state: 'ready', durationMs: 90_000, gaps: [], keptUntil: '2026-04-01T12:00:00.000Z' };
const away: Problem = { type: 'x', title: 'Recordings cannot be reached', status: 503, detail: 'Try again.', code: 'recordings_away' }; // prettier-ignore

beforeEach(() => setLanguage('en'));
afterEach(() => {
  vi.restoreAllMocks();
  document.body.innerHTML = '';
});

const shown = async (answer: RecordingView | Problem) => {
  const status = 'status' in answer ? answer.status : 200;
  vi.spyOn(window, 'fetch').mockImplementation(() => Promise.resolve(Response.json(answer, { status })));
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const wrapper = mount(SessionRecording, {
    props: { page, turn: null },
    attachTo: document.body,
    global: { plugins: [i18n, [VueQueryPlugin, { queryClient: client }]] },
  });
  await flushPromises();
  return wrapper;
};

describe('the recording of a session', () => {
  it('is a player with a name, and says until when it is kept', async () => {
    const wrapper = await shown(ready);
    const audio = wrapper.get('audio');
    expect(audio.attributes('src')).toBe('/api/cockpit/sessions/session-1/recording/sound');
    expect([audio.attributes('aria-label'), audio.attributes('controls')]).toEqual(['Recording of the conversation', '']); // prettier-ignore
    expect(wrapper.text()).toContain('Kept until 1 April 2026, then deleted.');
  });

  it('goes where a turn is chosen, and offers to be heard from there', async () => {
    const wrapper = await shown(ready);
    await wrapper.setProps({ turn: 1 });
    expect(wrapper.get('audio').element.currentTime).toBe(65);
    expect(wrapper.get('button').text()).toBe('Listen from 1:05');
  });

  it('chooses the turn that it plays, and stays where it is then', async () => {
    const wrapper = await shown(ready);
    const audio = wrapper.get('audio');
    Object.defineProperty(audio.element, 'paused', { value: false });
    audio.element.currentTime = 68;
    await audio.trigger('timeupdate');
    expect(wrapper.emitted('update:turn')).toEqual([[1]]);
    await wrapper.setProps({ turn: 1 });
    expect(audio.element.currentTime).toBe(68);
  });

  it('says what could not be recorded', async () => {
    const gaps = [
      { fromMs: 9_000, toMs: 15_400 },
      { fromMs: 61_000, toMs: 70_000 },
    ];
    expect((await shown(ready)).text()).not.toContain('nothing could be recorded');
    const text = (await shown({ ...ready, gaps })).text();
    expect(text).toContain('From 0:09 to 0:15 nothing could be recorded');
    expect(text).toContain('From 1:01 to 1:10 nothing could be recorded');
  });

  it('says where it ends, where more was said', async () => {
    const whole = await shown({ ...ready, durationMs: 68_000 });
    expect(whole.text()).not.toContain('The recording ends');
    const cut = await shown({ ...ready, durationMs: 66_000 });
    expect(cut.text()).toContain('The recording ends at 1:06.');
  });

  it('says so where the sound does not come', async () => {
    const wrapper = await shown(ready);
    await wrapper.get('audio').trigger('error');
    expect(wrapper.get('[role=alert]').text()).toContain('The sound does not come.');
  });

  it.each([
    [{ state: 'preparing' }, 'The recording is being made.'],
    [{ state: 'missing' }, 'There is no recording to listen to'],
    [{ state: 'deleted', keptUntil: '2026-04-01T12:00:00.000Z' }, 'The recording was deleted on 1 April 2026'],
    [away, 'The recording can’t be reached.'],
  ] as [RecordingView | Problem, string][])('says what is the matter: %j', async (answer, sentence) => {
    const wrapper = await shown(answer);
    expect(wrapper.text()).toContain(sentence);
    expect(wrapper.find('audio').exists()).toBe(false);
  });

  it('is nothing where the session was not recorded', async () => {
    expect((await shown({ state: 'none' })).text()).toBe('');
  });
});

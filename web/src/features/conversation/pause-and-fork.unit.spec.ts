import type { TurnFrame, VoiceOffer } from '@repartee/proto';
import { mount } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';

import { i18n, setLanguage } from '../../i18n/i18n.js';
import PauseOverlay from './PauseOverlay.vue';
import TakenOver from './TakenOver.vue';
import { forkMode, recordableDays } from './use-fork.js';
import { dropStart, keepFork, keepStart, keptBeginning, wantsBrowserSpeech } from './start-store.js';

const global = { plugins: [i18n] };
const turn = (number: number, over: Partial<TurnFrame> = {}): TurnFrame => ({
  ...{ sessionId: 's', turn: number, speaker: 'persona', text: `turn ${number}`, atMs: 0, clientTurnId: null },
  ...over,
});

beforeEach(async () => {
  sessionStorage.clear();
  await setLanguage('en');
});

describe('while the clock stands still', () => {
  it('the focus is on the way on, which the keyboard finds at once', async () => {
    const overlay = mount(PauseOverlay, { global, attachTo: document.body });
    expect(document.activeElement?.textContent).toContain('Continue');
    await overlay.get('button').trigger('click');
    expect(overlay.emitted('goOn')).toHaveLength(1);
    overlay.unmount();
  });

  it('and where it was before once it goes on', () => {
    const field = document.createElement('textarea');
    document.body.append(field);
    field.focus();
    const overlay = mount(PauseOverlay, { global, attachTo: document.body });
    overlay.unmount();
    expect(document.activeElement).toBe(field);
    field.remove();
  });

  it('the conversation may be ended too', async () => {
    const overlay = mount(PauseOverlay, { global });
    await overlay.findAll('button')[1]?.trigger('click');
    expect(overlay.emitted('end')).toHaveLength(1);
  });
});

describe('what a fork takes over', () => {
  const turns = [turn(0), turn(1, { speaker: 'learner', text: '' })];

  it('stands open, and says where the new begins', () => {
    const taken = mount(TakenOver, { props: { turns, persona: 'Caroline', begun: false }, global });
    expect(taken.get('details').attributes('open')).toBeDefined();
    expect(taken.findAll('li').map((item) => item.text())).toEqual(['Caroline turn 0', 'You: (you said nothing)']);
    expect(taken.text()).toContain('From here on it’s new');
  });

  it('folds away with the first new words', async () => {
    const taken = mount(TakenOver, { props: { turns, persona: 'Caroline', begun: false }, global });
    await taken.setProps({ begun: true });
    expect(taken.get('details').attributes('open')).toBeUndefined();
  });
});

describe('a fork', () => {
  const served: VoiceOffer = { speech: 'served', hears: true, ceilingReached: false, recordingDays: 0, sentTo: [] };

  it('begins as the conversation that it leaves was held', () => {
    expect(forkMode('open_microphone', served)).toBe('open_microphone');
    expect(forkMode('push_to_talk', served)).toBe('push_to_talk');
    expect(forkMode('typed', served)).toBe('typed');
  });

  it('is typed where speech is not to be had any more, or nobody knows', () => {
    expect(
      forkMode('open_microphone', {
        speech: 'browser',
        hears: false,
        ceilingReached: true,
        recordingDays: 0,
        sentTo: [],
      }),
    ).toBe('typed');
    expect(forkMode('open_microphone', null)).toBe('typed');
  });

  it('may be recorded where it is spoken and recordings are kept', () => {
    const kept = { ...served, recordingDays: 30 };
    expect(recordableDays('push_to_talk', kept)).toBe(30);
    expect(recordableDays('push_to_talk', served)).toBe(0);
    expect(recordableDays('typed', kept)).toBe(0);
    expect(recordableDays('push_to_talk', null)).toBe(0);
  });
});

describe('what is about to begin', () => {
  const id = '6a0b4a6e-0000-4000-8000-000000000001';
  const fork = { sessionId: id, turn: 3, mode: 'typed', clientSessionId: id } as const;
  const start = {
    scenarioId: 's',
    purpose: 'practice',
    language: 'en',
    mode: 'typed',
    clientSessionId: id,
  } as const;

  it('survives a reload, whether it is a start or a fork, the last one counting', () => {
    expect(keptBeginning()).toBeNull();
    keepStart(start);
    expect(keptBeginning()).toEqual({ start });
    keepFork(fork);
    expect(keptBeginning()).toEqual({ fork });
    dropStart();
    expect(keptBeginning()).toBeNull();
  });

  it('has the browser listen in the session it was chosen for, and in no other', () => {
    const other = '6a0b4a6e-0000-4000-8000-000000000002';
    keepStart(start, true);
    expect(wantsBrowserSpeech({ start })).toBe(true);
    dropStart();
    expect(wantsBrowserSpeech({ sessionId: id })).toBe(true);
    expect(wantsBrowserSpeech({ sessionId: other })).toBe(false);
    expect(wantsBrowserSpeech({ start: { ...start, clientSessionId: other } })).toBe(false);
    expect(wantsBrowserSpeech({ fork: { ...fork, clientSessionId: other } })).toBe(false);
  });
});

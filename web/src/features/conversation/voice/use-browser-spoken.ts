import type { Language } from '@repartee/proto';
import { computed, onScopeDispose, shallowRef, watch } from 'vue';

import { createRecogniser, createSpeaker, lookUpBrowserSpeech } from '../../../voice/browser/browser-speech.js';
import { createBrowserTalk } from '../../../voice/browser/browser-talk.js';
import type { RecogniserPort, SpeakerPort } from '../../../voice/browser/browser-talk.js';
import { planSpeech } from '../../../voice/browser/plan.js';
import type { SpeechPlan } from '../../../voice/browser/plan.js';
import type { Activity } from '../conversation.js';
import type { useConversation } from '../use-conversation.js';
import { mayBegin } from './may-begin.js';
import type { SpokenView } from './spoken-view.js';

/**
 * Speech by the browser itself, whose words are given as typed turns. What leaves the device was named, and agreed to,
 * before the conversation began; it is planned here once more by the same rules.
 */
export const useBrowserSpoken = (conversation: ReturnType<typeof useConversation>): SpokenView => {
  const { session, phase, turns, activity, pausedAt, mayGive } = conversation;
  const plan = shallowRef<SpeechPlan | null>(null);
  const isOn = shallowRef(false);
  const isDismissed = shallowRef(false);
  const hasRecogniser = shallowRef(false);
  /** Said before the last turn was answered; one turn is given at a time. */
  const waiting = shallowRef('');
  let recogniser: RecogniserPort | undefined;
  let speaker: SpeakerPort | undefined;

  const talk = createBrowserTalk({
    recogniser: { start: () => recogniser?.start(), stop: () => recogniser?.stop() },
    speaker: { speak: (text) => speaker?.speak(text), stop: () => speaker?.stop() },
    say: (text) => (waiting.value = `${waiting.value} ${text}`.trim()),
    later: (ms, run) => {
      const timer = window.setTimeout(run, ms);
      return () => window.clearTimeout(timer);
    },
  });

  const prepare = async (language: Language): Promise<void> => {
    plan.value = planSpeech(await lookUpBrowserSpeech(language), language, '');
    recogniser = createRecogniser(language, plan.value.recognition, talk);
    speaker = createSpeaker(language, plan.value.voice, talk.spoken);
    hasRecogniser.value = recogniser !== undefined;
    if (!recogniser) talk.typingOnly.value = true;
  };

  const turnOn = async (): Promise<void> => {
    const language = session.value?.language;
    if (!language) return;
    if (!plan.value) await prepare(language);
    isOn.value = true;
    talk.turnOn();
    const [only, second] = turns.value;
    if (only?.speaker === 'persona' && !second) talk.speak(only.text);
  };

  watch([waiting, mayGive], ([text, may]) => {
    if (text === '' || !may) return;
    waiting.value = '';
    void conversation.say(text);
  });
  watch(session, (opened) => {
    if (opened && !isOn.value && mayBegin()) void turnOn();
  });
  watch(turns, (now, before) => {
    const last = now.at(-1);
    if (isOn.value && last?.speaker === 'persona' && now.length > before.length) talk.speak(last.text);
  });
  watch([phase, pausedAt], ([now, paused]) => {
    if (!isOn.value) return;
    if (now === 'open' && paused === null) talk.turnOn();
    else talk.turnOff();
    // Elsewhere the conversation goes on without what was half said here.
    if (now === 'taken_over' || now === 'refused' || now === 'ended') waiting.value = '';
  });
  onScopeDispose(talk.turnOff);

  const shownAs = computed((): Activity => {
    if (talk.isSpeaking.value) return 'speaking';
    return activity.value === 'thinking' ? 'thinking' : 'listening';
  });

  return {
    ...talk,
    isSpoken: computed(() => session.value !== null),
    listensOnly: shallowRef(false),
    isOn,
    isReady: computed(() => isOn.value && talk.fault.value === null),
    isLive: computed(() => phase.value === 'open'),
    keeping: shallowRef(null),
    isFree: shallowRef(true),
    isHeard: computed(() => isOn.value && plan.value?.voice !== null),
    isSilent: shallowRef(false),
    turnSoundOn: () => Promise.resolve(),
    shownAs,
    caption: shallowRef(''),
    /** With what waits to be given, so that nobody says it again. */
    hearing: computed(() => `${waiting.value} ${talk.hearing.value}`.trim()),
    notice: computed(() => (talk.typingOnly.value && !isDismissed.value ? 'typing_only' : null)),
    isDead: shallowRef(false),
    meter: shallowRef(null),
    maySpeakAgain: computed(() => talk.typingOnly.value && hasRecogniser.value),
    speakAgain: () => {
      isDismissed.value = false;
      talk.speakAgain();
    },
    turnOn,
    letGo: talk.release,
    stopPersona: talk.stop,
    typing: () => {},
    dismiss: () => (isDismissed.value = true),
  };
};

import type { Language } from '@repartee/proto';

import type { RecogniserFault, RecogniserPort, SpeakerPort } from './browser-talk.js';
import type { Availability, BrowserSpeech, SpeechPlan } from './plan.js';
import { makerOf } from './plan.js';

/** The part of the Web Speech API that TypeScript's DOM library leaves out. */
interface Recognition extends EventTarget {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  processLocally?: boolean;
  start: () => void;
  stop: () => void;
}
interface RecognitionClass {
  new (): Recognition;
  available?: (wish: LocalWish) => Promise<Availability>;
  install?: (wish: LocalWish) => Promise<boolean>;
}
interface LocalWish {
  langs: string[];
  processLocally: true;
}
interface RecognitionEvent extends Event {
  results: Iterable<Iterable<{ transcript: string }>>;
}
type RecognitionFault = Event & { error: string };

const regions: Readonly<Record<Language, string>> = { en: 'en-US', fr: 'fr-FR' };
const VOICES_WITHIN_MS = 1000;

const recognitionClass = (): RecognitionClass | undefined => {
  const known = window as { SpeechRecognition?: RecognitionClass; webkitSpeechRecognition?: RecognitionClass };
  return known.SpeechRecognition ?? known.webkitSpeechRecognition;
};
const localWish = (language: Language): LocalWish => ({ langs: [regions[language]], processLocally: true });

/** Browsers load their list of voices late, and some have none. */
const voicesOf = async (): Promise<SpeechSynthesisVoice[]> => {
  if (!('speechSynthesis' in window)) return [];
  const { speechSynthesis } = window;
  if (speechSynthesis.getVoices().length === 0)
    await new Promise<void>((resolve) => {
      speechSynthesis.addEventListener('voiceschanged', () => resolve(), { once: true });
      window.setTimeout(resolve, VOICES_WITHIN_MS);
    });
  return speechSynthesis.getVoices();
};

/** What this browser says it can do. Asks nobody and sends nothing. */
export const lookUpBrowserSpeech = async (language: Language): Promise<BrowserSpeech> => {
  const recognition = recognitionClass();
  return {
    hasRecognition: recognition !== undefined,
    availability: (await recognition?.available?.(localWish(language)).catch(() => null)) ?? null,
    voices: await voicesOf(),
    maker: makerOf(navigator.userAgent),
  };
};

/** Loads what the browser needs to recognise the language on this device. False where it would not. */
export const loadLanguage = async (language: Language): Promise<boolean> =>
  (await recognitionClass()
    ?.install?.(localWish(language))
    .catch(() => false)) ?? false;

export interface RecogniserListener {
  heard: (text: string) => void;
  ended: (because: RecogniserFault | null) => void;
}

const faults: Readonly<Record<string, RecogniserFault>> = {
  'not-allowed': 'denied',
  'service-not-allowed': 'denied',
  'no-speech': 'silence',
  aborted: 'silence',
};

/** The browser's recogniser. Where the plan says so, the sound stays on this device. Undefined where there is none. */
export const createRecogniser = (
  language: Language,
  plan: SpeechPlan['recognition'],
  to: RecogniserListener,
): RecogniserPort | undefined => {
  const Recognition = recognitionClass();
  if (!Recognition || plan === 'none') return undefined;
  const recognition = new Recognition();
  let fault: RecogniserFault | null = null;
  Object.assign(recognition, { lang: regions[language], continuous: true, interimResults: true });
  if (plan !== 'sent') recognition.processLocally = true;
  recognition.addEventListener('result', (event) => {
    const { results } = event as RecognitionEvent;
    to.heard([...results].map(([best]) => best?.transcript.trim() ?? '').join(' '));
  });
  recognition.addEventListener('error', (event) => (fault = faults[(event as RecognitionFault).error] ?? 'failed'));
  recognition.addEventListener('end', () => {
    to.ended(fault);
    fault = null;
  });
  return { start: () => recognition.start(), stop: () => recognition.stop() };
};

/** Some browsers fall silent in long utterances, so it is spoken sentence by sentence. */
const sentencesOf = (text: string): string[] => text.match(/[^.!?…]+[.!?…]*\s*/gu) ?? [text];

/** The browser's voice; `spoken` is told when it is done, cut off cases left out. */
export const createSpeaker = (language: Language, plan: SpeechPlan['voice'], spoken: () => void): SpeakerPort => {
  let turn = 0;
  const stop = (): void => {
    turn += 1;
    if ('speechSynthesis' in window) window.speechSynthesis.cancel();
  };
  const speak = (text: string): void => {
    stop();
    const own = turn;
    const voice = plan && window.speechSynthesis.getVoices().find(({ name }) => name === plan.name);
    if (!voice) return spoken();
    const sentences = sentencesOf(text);
    for (const [index, sentence] of sentences.entries()) {
      const utterance = new SpeechSynthesisUtterance(sentence);
      Object.assign(utterance, { voice, lang: regions[language] });
      const over = (): void => {
        if (own === turn && index === sentences.length - 1) spoken();
      };
      utterance.addEventListener('end', over);
      utterance.addEventListener('error', over);
      window.speechSynthesis.speak(utterance);
    }
  };
  return { speak, stop };
};

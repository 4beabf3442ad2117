import type { Language, VoiceOffer } from '@repartee/proto';

/** What a browser says of recognising speech on the device itself (Web Speech API, `SpeechRecognition.available`). */
export type Availability = 'available' | 'downloadable' | 'downloading' | 'unavailable';

export interface BrowserVoice {
  name: string;
  /** BCP 47: fr-FR. */
  lang: string;
  /** Spoken on this device, and sent to nobody. */
  localService: boolean;
  default: boolean;
}

/** What this browser can do, as it says itself. `availability` is null where it cannot recognise on the device. */
export interface BrowserSpeech {
  hasRecognition: boolean;
  availability: Availability | null;
  voices: readonly BrowserVoice[];
  /** Whose browser it is; null where nobody knows. */
  maker: string | null;
}

export interface SpeechPlan {
  /** `download`: on the device, once a package was loaded. `sent`: by the maker of the browser. */
  recognition: 'device' | 'download' | 'sent' | 'none';
  /** The voice that speaks; null where the replies can only be read. */
  voice: BrowserVoice | null;
  sentTo: VoiceOffer['sentTo'];
}

/** The voice of the language: on this device before any other, and of those the browser's own choice. */
export const chooseVoice = (voices: readonly BrowserVoice[], language: Language): BrowserVoice | null => {
  const fitting = voices.filter(({ lang }) => lang.toLowerCase().split(/[-_]/)[0] === language);
  const rank = (voice: BrowserVoice): number => (voice.localService ? 2 : 0) + (voice.default ? 1 : 0);
  return fitting.reduce<BrowserVoice | null>((best, voice) => (best && rank(best) >= rank(voice) ? best : voice), null);
};

const recognitionOf = ({ hasRecognition, availability }: BrowserSpeech): SpeechPlan['recognition'] => {
  if (!hasRecognition) return 'none';
  if (availability === 'available') return 'device';
  return availability === 'downloadable' || availability === 'downloading' ? 'download' : 'sent';
};

/** How a conversation is spoken with what a browser has, and what of it goes to whom. `unnamed` stands for its maker. */
export const planSpeech = (speech: BrowserSpeech, language: Language, unnamed: string): SpeechPlan => {
  const recognition = recognitionOf(speech);
  const voice = chooseVoice(speech.voices, language);
  const host = speech.maker ?? unnamed;
  const sentTo: VoiceOffer['sentTo'] = [];
  if (recognition === 'sent') sentTo.push({ what: 'sound', host });
  if (voice && !voice.localService) sentTo.push({ what: 'replies', host });
  return { recognition, voice, sentTo };
};

/** Whose servers a browser sends speech to, by what it calls itself; Edge calls itself Chrome too, and Chrome Safari. */
export const makerOf = (userAgent: string): string | null => {
  if (/\b(OPR|Vivaldi|Brave|SamsungBrowser|YaBrowser)\b/.test(userAgent)) return null;
  if (/\bEdg(A|iOS)?\//.test(userAgent)) return 'Microsoft';
  if (/(Chrome|CriOS)\//.test(userAgent)) return 'Google';
  return /\bSafari\//.test(userAgent) ? 'Apple' : null;
};

import { foldedWords } from '../overlap/words.js';
import type { Utterance } from './utterance.js';

/** The recogniser's own estimate from which it has heard nobody. */
const NO_SPEECH = 0.6;
/** With a sentence that recognisers are known to invent, half of that will do. */
const NO_SPEECH_OF_INVENTED = 0.3;
/** Less voice than that is a click or a cough. */
const VOICED_LEAST_MS = 120;
const QUIETEST_DB = -55;
/** Nobody says more words in a second of voice. */
const WORDS_A_SECOND = 8;
/** An invented sentence has next to no voice under it: so much for each word is a real one. */
const VOICED_A_WORD_MS = 120;

/** What recognisers write for sound that is no speech: "[Music]", "(applause)", "♪". */
const annotations = /\[[^\]]*\]|\([^)]*\)|\*[^*]*\*|[♪♫]+/gu;
/** What they make of silence: the last words of films and broadcasts. */
const invented = [
  /^(?:thank you|thanks)(?: (?:so|very) much)?(?: for (?:watching|listening))?$/,
  /^(?:please )?(?:like and )?subscribe\b/,
  /^(?:you|bye|bye bye|the end)$/,
  /^subtitles? by\b/,
  /^merci(?: beaucoup)?(?: (?:d'avoir regarde|d'avoir ecoute|de votre attention).*)?$/,
  /\bsous ?titr/,
  /\babonnez vous\b/,
  /^(?:a bientot|au revoir)$/,
];

/**
 * Where the recogniser gives no estimate only the detector tells, and it has to be sure: so much voice, as loud, for most of
 * the stretch. Bursts of noise wake a detector now and then; a voice keeps it awake, but for pauses too short to end it.
 */
const SURE_VOICED_MS = 200;
const SURE_DB = -40;
const SURE_SHARE = 0.6;
/** And so much of it, once the persona was silent, is no cough: somebody has spoken, whatever the recogniser makes of it. */
const SURELY_SPOKEN_MS = 1_000;

/** The recogniser's words without what it notes beside them. */
export const spokenText = (text: string): string => text.replace(annotations, ' ').replace(/\s+/g, ' ').trim();

type Sounding = Pick<Utterance, 'byKey' | 'voicedMs' | 'levelDb' | 'startedAt' | 'endedAt'>;

/** Whether somebody may have spoken, as far as sound alone tells: less is a click, or a fan. */
export const maySound = ({ byKey, voicedMs, levelDb }: Sounding): boolean =>
  byKey || (voicedMs >= VOICED_LEAST_MS && levelDb >= QUIETEST_DB);

/**
 * Whether somebody has said these words: by the detector, by how loud it was and by the recogniser's own estimate.
 * Silence and noise must never become a turn. With the key held only the recogniser is asked.
 */
export function isSpeech(heard: Sounding, text: string, noSpeech?: number): boolean {
  const words = foldedWords(text).length;
  const hasVoice = heard.byKey || words - 1 <= (heard.voicedMs / 1000) * WORDS_A_SECOND;
  const isSure = heard.byKey || noSpeech !== undefined || isSureVoice(heard);
  return hasVoice && isSure && maySpeak(heard, text, noSpeech);
}

function isSureVoice({ voicedMs, levelDb, startedAt, endedAt }: Sounding): boolean {
  const share = endedAt === null ? 1 : voicedMs / Math.max(1, endedAt - startedAt);
  return voicedMs >= SURE_VOICED_MS && levelDb >= SURE_DB && share >= SURE_SHARE;
}

/** Whether somebody has spoken although no word has come of it. A recogniser that says that it heard nobody is believed. */
export function hasSurelySpoken(heard: Sounding & Pick<Utterance, 'voicedOver'>, noSpeech = 0): boolean {
  const { byKey, startedAt, endedAt, voicedMs, voicedOver } = heard;
  const isSure = byKey || isSureVoice(heard);
  const spokenMs = byKey ? (endedAt ?? startedAt) - startedAt : voicedMs - voicedOver;
  return isSure && noSpeech < NO_SPEECH && spokenMs >= SURELY_SPOKEN_MS;
}

/** The same of words that came while the voice goes on: the detector reports the voice under them a little later. */
export function maySpeak(heard: Sounding, text: string, noSpeech = 0): boolean {
  const said = foldedWords(text);
  const words = said.length;
  if (words === 0) return false;
  if (heard.byKey) return noSpeech < NO_SPEECH;
  if (noSpeech >= NO_SPEECH || !maySound(heard)) return false;
  const isInvented = invented.some((sentence) => sentence.test(said.join(' ')));
  return !isInvented || (noSpeech < NO_SPEECH_OF_INVENTED && heard.voicedMs >= words * VOICED_A_WORD_MS);
}

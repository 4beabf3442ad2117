import type { Clock } from '@repartee/kernel';

import type { Endpoint, SpeechConfig } from '../speech/config.js';
import type { AttemptSettings, BreakerSettings, OpenAiMind, Provider, SpeechToText } from '../speech/index.js';
import { Speech } from './speech.js';
import type { Worder } from './words/replies.js';

/** Somebody waits for each of these in the middle of a conversation. */
const attempts: Readonly<Record<'recogniser' | 'voice' | 'mind', AttemptSettings>> = {
  // A little less than the machine waits, and longer with the sound, as there. The same sound sent again to a machine
  // that is busy with it makes it later still: it is asked again only where it fails.
  recogniser: { firstMs: 3_800, gapMs: 2_000, attempts: 2, hedgeAfterMs: null, pauseMs: 100 },
  voice: { firstMs: 3_000, gapMs: 2_000, attempts: 2, hedgeAfterMs: 1_200, pauseMs: 100 },
  mind: { firstMs: 3_500, gapMs: 2_500, attempts: 2, hedgeAfterMs: 1_500, pauseMs: 100 },
};
const whereSomebodyWaits: BreakerSettings = { failures: 4, restMs: 20_000 };

/** What speaks with endpoints, loaded where there is one: a server without speech starts without. */
const loadParts = () => import('../speech/index.js');
type Parts = Awaited<ReturnType<typeof loadParts>>;

/** The parts of speech that are set, at their endpoints; `breaker` says when one that fails is left alone for a while. */
export async function openSpeech(
  { recogniser, voice, mind }: SpeechConfig,
  clock: Clock,
  breaker: BreakerSettings = whereSomebodyWaits,
): Promise<Speech> {
  if (!recogniser && !voice && !mind) return Speech.none;
  const made = await loadParts();
  const at = ({ baseUrl, key, model }: Endpoint, part: keyof typeof attempts): Provider =>
    new made.Provider({ baseUrl, model, ...(key !== undefined && { key }), attempts: attempts[part], breaker }, clock);
  const parts = {
    ears: recogniser ? earsOf(made, at(recogniser, 'recogniser'), recogniser) : null,
    voice: voice ? new made.OpenAiTextToSpeech(at(voice, 'voice'), voiceOf(voice)) : null,
    worder: mind ? worderOf(new made.OpenAiMind(at(mind, 'mind'), mind.reasoning), mind.model) : null,
  };
  return new Speech(parts, { hears: hostOf(recogniser), speaks: hostOf(voice), words: hostOf(mind) });
}

function earsOf(
  { OpenAiSpeechToText, StreamedSpeechToText }: Parts,
  provider: Provider,
  { streams }: { streams: boolean },
): SpeechToText {
  const inOnePiece = new OpenAiSpeechToText(provider);
  return streams ? new StreamedSpeechToText(provider, inOnePiece) : inOnePiece;
}

const worderOf = (mind: OpenAiMind, name: string): Worder => ({
  mind,
  get tool() {
    return { name, version: mind.version };
  },
});

const hostOf = (endpoint: Endpoint | undefined): string | null => (endpoint ? new URL(endpoint.baseUrl).host : null);

const voiceOf = ({ rate, captionedUrl, names }: NonNullable<SpeechConfig['voice']>) => ({
  ...{ rate, names },
  voice: 'alloy',
  ...(captionedUrl !== undefined && { captionedUrl }),
});

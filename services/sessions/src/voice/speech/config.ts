import type { Environment } from '@repartee/kernel';
import { ConfigError, loadConfig } from '@repartee/kernel';
import { z } from 'zod';

const url = z.url({ protocol: /^https?$/, error: 'an address such as http://127.0.0.1:8000/v1' });
const name = z.string().min(1);

export const speechVariables = z.object({
  /** The endpoint of all parts that name none of their own, and its key, where it wants one. */
  SPEECH_URL: url.optional(),
  SPEECH_KEY: name.optional(),
  /** A part is on where its model is named. */
  RECOGNISER_MODEL: name.optional(),
  RECOGNISER_URL: url.optional(),
  RECOGNISER_KEY: name.optional(),
  /** The recogniser can stream its words (`stream: true`): they are shown as they come. */
  RECOGNISER_STREAMS: z.stringbool({ error: 'yes or no' }).default(false),
  VOICE_MODEL: name.optional(),
  VOICE_URL: url.optional(),
  VOICE_KEY: name.optional(),
  MIND_MODEL: name.optional(),
  MIND_URL: url.optional(),
  MIND_KEY: name.optional(),
  /** How much the mind thinks before it speaks, where it is one that does and can be told (`reasoning_effort`). */
  MIND_REASONING: z.enum(['none', 'minimal', 'low', 'medium', 'high', 'xhigh'], { error: 'one of none, minimal, low, medium, high and xhigh' }).optional(), // prettier-ignore
  /** Samples a second of the PCM that the voice gives. */
  VOICE_RATE: z.coerce.number('a number of samples a second').int().min(8_000).max(48_000).default(24_000),
  /** Where the server gives word times: Kokoro's http://127.0.0.1:8880/dev/captioned_speech. */
  VOICE_CAPTIONED_URL: url.optional(),
  /** What the server calls the voices that personas name: nova=af_nova,alloy=am_adam. Those not named are as they are. */
  VOICE_NAMES: z.string().default(''),
});

/** Where an endpoint is and what it is asked with. */
export interface Endpoint {
  baseUrl: string;
  key: string | undefined;
  model: string;
}

/** The endpoints that are set; a part without one is done in the browser, in writing, or by the authored words. */
export interface SpeechConfig {
  recogniser: (Endpoint & { streams: boolean }) | undefined;
  voice:
    (Endpoint & { rate: number; captionedUrl: string | undefined; names: ReadonlyMap<string, string> }) | undefined;
  mind: (Endpoint & { reasoning: Reasoning | undefined }) | undefined;
}

export type Reasoning = NonNullable<z.output<typeof speechVariables>['MIND_REASONING']>;

/** Reads the environment. Throws ConfigError with a sentence for each value that cannot be used. */
export function speechConfig(environment: Environment = process.env): SpeechConfig {
  const read = loadConfig(speechVariables, environment);
  const voice = endpointOf('VOICE', read);
  const recogniser = endpointOf('RECOGNISER', read);
  const mind = endpointOf('MIND', read);
  return {
    recogniser: recogniser && { ...recogniser, streams: read.RECOGNISER_STREAMS },
    voice: voice && {
      ...voice,
      rate: read.VOICE_RATE,
      captionedUrl: read.VOICE_CAPTIONED_URL,
      names: namesIn(read.VOICE_NAMES),
    },
    mind: mind && { ...mind, reasoning: read.MIND_REASONING },
  };
}

type Read = z.output<typeof speechVariables>;

function endpointOf(prefix: 'RECOGNISER' | 'VOICE' | 'MIND', read: Read): Endpoint | undefined {
  const model = read[`${prefix}_MODEL`];
  if (model === undefined) return undefined;
  const own = read[`${prefix}_URL`];
  const baseUrl = own ?? read.SPEECH_URL;
  if (baseUrl === undefined)
    throw new ConfigError([
      `${prefix}_MODEL=${model} is set but no address: set ${prefix}_URL, or SPEECH_URL for all parts.`,
    ]);
  // A key is for the address that it was given with.
  const key = read[`${prefix}_KEY`] ?? (own === undefined ? read.SPEECH_KEY : undefined);
  return { baseUrl: baseUrl.replace(/\/$/, ''), key, model };
}

function namesIn(text: string): Map<string, string> {
  const pairs = text
    .split(',')
    .flatMap((entry) => (entry.trim() === '' ? [] : [entry.split('=').map((part) => part.trim())]));
  return new Map(
    pairs.map(([persona, server]) => {
      if (!persona || !server)
        throw new ConfigError([
          `VOICE_NAMES=${text} is not valid: it lists voices as name=name of the server, with commas between them.`,
        ]);
      return [persona, server];
    }),
  );
}

import { TextToSpeech } from '../ports.js';
import type { Asked, Speaking, SpokenPiece } from '../ports.js';
import { SpeechFault } from '../speech-fault.js';
import { spokenLines } from './captioned.js';
import type { Provider } from './provider.js';
import { wholeSamples } from './whole-samples.js';

export interface VoiceOf {
  /** The voice that speaks where the persona names none. */
  voice: string;
  /** What the server calls voices that are named otherwise elsewhere. */
  names?: ReadonlyMap<string, string>;
  /** Samples a second of the server's PCM: 24,000 for most. */
  rate: number;
  /** The address of Kokoro's endpoint with word times, where the server has it: `/dev/captioned_speech` at its origin. */
  captionedUrl?: string;
}

interface Said {
  input: string;
  voice: string;
  speed?: number;
}

/** Speaks by /audio/speech, as streamed PCM; with word times where the server can give them. */
export class OpenAiTextToSpeech extends TextToSpeech {
  constructor(
    private readonly provider: Provider,
    private readonly of: VoiceOf,
  ) {
    super();
  }

  get rate(): number {
    return this.of.rate;
  }

  speak(text: string, about: Speaking, { signal, meter }: Asked): AsyncIterable<SpokenPiece> {
    const named = about.voice ?? this.of.voice;
    const voice = this.of.names?.get(named) ?? named;
    // Not every server knows speeds: it is named where it is another than the voice's own.
    const said: Said = { input: text, voice, ...(about.speed !== undefined && { speed: about.speed }) };
    const { captionedUrl } = this.of;
    const begin = (own: AbortSignal): AsyncIterable<SpokenPiece> => {
      meter({ spokenCharacters: text.length });
      return captionedUrl === undefined ? this.plain(said, own) : this.captioned(captionedUrl, said, own);
    };
    return this.provider.ask((own) => wholeSamples(begin(own)), signal);
  }

  private async *plain(said: Said, signal: AbortSignal): AsyncGenerator<SpokenPiece> {
    const { client, settings } = this.provider;
    const body = { model: settings.model, ...said, response_format: 'pcm' as const };
    const response = await client.audio.speech.create(body, { signal });
    refuseText(response);
    for await (const pcm of bytesOf(response)) yield { pcm, rate: this.of.rate, words: [] };
  }

  private async *captioned(url: string, said: Said, signal: AbortSignal): AsyncGenerator<SpokenPiece> {
    const { client, settings } = this.provider;
    const asked = { response_format: 'pcm', stream: true, return_timestamps: true };
    const body = { model: settings.model, ...said, ...asked };
    const response = await client.post<Response>(url, { body, signal, __binaryResponse: true });
    yield* spokenLines(bytesOf(response), said.input, this.of.rate);
  }
}

/** A server that answers an error with status 200 would be heard as noise. */
function refuseText({ headers }: Response): void {
  const type = headers.get('content-type') ?? '';
  if (/json|text|html/.test(type)) throw new SpeechFault('nonsense', `its sound is ${type}`);
}

async function* bytesOf({ body }: Response): AsyncGenerator<Uint8Array> {
  if (!body) throw new SpeechFault('nonsense', 'its answer is empty');
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) yield chunk;
}

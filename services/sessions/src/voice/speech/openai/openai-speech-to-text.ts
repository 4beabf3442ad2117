import type { Language } from '@repartee/proto';
import OpenAI, { toFile } from 'openai';
import { z } from 'zod';

import { RECOGNISING_SHARE } from '../../domain/settings.js';
import { SpeechToText } from '../ports.js';
import type { Asked, Sound, TranscriptPiece } from '../ports.js';
import { SpeechFault } from '../speech-fault.js';
import type { Provider } from './provider.js';
import { lengthMs, waveOf } from './wave.js';

/** With `verbose_json` the estimate comes by segments; `json` has the text alone. */
const Transcript = z.object({
  text: z.string(),
  segments: z.array(z.object({ no_speech_prob: z.number(), start: z.number(), end: z.number() })).optional(),
});
type Form = 'verbose_json' | 'json';

/** One attempt; `count` says that the sound goes out, each time that it does. */
interface Asking {
  signal: AbortSignal;
  count: () => void;
}

/** What is known of the words before they are heard. */
export interface Spoken {
  language: Language;
  hint?: string;
}

/**
 * Recognises a stretch of voice by /audio/transcriptions, once it is over, with the model's estimate of silence. A model
 * that refuses to give one is asked without from then on.
 */
export class OpenAiSpeechToText extends SpeechToText {
  private form: Form = 'verbose_json';

  constructor(private readonly provider: Provider) {
    super();
  }

  async *transcribe(sound: AsyncIterable<Sound>, about: Spoken, asked: Asked): AsyncGenerator<TranscriptPiece> {
    const pieces: Sound[] = [];
    for await (const piece of sound) {
      if (asked.signal.aborted) throw new SpeechFault('cancelled', 'nobody waits for it any more');
      pieces.push(piece);
    }
    yield* this.ofWhole(pieces, about, asked);
  }

  /** Of sound that is over. */
  ofWhole(pieces: readonly Sound[], about: Spoken, { signal, meter }: Asked): AsyncIterable<TranscriptPiece> {
    const wave = waveOf(pieces);
    const heardMs = lengthMs(pieces);
    const begin = (own: AbortSignal): AsyncIterable<TranscriptPiece> =>
      this.recognise(wave, about, { signal: own, count: () => meter({ heardMs }) });
    return this.provider.ask(begin, signal, heardMs * RECOGNISING_SHARE);
  }

  private async *recognise(
    wave: Uint8Array<ArrayBuffer>,
    { language, hint }: Spoken,
    asking: Asking,
  ): AsyncGenerator<TranscriptPiece> {
    const file = await toFile(wave, 'turn.wav', { type: 'audio/wav' });
    const prompt = hint === undefined ? {} : { prompt: hint };
    const read = Transcript.safeParse(await this.answer({ file, language, ...prompt }, asking));
    if (!read.success) throw new SpeechFault('nonsense', 'its answer is no transcript');
    const { text, segments } = read.data;
    yield { text: text.trim(), final: true, ...(segments && segments.length > 0 && { noSpeech: doubt(segments) }) };
  }

  private async answer(about: { file: File; language: Language; prompt?: string }, { signal, count }: Asking) {
    const { client, settings } = this.provider;
    const ask = (form: Form): Promise<unknown> => {
      count();
      return client.audio.transcriptions.create({ ...about, model: settings.model, response_format: form }, { signal });
    };
    if (this.form === 'json') return ask('json');
    try {
      return await ask('verbose_json');
    } catch (error) {
      if (!mayBeTheForm(error)) throw error;
    }
    const answer = await ask('json');
    // Only now is it known that the form was what it refused, not the sound.
    this.form = 'json';
    return answer;
  }
}

/** How servers answer what they can't read, or don't offer. */
const mayBeTheForm = (error: unknown): boolean =>
  error instanceof OpenAI.BadRequestError || error instanceof OpenAI.UnprocessableEntityError;

/** Over all segments, by their length: one that is sure outweighs a short one that is not. */
function doubt(segments: NonNullable<z.infer<typeof Transcript>['segments']>): number {
  const length = segments.reduce((sum, { start, end }) => sum + Math.max(0.01, end - start), 0);
  return (
    segments.reduce((sum, { no_speech_prob, start, end }) => sum + no_speech_prob * Math.max(0.01, end - start), 0) /
    length
  );
}

import type { Language } from '@repartee/proto';
import { toFile } from 'openai';
import { z } from 'zod';

import { SpeechToText } from '../ports.js';
import type { Asked, Sound, TranscriptPiece } from '../ports.js';
import { SpeechFault } from '../speech-fault.js';
import type { Provider } from './provider.js';
import { lengthMs, waveOf } from './wave.js';

const Verbose = z.object({
  text: z.string(),
  segments: z.array(z.object({ no_speech_prob: z.number(), start: z.number(), end: z.number() })).optional(),
});

/** What is known of the words before they are heard. */
export interface Spoken {
  language: Language;
  hint?: string;
}

/** Recognises a stretch of voice by /audio/transcriptions, once it is over, with the model's estimate of silence. */
export class OpenAiSpeechToText extends SpeechToText {
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
    const begin = (own: AbortSignal): AsyncIterable<TranscriptPiece> => {
      meter({ heardMs });
      return this.recognise(wave, about, own);
    };
    return this.provider.ask(begin, signal);
  }

  private async *recognise(
    wave: Uint8Array<ArrayBuffer>,
    { language, hint }: Spoken,
    signal: AbortSignal,
  ): AsyncGenerator<TranscriptPiece> {
    const { client, settings } = this.provider;
    const file = await toFile(wave, 'turn.wav', { type: 'audio/wav' });
    const prompt = hint === undefined ? {} : { prompt: hint };
    const body = { file, model: settings.model, language, response_format: 'verbose_json' as const, ...prompt };
    const read = Verbose.safeParse(await client.audio.transcriptions.create(body, { signal }));
    if (!read.success) throw new SpeechFault('nonsense', 'its answer is no transcript');
    const { text, segments } = read.data;
    yield { text: text.trim(), final: true, ...(segments && segments.length > 0 && { noSpeech: doubt(segments) }) };
  }
}

/** Over all segments, by their length: one that is sure outweighs a short one that is not. */
function doubt(segments: NonNullable<z.infer<typeof Verbose>['segments']>): number {
  const length = segments.reduce((sum, { start, end }) => sum + Math.max(0.01, end - start), 0);
  return (
    segments.reduce((sum, { no_speech_prob, start, end }) => sum + no_speech_prob * Math.max(0.01, end - start), 0) /
    length
  );
}

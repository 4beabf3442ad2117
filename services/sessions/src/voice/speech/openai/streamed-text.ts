import type { Language } from '@repartee/proto';
import { toFile } from 'openai';
import { Stream } from 'openai/streaming';
import { z } from 'zod';

import { SpeechFault } from '../speech-fault.js';
import type { Provider } from './provider.js';

/** Events of a streamed transcription; others, as of segments, tell nothing more. */
const Event = z.discriminatedUnion('type', [
  z.object({ type: z.literal('transcript.text.delta'), delta: z.string() }),
  z.object({ type: z.literal('transcript.text.done'), text: z.string() }),
]);
const known: ReadonlySet<unknown> = new Set(Event.options.map(({ shape }) => shape.type.value));
const Whole = z.object({ text: z.string() });

/** All words so far, each time there are more of them; the last ones are all. Throws SpeechFault. */
export async function* streamedText(
  { client, settings }: Provider,
  wave: Uint8Array<ArrayBuffer>,
  { language, hint, signal }: { language: Language; hint?: string; signal: AbortSignal },
): AsyncGenerator<string> {
  const file = await toFile(wave, 'turn.wav', { type: 'audio/wav' });
  const prompt = hint === undefined ? {} : { prompt: hint };
  const body = { file, model: settings.model, language, response_format: 'json' as const, stream: true as const };
  const response = await client.audio.transcriptions.create({ ...body, ...prompt }, { signal }).asResponse();
  // A server that does not know how to stream answers as it always does.
  if (/json/.test(response.headers.get('content-type') ?? '')) {
    yield wholeOf(await response.json());
    return;
  }
  const controller = new AbortController();
  signal.addEventListener('abort', () => controller.abort(), { once: true });
  let text = '';
  for await (const told of Stream.fromSSEResponse<{ type?: unknown }>(response, controller)) {
    if (!known.has(told.type)) continue;
    const event = Event.safeParse(told);
    if (!event.success) throw new SpeechFault('nonsense', 'its answer is no transcript');
    const isDone = event.data.type === 'transcript.text.done';
    text = event.data.type === 'transcript.text.done' ? event.data.text : text + event.data.delta;
    yield text.trim();
    if (isDone) return;
  }
  // A stream that is cut ends like one that is over, but for this.
  throw new SpeechFault('unavailable', 'it broke off');
}

function wholeOf(answer: unknown): string {
  const read = Whole.safeParse(answer);
  if (!read.success) throw new SpeechFault('nonsense', 'its answer is no transcript');
  return read.data.text.trim();
}

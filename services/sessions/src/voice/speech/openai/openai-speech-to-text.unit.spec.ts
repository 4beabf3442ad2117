import { describe, expect, it } from '@jest/globals';
import { VirtualClock } from '@repartee/kernel';
import OpenAI from 'openai';

import { OpenAiSpeechToText } from './openai-speech-to-text.js';
import { Provider } from './provider.js';

const RATE = 16_000;
const never = new AbortController().signal;

/** A provider whose every answer takes so long, by a virtual clock. */
function createTestProvider(takesMs: number) {
  const clock = new VirtualClock(0, 5);
  const begun: number[] = [];
  const answer = { with: (_: { response_format: string }): object => ({ text: 'I will send somebody.' }) };
  const attempts = { firstMs: 3_800, gapMs: 2_000, attempts: 2, hedgeAfterMs: null, pauseMs: 100 };
  const settings = {
    baseUrl: 'http://127.0.0.1:9/v1',
    model: 'a-model',
    attempts,
    breaker: { failures: 9, restMs: 9 },
  };
  const provider = new Provider(settings, clock);
  Object.assign(provider.client.audio.transcriptions, {
    create: async (body: { response_format: string }) => {
      begun.push(clock.now());
      await clock.delay(takesMs);
      const given = answer.with(body);
      if (given instanceof Error) throw given;
      return given;
    },
  });
  return { clock, begun, answer, recogniser: new OpenAiSpeechToText(provider) };
}

/** What becomes of so many seconds of sound, and when. */
async function recognised(seconds: number, takesMs: number): Promise<{ heard: string; begun: number[] }> {
  const { clock, begun, recogniser } = createTestProvider(takesMs);
  const sound = [{ pcm: new Uint8Array(seconds * RATE * 2), rate: RATE }];
  let heard = 'nothing yet';
  const listen = async (): Promise<void> => {
    const pieces = recogniser.ofWhole(sound, { language: 'en' }, { signal: never, meter: () => undefined });
    for await (const { text } of pieces) heard = `${clock.now()} ${text}`;
  };
  void listen().catch((error: { code: string }) => (heard = `${clock.now()} ${error.code}`));
  await clock.advance(90_000);
  return { heard, begun };
}

describe('a recogniser', () => {
  it.each([
    ['two seconds', 2, 4_700, '4700 I will send somebody.'],
    ['two seconds', 2, 4_900, '4800 late'],
    ['a minute', 60, 33_000, '33000 I will send somebody.'],
    ['a minute', 60, 34_000, '33800 late'],
  ])('has 3.8 s, and half as long as the sound lasts: %s', async (_, seconds, takesMs, expected) => {
    expect((await recognised(seconds, takesMs)).heard).toBe(expected);
  });

  it('is paid for once more where it refuses the form that it is asked for first', async () => {
    const { clock, recogniser, answer } = createTestProvider(100);
    const refused = new OpenAI.BadRequestError(400, undefined, 'no verbose_json', new Headers());
    answer.with = ({ response_format: form }) => (form === 'json' ? { text: 'I will.' } : refused);
    const metered: object[] = [];
    const sound = [{ pcm: new Uint8Array(RATE * 2), rate: RATE }];
    const asked = { signal: never, meter: (use: object) => void metered.push(use) };
    const listen = async (): Promise<void> => {
      for await (const _ of recogniser.ofWhole(sound, { language: 'en' }, asked)) void _;
    };
    void listen();
    await clock.advance(1_000);
    expect(metered).toEqual([{ heardMs: 1_000 }, { heardMs: 1_000 }]);
    void listen();
    await clock.advance(1_000);
    expect(metered).toHaveLength(3);
  });

  it('is not asked a second time while it is busy with the first', async () => {
    expect((await recognised(60, 33_000)).begun).toEqual([0]);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SystemClock } from '@repartee/kernel';
import { openSpeech, speechConfig } from '@repartee/sessions';

import { composed } from '../deploy/compose.js';
import { repositoryRoot } from '../harness/repository.js';
import { StandIn } from './stand-in.js';

let standIn: StandIn;

beforeAll(async () => {
  standIn = await StandIn.start();
});
beforeEach(() => void (standIn.received.length = 0));
afterAll(() => standIn.stop());

/** What the README has people type, block by block, as variables. */
function typed(): Record<string, string>[] {
  const readme = readFileSync(join(repositoryRoot, 'README.md'), 'utf8');
  const [, section = ''] = readme.split('### A conversation by voice');
  const blocks = [...section.matchAll(/```sh\n([^`]+)```/g)].map(([, block = '']) => block);
  return blocks.map((block) =>
    Object.fromEntries([...block.matchAll(/([A-Z_]+)=(\S+)/g)].map(([, name = '', value = '']) => [name, value])),
  );
}

/** The same, at the stand-in and with its key. */
const atStandIn = (variables: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [
      name,
      name.endsWith('_KEY') ? 'a-key' : value.replace(/https?:\/\/[^/]+/, standIn.origin),
    ]),
  );

const sessionsOf = (written: Record<string, string>): Record<string, string> =>
  composed(written).find(({ name }) => name === 'sessions-0')?.environment ?? {};

/** One process reads what was typed, the compose file hands it on from `.env`. */
const ways = [
  ['in one process', (variables: Record<string, string>) => variables],
  ['by the compose file', sessionsOf],
] as const;

/** One turn: what was said, the reply in the mind's words, and its first words as sound. */
async function converse(environment: Record<string, string>) {
  const { parts } = await openSpeech(speechConfig(environment), new SystemClock());
  const { ears, voice, worder } = parts;
  if (!ears || !voice || !worder) throw new Error('A part is not on.');
  const asked = { signal: new AbortController().signal, meter: () => undefined };
  const heard = await all(ears.transcribe(aSecond(), { language: 'en' }, asked));
  const reply = await all(worder.mind.reply({ instructions: 'You are Samira.', said: [] }, asked));
  const spoken = await all(voice.speak('Nobody came.', { language: 'en', voice: 'nova' }, asked));
  return {
    heard: heard.at(-1)?.text,
    reply: reply.join(''),
    hasSound: spoken.some(({ pcm }) => pcm.byteLength > 0),
    words: spoken.flatMap(({ words }) => words).length,
  };
}

async function all<Piece>(pieces: AsyncIterable<Piece>): Promise<Piece[]> {
  const come: Piece[] = [];
  for await (const piece of pieces) come.push(piece);
  return come;
}

async function* aSecond(): AsyncGenerator<{ pcm: Uint8Array; rate: number }> {
  yield await Promise.resolve({ pcm: new Uint8Array(32_000).fill(3), rate: 16_000 });
}

/** The requests in order: where to, with which key, for which model, and in which voice. */
const received = () =>
  standIn.received.map(({ path, key, body }) => {
    const text = body.toString('latin1');
    const named = (name: string) => new RegExp(`"${name}"(?::|\\s+)"?([^"\\s,}]+)`).exec(text)?.[1];
    return { path, key, model: named('model'), ...(named('voice') && { voice: named('voice') }) };
  });

describe.each(ways)('what the README has people type for a conversation by voice, %s', (_, environmentOf) => {
  it('speaks by a hosted provider', async () => {
    const [hosted = {}] = typed();
    const turn = await converse(environmentOf(atStandIn(hosted)));
    expect(turn).toEqual({ heard: 'Good morning.', reply: 'I waited on two mornings.', hasSound: true, words: 0 });
    expect(received()).toEqual([
      { path: '/v1/audio/transcriptions', key: 'Bearer a-key', model: 'whisper-1' },
      { path: '/v1/chat/completions', key: 'Bearer a-key', model: 'gpt-4o-mini' },
      { path: '/v1/audio/speech', key: 'Bearer a-key', model: 'tts-1', voice: 'nova' },
    ]);
  });

  it('speaks by servers of one’s own, with word times', async () => {
    const [, local = {}] = typed();
    const turn = await converse(environmentOf(atStandIn(local)));
    expect(turn).toMatchObject({
      heard: 'Good morning.',
      reply: 'I waited on two mornings.',
      hasSound: true,
      words: 2,
    });
    expect(received()).toMatchObject([
      { path: '/v1/audio/transcriptions', model: 'Systran/faster-whisper-small' },
      { path: '/v1/chat/completions', model: 'qwen2.5:7b-instruct' },
      { path: '/dev/captioned_speech', model: 'kokoro', voice: 'af_nova' },
    ]);
    expect(received().map(({ key }) => key)).not.toContain('Bearer a-key');
  });
});

import { beforeEach, describe, expect, it } from '@jest/globals';

import { OpenAiMind } from './openai-mind.js';
import type { Provider } from './provider.js';

/** 15 and 14 characters, four to a token. */
const brief = { instructions: 'You are Samira.', said: [{ speaker: 'learner' as const, text: 'What happened?' }] };

let metered: object[];
beforeEach(() => void (metered = []));

/** The reply of a model whose endpoint answers so. */
async function asked(create: (signal: AbortSignal) => Promise<never>, signal: AbortSignal): Promise<void> {
  const completions = { create: (_: object, options: { signal: AbortSignal }) => create(options.signal) };
  const provider = {
    client: { chat: { completions } },
    settings: { model: 'a-model' },
    ask: <Piece>(begin: (own: AbortSignal) => AsyncIterable<Piece>, own: AbortSignal) => begin(own),
  } as unknown as Provider;
  const pieces = new OpenAiMind(provider).reply(brief, { signal, meter: (use) => void metered.push(use) });
  for await (const piece of pieces) expect(piece).toBe('none comes');
}

describe('a reply that the endpoint has not begun', () => {
  it('counts what was asked where it is given up: the model has read it', async () => {
    const giveUp = new AbortController();
    const silent = (signal: AbortSignal) =>
      new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')));
      });
    const reply = asked(silent, giveUp.signal);
    giveUp.abort();
    await expect(reply).rejects.toThrow('aborted');
    expect(metered).toEqual([{ tokensIn: 8, tokensOut: 0 }]);
  });

  it('counts nothing where it refuses', async () => {
    const refused = asked(() => Promise.reject(new Error('status 401')), new AbortController().signal);
    await expect(refused).rejects.toThrow('401');
    expect(metered).toEqual([]);
  });
});

import { once } from 'node:events';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SystemClock } from '@repartee/kernel';

import { Told, begins, goesOn, heard, played, reply, sound, start } from '../../domain/told.fixture.js';
import { OpenAiSpeechToText, Provider, StreamedSpeechToText } from '../../speech/index.js';
import type { Sound } from '../../speech/index.js';

const RATE = 16_000;

let server: Server;
/** What the endpoint answers, one request after the other, word by word. */
let answers: string[];

beforeEach(async () => {
  server = createServer((request, response) => {
    request.resume().on('end', () => {
      const words = (answers.shift() ?? '').split(/(?=\s)/);
      const deltas = words.map((delta) => ({ type: 'transcript.text.delta', delta }));
      const events = [...deltas, { type: 'transcript.text.done', text: words.join('') }];
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

function recogniser(): StreamedSpeechToText {
  const provider = new Provider(
    {
      ...{ baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, model: 'a-model' },
      ...{ attempts: { firstMs: 5_000, gapMs: 5_000, attempts: 1, hedgeAfterMs: null, pauseMs: 10 } },
      breaker: { failures: 9, restMs: 60_000 },
    },
    new SystemClock(),
  );
  return new StreamedSpeechToText(provider, new OpenAiSpeechToText(provider));
}

/** Somebody who goes on speaking for as long as they are listened to. */
async function* speaking(signal: AbortSignal): AsyncGenerator<Sound> {
  while (!signal.aborted) {
    yield { pcm: new Uint8Array(RATE / 50), rate: RATE };
    await delay(1);
  }
}

/** What of it is given to those who know what the persona minds, as a machine hears it piece by piece. */
async function weighed(last: string): Promise<string[]> {
  const told = new Told({ weighsWords: true }).tell(start('persona'), ...reply(100, 1, 'Well?'), sound(200, 1, 400));
  told.tell(played(700, 400), begins(1_000), goesOn(1_400, 400));
  const controller = new AbortController();
  const asked = { signal: controller.signal, meter: () => undefined };
  let at = 1_500;
  for await (const { text } of recogniser().transcribe(speaking(controller.signal), { language: 'en' }, asked)) {
    told.tell(heard(at++, 0, text, false));
    if (text === last) break;
  }
  controller.abort();
  return told.said('weigh_words').map(({ text }) => text);
}

describe('words of a streaming recogniser', () => {
  it('are sure but for the last two of an answer', async () => {
    answers = ['if you do not sign we'];
    expect(await weighed('if you do not sign we')).toEqual(['if you', 'if you do not']);
  });

  it('that another answer does not begin with are sure once that has gone on by itself', async () => {
    answers = ['we will stop the', 'we will step up the deliveries to you'];
    expect(await weighed('we will step up the deliveries to you')).toEqual([
      'we will',
      'we will step up',
      'we will step up the deliveries',
    ]);
  });
});

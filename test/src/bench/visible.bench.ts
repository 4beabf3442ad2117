import { randomUUID } from 'node:crypto';

import { SessionPage, liveNamespace } from '@repartee/proto';
import type { ChangedFrame, Written } from '@repartee/proto';
import { SessionsClient } from '@repartee/standalone';
import type { ApiClient } from '@repartee/standalone';
import { io } from 'socket.io-client';

import type { Measure } from './measure.js';
import { atMost, percentile, round } from './measure.js';

const SESSIONS = 6;
const TURNS = 10;
const LIMIT_MS = 15_000;

const lines = [
  'Good morning, thank you for waiting. What happened?',
  'So you stayed at home twice, and nobody came.',
  'That must have been maddening.',
  'What would help you most now?',
  'I see. Who did you speak to last time?',
];

/**
 * From the moment a turn is acknowledged as durable until an open page of the cockpit shows it: the live feed tells
 * the page, the page fetches again, the answer holds the turn.
 */
export async function benchVisible(api: ApiClient): Promise<Measure[]> {
  const page = new OpenPage(api);
  const client = await SessionsClient.connect(api);
  const waits: number[] = [];
  for (let session = 0; session < SESSIONS; session++) waits.push(...(await oneSession(client, page)));
  client.close();
  page.close();
  const of = (share: number, measure: string) =>
    atMost({ measure, value: round(percentile(waits, share), 1), unit: 'ms', goal: 1000 });
  return [of(0.5, 'visible_p50_ms'), of(0.95, 'visible_p95_ms')];
}

async function oneSession(client: SessionsClient, page: OpenPage): Promise<number[]> {
  const start = { scenarioId: 'unhappy-customer', purpose: 'practice', language: 'en', mode: 'typed' } as const;
  const { sessionId } = await client.start({ ...start, clientSessionId: randomUUID() });
  const waits: number[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    const text = lines[turn % lines.length] ?? 'I see.';
    const written = await client.say({ sessionId, clientTurnId: randomUUID(), text }).catch(() => undefined);
    // The persona may have ended the conversation.
    if (!written) break;
    const acknowledged = performance.now();
    await page.shows(sessionId, written);
    waits.push(performance.now() - acknowledged);
  }
  await client.end({ sessionId }).catch(() => undefined);
  return waits;
}

/** A page that follows the live feed and fetches what it is told of. */
class OpenPage {
  private readonly socket;
  private readonly frames: ChangedFrame[] = [];
  private onFrame: () => void = () => undefined;

  constructor(private readonly api: ApiClient) {
    this.socket = io(`${api.url}${liveNamespace}`, { transports: ['websocket'], extraHeaders: { cookie: api.cookie } });
    this.socket.on('changed', (frame: ChangedFrame) => {
      this.frames.push(frame);
      this.onFrame();
    });
  }

  async shows(sessionId: string, { stream, version }: Written): Promise<void> {
    await this.told(stream, version);
    const { heads } = await this.api.ask(`/api/cockpit/sessions/${sessionId}`, SessionPage);
    if (heads.session.version < version) throw new Error(`The page is behind: ${heads.session.version} of ${version}`);
  }

  close(): void {
    this.socket.close();
  }

  private told(stream: string, version: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`The live feed does not tell of ${stream}`)), LIMIT_MS);
      this.onFrame = () => {
        if (!this.frames.some((frame) => frame.stream === stream && frame.version >= version)) return;
        clearTimeout(late);
        resolve();
      };
      this.onFrame();
    });
  }
}

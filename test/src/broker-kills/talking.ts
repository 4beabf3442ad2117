import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

import type { ApiClient } from '@repartee/standalone';
import { ApiProblem, SessionsClient } from '@repartee/standalone';

import type { AcknowledgedTurn } from './turn-account.js';

const scenario = { scenarioId: 'unhappy-customer', purpose: 'assessed', language: 'en', mode: 'typed' } as const;
const lines = [
  'Good morning, thank you for waiting. What happened?',
  'So you stayed at home twice, and nobody came.',
  'That must have been maddening.',
  'Who did you speak to last time?',
  'What would help you most now?',
];

/** From the answer to one turn until the next is sent: people who type are slower still. */
const PAUSE_MS = 2000;
/** Pages do so sooner or later than this, and in any case before ten minutes are over. */
const RENEWED_EVERY_MS = 240_000;

export interface TimedTurn extends AcknowledgedTurn {
  /** On the clock of performance.now(). */
  sentAt: number;
  /** Until the learner was told that it is on record: milliseconds. */
  waitMs: number;
}

/** Learners who talk at once, one conversation after the other, through the public socket. */
export class Talking {
  readonly turns: TimedTurn[] = [];
  /** What somebody was answered instead of being told that their turn, their start or their end is on record. */
  readonly refusals: string[] = [];
  private isOver = false;
  private readonly talking: Promise<unknown>;

  /** They do not begin all in the same instant. */
  constructor(learners: readonly ApiClient[]) {
    this.talking = Promise.all(
      learners.map((learner, place) => delay((PAUSE_MS * place) / learners.length).then(() => this.talk(learner))),
    );
  }

  /** Resolves when everybody has ended their conversation. */
  async end(): Promise<void> {
    this.isOver = true;
    await this.talking;
  }

  private async talk(learner: ApiClient): Promise<void> {
    let signedInAt = performance.now();
    while (!this.isOver) {
      try {
        if (performance.now() - signedInAt > RENEWED_EVERY_MS) {
          await learner.renewSignIn();
          signedInAt = performance.now();
        }
        await this.converse(await SessionsClient.connect(learner));
      } catch (error) {
        this.refusals.push(String(error));
        await delay(PAUSE_MS);
      }
    }
  }

  private async converse(client: SessionsClient): Promise<void> {
    try {
      const { sessionId } = await client.start({ ...scenario, clientSessionId: randomUUID() });
      for (const text of lines) {
        if (this.isOver) break;
        await delay(PAUSE_MS);
        await this.say(client, { sessionId, text });
      }
      await client.end({ sessionId });
    } catch (error) {
      // The persona may have had enough before.
      if (!(error instanceof ApiProblem && error.code === 'session_over')) throw error;
    } finally {
      client.close();
    }
  }

  private async say(client: SessionsClient, line: { sessionId: string; text: string }): Promise<void> {
    const clientTurnId = randomUUID();
    const sentAt = performance.now();
    await client.say({ ...line, clientTurnId });
    this.turns.push({ sessionId: line.sessionId, clientTurnId, sentAt, waitMs: performance.now() - sentAt });
  }
}

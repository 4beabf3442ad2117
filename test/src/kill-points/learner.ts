import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

import type { SessionState, Written } from '@repartee/proto';
import { ApiProblem, SessionsClient } from '@repartee/standalone';

import type { KillStage } from './kill-stage.js';

const scenario = { scenarioId: 'unhappy-customer', purpose: 'assessed', language: 'en', mode: 'typed' } as const;
const lines = [
  'Good morning, thank you for waiting. What happened?',
  'So you stayed at home twice, and nobody came.',
  'That must have been maddening.',
  'What would help you most now?',
];

export interface Said {
  clientTurnId: string;
  text: string;
  /** Where the session stands by what the learner was told. */
  written: Written;
}

/** A conversation that has come to its end, and what its learner knows of it. */
export interface Conversation {
  sessionId: string;
  said: Said[];
  /** Turns that were acknowledged and were not there, or not once, when somebody looked. */
  lost: number;
}

const AGAIN_AFTER_MS = 50;

/**
 * Holds one conversation through the public socket, whatever dies meanwhile: comes back as the page does, and sends again
 * what was not acknowledged.
 */
export class Learner {
  private client: SessionsClient | undefined;
  private readonly said: Said[] = [];
  private sessionId: string | undefined;
  private readonly lost = new Set<string>();

  private constructor(private readonly stage: KillStage) {}

  static async talk(stage: KillStage): Promise<Conversation> {
    const learner = new Learner(stage);
    try {
      return await learner.talk();
    } finally {
      learner.client?.close();
    }
  }

  private async talk(): Promise<Conversation> {
    const start = { ...scenario, clientSessionId: randomUUID() };
    const { sessionId } = await this.insist((client) => client.start(start));
    this.sessionId = sessionId;
    for (const text of lines) {
      const line = { clientTurnId: randomUUID(), text };
      this.said.push({ ...line, written: await this.insist((client) => client.say({ sessionId, ...line })) });
    }
    this.check(await this.insist((client) => client.resume({ sessionId, fromTurn: 0 })));
    await this.insist((client) => client.end({ sessionId }).catch(unlessOver));
    return { sessionId, said: this.said, lost: this.lost.size };
  }

  /** However often whoever is asked dies. A refusal is something else, and is thrown. */
  private async insist<Answer>(ask: (client: SessionsClient) => Promise<Answer>): Promise<Answer> {
    for (const patience = this.stage.patience(); ;) {
      try {
        return await ask((this.client ??= await this.connected()));
      } catch (error) {
        if (!isPassing(error) || patience.isOver) throw error;
        this.client?.close();
        this.client = undefined;
        await delay(AGAIN_AFTER_MS);
      }
    }
  }

  private async connected(): Promise<SessionsClient> {
    const client = await SessionsClient.connect(await this.stage.signedIn('learner'), this.sessionId);
    if (this.sessionId === undefined) return client;
    try {
      this.check(await client.resume({ sessionId: this.sessionId, fromTurn: 0 }));
      return client;
    } catch (error) {
      client.close();
      throw error;
    }
  }

  private check({ turns }: SessionState): void {
    const times = (said: Said) =>
      turns.filter(({ speaker, text }) => speaker === 'learner' && text === said.text).length;
    for (const said of this.said) if (times(said) !== 1) this.lost.add(said.clientTurnId);
  }
}

/** Somebody is not there for the moment, or the connection is not. */
export function isPassing(error: unknown): boolean {
  return error instanceof ApiProblem ? error.problem.status === 503 : error instanceof Error;
}

function unlessOver(error: unknown): void {
  if (!(error instanceof ApiProblem && error.code === 'session_over')) throw error;
}

import { randomUUID } from 'node:crypto';

import type { SessionState } from '@repartee/proto';

import type { ApiClient } from '../client/api-client.js';
import { ApiProblem } from '../client/api-client.js';
import { SessionsClient } from '../client/sessions-client.js';
import type { RehearseOptions } from './rehearse-options.js';

export type Rehearsal = Pick<RehearseOptions, 'scenario' | 'purpose' | 'language' | 'lines'>;

/** Holds a session from its first turn to its end, and returns it as it stands then. Throws ApiProblem. */
export async function holdSession(api: ApiClient, rehearsal: Rehearsal): Promise<SessionState> {
  const client = await SessionsClient.connect(api);
  try {
    const { scenario: scenarioId, purpose, language, lines } = rehearsal;
    const start = { scenarioId, purpose, language, mode: 'typed', clientSessionId: randomUUID() } as const;
    const { sessionId } = await client.start(start);
    const isOver = await sayAll(client, sessionId, lines);
    if (!isOver) await client.end({ sessionId });
    return await client.resume({ sessionId, fromTurn: 0 });
  } finally {
    client.close();
  }
}

/** Whether the conversation ended before the lines did. */
async function sayAll(client: SessionsClient, sessionId: string, lines: readonly string[]): Promise<boolean> {
  for (const text of lines) {
    try {
      await client.say({ sessionId, clientTurnId: randomUUID(), text });
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'session_over') return true;
      throw error;
    }
  }
  return false;
}

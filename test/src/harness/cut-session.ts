import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

import type { SessionState } from '@repartee/proto';
import type { ApiClient } from '@repartee/standalone';
import { ApiProblem, SessionsClient } from '@repartee/standalone';

const lines = [
  'Good morning, thank you for waiting. What happened?',
  'So you stayed at home twice, and nobody came.',
  'That must have been maddening.',
  'What would help you most now?',
  'Who did you speak to last time?',
];

interface Line {
  clientTurnId: string;
  text: string;
}

/** What a client knows when its server dies: what was acknowledged, and the turn it was about to be told of. */
export interface CutSession {
  sessionId: string;
  acknowledged: Line[];
  underWay: Line;
  wasAcknowledged: boolean;
}

export interface Cut {
  /** Turns that are acknowledged before the one that is cut. */
  turns: number;
  /** From the sending of the last turn to the kill. */
  afterMs: number;
  kill: () => Promise<void>;
}

/** Talks through the public socket, and has the server killed while a turn is under way. */
export async function cutInMidTurn(api: ApiClient, { turns, afterMs, kill }: Cut): Promise<CutSession> {
  const client = await SessionsClient.connect(api);
  const start = { scenarioId: 'unhappy-customer', purpose: 'practice', language: 'en', mode: 'typed' } as const;
  const { sessionId } = await client.start({ ...start, clientSessionId: randomUUID() });
  const acknowledged = Array.from({ length: turns }, (_, place) => lineOf(place));
  for (const line of acknowledged) await client.say({ sessionId, ...line });
  const underWay = lineOf(turns);
  const answer = client.say({ sessionId, ...underWay }).then(
    () => true,
    (error: unknown) => {
      // A refusal would be something else than a lost answer.
      if (error instanceof ApiProblem) throw error;
      return false;
    },
  );
  await delay(afterMs);
  await kill();
  const wasAcknowledged = await answer;
  client.close();
  return { sessionId, acknowledged, underWay, wasAcknowledged };
}

/** What the resumed session shows of what its client knows. */
export interface Resumed {
  /** Acknowledged turns that are not there. */
  lost: number;
  /** Turns that in the end are not there exactly once, not in their place, or not answered. */
  misplaced: number;
  /** Whether the turn under way had been recorded, acknowledged or not. */
  wasRecorded: boolean;
}

/** The client comes back, sends what was not acknowledged again, says one thing more and ends. */
export async function resumeAndEnd(api: Pick<ApiClient, 'url' | 'cookie'>, cut: CutSession): Promise<Resumed> {
  const client = await SessionsClient.connect(api, cut.sessionId);
  const { sessionId, acknowledged, underWay, wasAcknowledged } = cut;
  const before = await client.resume({ sessionId, fromTurn: 0 });
  const promised = wasAcknowledged ? [...acknowledged, underWay] : acknowledged;
  const lost = promised.filter(({ text }) => timesSaid(before, text) === 0).length;
  await client.say({ sessionId, ...underWay });
  const further = lineOf(acknowledged.length + 1);
  await client.say({ sessionId, ...further });
  const after = await client.resume({ sessionId, fromTurn: 0 });
  await client.end({ sessionId });
  client.close();
  const said = [...acknowledged, underWay, further];
  return { lost, misplaced: misplacedIn(after, said), wasRecorded: timesSaid(before, underWay.text) > 0 };
}

const lineOf = (place: number): Line => ({
  clientTurnId: randomUUID(),
  text: lines[place % lines.length] ?? 'I see.',
});

const timesSaid = ({ turns }: SessionState, text: string): number =>
  turns.filter((turn) => turn.speaker === 'learner' && turn.text === text).length;

function misplacedIn(state: SessionState, said: readonly Line[]): number {
  const notOnce = said.filter(({ text }) => timesSaid(state, text) !== 1).length;
  const astray = state.turns.filter(({ turn }, place) => turn !== place).length;
  const unanswered = state.turns.filter((one, place) => one.speaker === state.turns[place + 1]?.speaker).length;
  return notOnce + astray + unanswered;
}

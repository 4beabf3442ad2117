import type { Problem, SessionState, TurnFrame } from '@repartee/proto';

import { createConversation } from './conversation.js';
import type { Opening } from './conversation.js';
import type { RequestName, SessionsListener, SessionsPort } from './sessions-port.js';

export const SESSION = '6a0b4a6e-0000-4000-8000-000000000001';
export const FORK = '6a0b4a6e-0000-4000-8000-000000000002';

export const turn = (number: number, over: Partial<TurnFrame> = {}): TurnFrame => ({
  sessionId: SESSION,
  turn: number,
  speaker: 'persona',
  text: `turn ${number}`,
  atMs: number * 1000,
  clientTurnId: null,
  ...over,
});

export const sessionState = (over: Partial<SessionState> = {}): SessionState => ({
  sessionId: SESSION,
  stream: 'org/session-1',
  version: 1,
  scenario: { id: 'unhappy-customer', title: 'An unhappy customer', objective: 'A date' },
  persona: {
    name: 'Caroline',
    job: 'Baker',
    organisation: 'Au Bon Levain',
    portrait: {
      skin: 'fair',
      hair: 'bob',
      hair_colour: 'brown',
      glasses: false,
      beard: 'none',
      clothes: 'shirt',
      clothes_colour: 'teal',
    },
  },
  purpose: 'practice',
  language: 'en',
  mode: 'typed',
  attempt: 1,
  caseId: null,
  limitMs: 600_000,
  elapsedMs: 5000,
  paused: false,
  fork: null,
  speaksFirst: 'persona',
  gauge: null,
  turns: [],
  ended: null,
  ...over,
});

export const refusal: Problem = { type: 'x', title: 'x', status: 409, detail: 'x', code: 'session_over' };

/** A server that answers as told; what it was asked lies in `asked`. */
export const createTestConversation = (opening: Opening = { sessionId: SESSION }) => {
  const asked: { name: RequestName; frame: Record<string, unknown> }[] = [];
  const answers = new Map<RequestName, () => unknown>();
  let listener: SessionsListener | null = null;
  let closed = false;
  let ids = 0;
  const clock = { ms: 100_000 };
  const later: (() => void)[] = [];
  const waits: number[] = [];
  const port: SessionsPort = {
    open: (given) => (listener = given),
    close: () => (closed = true),
    request: (name, frame) => {
      asked.push({ name, frame });
      return Promise.resolve().then(() => (answers.get(name) ?? (() => sessionState()))()) as Promise<never>;
    },
  };
  const conversation = createConversation(
    {
      ...{ port, now: () => clock.ms, newId: () => `id-${(ids += 1)}`, lostVoice: () => null },
      later: (ms, run) => (waits.push(ms), later.push(run), () => {}),
    },
    opening,
  );
  conversation.open();
  return {
    ...conversation,
    clock,
    asked,
    answers,
    later,
    waits,
    from: () => listener!,
    isClosed: () => closed,
    settle: () => new Promise((resolve) => setTimeout(resolve)),
  };
};

export const openConversation = async (state: Partial<SessionState> = {}) => {
  const test = createTestConversation();
  test.answers.set('resume', () => sessionState(state));
  test.answers.set('say', () => ({ stream: 's', version: 2 }));
  test.answers.set('stay-silent', () => ({ stream: 's', version: 2 }));
  test.from().connected();
  await test.settle();
  return test;
};

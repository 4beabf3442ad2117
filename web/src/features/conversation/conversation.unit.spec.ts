import type { Problem, SessionState, TurnFrame } from '@repartee/proto';
import { describe, expect, it } from 'vitest';

import { ProblemError, localProblem } from '../../api/problem-error.js';
import { createConversation, mergeTurns } from './conversation.js';
import type { Opening } from './conversation.js';
import type { RequestName, SessionsListener, SessionsPort } from './sessions-port.js';

const SESSION = '6a0b4a6e-0000-4000-8000-000000000001';
const FORK = '6a0b4a6e-0000-4000-8000-000000000002';

const turn = (number: number, over: Partial<TurnFrame> = {}): TurnFrame => ({
  sessionId: SESSION,
  turn: number,
  speaker: 'persona',
  text: `turn ${number}`,
  atMs: number * 1000,
  clientTurnId: null,
  ...over,
});

const sessionState = (over: Partial<SessionState> = {}): SessionState => ({
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

const refusal: Problem = { type: 'x', title: 'x', status: 409, detail: 'x', code: 'session_over' };

/** A server that answers as told; what it was asked lies in `asked`. */
const createTestConversation = (opening: Opening = { sessionId: SESSION }) => {
  const asked: { name: RequestName; frame: Record<string, unknown> }[] = [];
  const answers = new Map<RequestName, () => unknown>();
  let listener: SessionsListener | null = null;
  let closed = false;
  let ids = 0;
  const clock = { ms: 100_000 };
  const later: (() => void)[] = [];
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
      later: (_ms, run) => (later.push(run), () => {}),
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
    from: () => listener!,
    isClosed: () => closed,
    settle: () => new Promise((resolve) => setTimeout(resolve)),
  };
};

const openConversation = async (state: Partial<SessionState> = {}) => {
  const test = createTestConversation();
  test.answers.set('resume', () => sessionState(state));
  test.answers.set('say', () => ({ stream: 's', version: 2 }));
  test.answers.set('stay-silent', () => ({ stream: 's', version: 2 }));
  test.from().connected();
  await test.settle();
  return test;
};

describe('a conversation that opens', () => {
  it('starts with the frame of the briefing and takes over what the server knows', async () => {
    const start = {
      scenarioId: 's',
      purpose: 'practice',
      language: 'en',
      mode: 'typed',
      clientSessionId: SESSION,
    } as const;
    const test = createTestConversation({ start });
    test.answers.set('start', () => sessionState({ turns: [turn(0)] }));
    test.from().connected();
    await test.settle();
    expect(test.asked).toEqual([{ name: 'start', frame: start }]);
    expect(test.phase.value).toBe('open');
    expect(test.turns.value).toEqual([turn(0)]);
    expect(test.startedAt.value).toBe(95_000);
  });

  it('goes on with a session from its first turn', async () => {
    const test = await openConversation();
    expect(test.asked).toEqual([{ name: 'resume', frame: { sessionId: SESSION, fromTurn: 0 } }]);
  });

  it('is over at once where the session has ended', async () => {
    const test = await openConversation({ ended: { reason: 'time', objectiveReached: false } });
    expect([test.phase.value, test.ended.value?.reason, test.isClosed()]).toEqual(['ended', 'time', true]);
    expect(test.head.value).toEqual({ stream: 'org/session-1', version: 1 });
  });

  it('says why where the server refuses', async () => {
    const test = createTestConversation();
    test.answers.set('resume', () => {
      throw new ProblemError(refusal);
    });
    test.from().connected();
    await test.settle();
    expect([test.phase.value, test.problem.value?.code]).toEqual(['refused', 'session_over']);
  });
});

describe('a conversation that is open', () => {
  it('keeps a turn as pending until the server shows it', async () => {
    const test = await openConversation();
    await test.say('Good morning');
    expect(test.pending.value).toEqual({ clientTurnId: 'id-1', text: 'Good morning' });
    expect(test.mayGive.value).toBe(false);
    test.from().turn(turn(0, { speaker: 'learner', text: 'Good morning', clientTurnId: 'id-1' }));
    expect(test.pending.value).toBeNull();
    expect(test.turns.value).toHaveLength(1);
  });

  it('shows the persona thinking, then speaking, then listening', async () => {
    const test = await openConversation();
    test.from().thinking();
    expect([test.activity.value, test.mayGive.value]).toEqual(['thinking', false]);
    test.from().turn(turn(0));
    expect([test.activity.value, test.mayGive.value]).toEqual(['speaking', true]);
    test.later.at(-1)?.();
    expect(test.activity.value).toBe('listening');
  });

  it('waits for no turn after a chosen silence', async () => {
    const test = await openConversation();
    await test.staySilent();
    expect(test.asked.at(-1)).toEqual({ name: 'stay-silent', frame: { sessionId: SESSION, clientTurnId: 'id-1' } });
    expect(test.pending.value).toBeNull();
  });

  it('drops a turn that was refused, and says why', async () => {
    const test = await openConversation();
    test.answers.set('say', () => {
      throw new ProblemError(refusal);
    });
    await test.say('Too late');
    expect([test.pending.value, test.problem.value?.code]).toEqual([null, 'session_over']);
  });

  it('stops where another window has taken over', async () => {
    const test = await openConversation();
    test.from().takenOver();
    expect([test.phase.value, test.isClosed()]).toEqual(['taken_over', true]);
  });

  it('keeps the head of the stream for the debriefing when it ends', async () => {
    const test = await openConversation();
    const frame = {
      sessionId: SESSION,
      stream: 's',
      version: 9,
      reason: 'learner',
      objectiveReached: true,
      atMs: 1,
    } as const;
    test.from().ended(frame);
    expect([test.phase.value, test.head.value]).toEqual(['ended', { stream: 's', version: 9 }]);
  });
});

describe('a connection that was lost', () => {
  it('asks only for turns not seen, and doubles none', async () => {
    const test = await openConversation({ turns: [turn(0), turn(1)] });
    test.from().lost();
    expect(test.phase.value).toBe('lost');
    test.answers.set('resume', () => sessionState({ turns: [turn(1), turn(2)] }));
    test.from().connected();
    await test.settle();
    expect(test.asked.at(-1)?.frame).toEqual({ sessionId: SESSION, fromTurn: 2 });
    expect(test.turns.value.map((one) => one.turn)).toEqual([0, 1, 2]);
    expect(test.phase.value).toBe('open');
  });

  it('sends a turn again under the same id', async () => {
    const test = await openConversation();
    test.answers.set('say', () => {
      throw localProblem('offline', 'timeout');
    });
    await test.say('Are you there?');
    test.from().lost();
    test.answers.set('say', () => ({ stream: 's', version: 3 }));
    test.from().connected();
    await test.settle();
    const said = test.asked.filter((one) => one.name === 'say').map((one) => one.frame['clientTurnId']);
    expect(said).toEqual(['id-1', 'id-1']);
  });

  it('does not send again what the server has', async () => {
    const test = await openConversation();
    test.answers.set('say', () => {
      throw localProblem('offline', 'timeout');
    });
    await test.say('Are you there?');
    test.from().lost();
    test.answers.set('resume', () => sessionState({ turns: [turn(0, { speaker: 'learner', clientTurnId: 'id-1' })] }));
    test.from().connected();
    await test.settle();
    expect(test.asked.filter((one) => one.name === 'say')).toHaveLength(1);
    expect(test.pending.value).toBeNull();
  });
});

describe('when the learner pauses', () => {
  const paused = async () => {
    const test = await openConversation();
    await test.pause();
    return test;
  };

  it('stops the clock once the server has, and takes no words', async () => {
    const test = await paused();
    expect(test.asked.at(-1)).toEqual({ name: 'pause', frame: { sessionId: SESSION } });
    expect(test.pausedAt.value).toBe(100_000);
    expect(test.mayGive.value).toBe(false);
  });

  it('goes on where the clock stood', async () => {
    const test = await paused();
    // Began 5 s before 100,000; stood for 30 s.
    test.clock.ms = 130_000;
    await test.goOn();
    expect(test.asked.at(-1)?.name).toBe('continue');
    expect(test.pausedAt.value).toBeNull();
    expect(test.startedAt.value).toBe(125_000);
    expect(test.mayGive.value).toBe(true);
  });

  it('asks for nothing twice', async () => {
    const test = await paused();
    await test.pause();
    expect(test.asked.filter((one) => one.name === 'pause')).toHaveLength(1);
  });

  it('is still paused after a reload', async () => {
    const test = await openConversation({ paused: true });
    expect(test.pausedAt.value).toBe(100_000);
    expect(test.mayGive.value).toBe(false);
  });

  it('runs on where the server refuses', async () => {
    const test = await openConversation();
    test.answers.set('pause', () => {
      throw new ProblemError(refusal);
    });
    await test.pause();
    expect(test.pausedAt.value).toBeNull();
    expect(test.problem.value?.code).toBe('session_over');
  });

  it('cannot where the session is assessed', async () => {
    const test = await openConversation({ purpose: 'assessed' });
    expect(test.mayPause.value).toBe(false);
  });
});

describe('a conversation that leaves another', () => {
  it('asks for the fork, and goes on with its own id after a loss', async () => {
    const fork = { sessionId: SESSION, turn: 3, mode: 'typed', clientSessionId: FORK } as const;
    const test = createTestConversation({ fork });
    test.answers.set('fork', () => sessionState({ sessionId: FORK, fork: { sessionId: SESSION, turn: 3 } }));
    test.from().connected();
    await test.settle();
    expect(test.asked).toEqual([{ name: 'fork', frame: fork }]);
    test.from().lost();
    test.from().connected();
    await test.settle();
    expect(test.asked.at(-1)).toEqual({ name: 'resume', frame: { sessionId: FORK, fromTurn: 0 } });
  });
});

describe('turns from two sources', () => {
  it('stand once each, in order, the later copy winning', () => {
    const merged = mergeTurns([turn(2), turn(0)], [turn(1), turn(2, { text: 'put right' })]);
    expect(merged.map((one) => one.text)).toEqual(['turn 0', 'turn 1', 'put right']);
  });
});

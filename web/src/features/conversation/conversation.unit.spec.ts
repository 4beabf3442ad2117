import { describe, expect, it } from 'vitest';

import { ProblemError, localProblem } from '../../api/problem-error.js';
import {
  FORK,
  SESSION,
  createTestConversation,
  openConversation,
  refusal,
  sessionState,
  turn,
} from './conversation.fixtures.js';
import { mergeTurns } from './conversation.js';

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
    test.answers.set('say', () => new Promise(() => {}));
    void test.say('Good morning');
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

  it('gives back a turn that was refused, says why, and takes another', async () => {
    const test = await openConversation();
    test.answers.set('say', () => {
      test.from().thinking();
      throw new ProblemError(refusal);
    });
    await test.say('Too late');
    expect([test.pending.value, test.problem.value?.code]).toEqual([null, 'session_over']);
    expect([test.returned.value, test.mayGive.value]).toEqual(['Too late', true]);
    test.answers.set('say', () => ({ stream: 's', version: 2 }));
    await test.say('Too late');
    expect([test.returned.value, test.problem.value]).toEqual([null, null]);
  });

  it('waits for nothing more once a turn is acknowledged, also where nothing comes of it', async () => {
    const test = await openConversation();
    test.answers.set('say', () => {
      test.from().thinking();
      return { stream: 's', version: 2 };
    });
    await test.say('Good morning');
    expect([test.pending.value, test.mayGive.value]).toEqual([null, true]);
  });

  it.each(['say', 'stay-silent'] as const)('asks again where %s is not answered in time', async (name) => {
    const test = await openConversation();
    test.answers.set(name, () => {
      throw localProblem('offline', 'timeout');
    });
    await (name === 'say' ? test.say('Good morning') : test.staySilent());
    expect([test.pending.value?.clientTurnId, test.phase.value]).toEqual(['id-1', 'open']);
    test.answers.set(name, () => ({ stream: 's', version: 2 }));
    test.later.at(-1)?.();
    await test.settle();
    expect(test.asked.filter((one) => one.name === name).map(({ frame }) => frame['clientTurnId'])).toEqual([
      'id-1',
      'id-1',
    ]);
    expect([test.pending.value, test.mayGive.value]).toEqual([null, true]);
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

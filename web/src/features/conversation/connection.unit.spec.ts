import type { Problem } from '@repartee/proto';
import { describe, expect, it } from 'vitest';

import { ProblemError, localProblem } from '../../api/problem-error.js';
import {
  SESSION,
  createTestConversation,
  openConversation,
  refusal,
  sessionState,
  turn,
} from './conversation.fixtures.js';

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

  it('says the last words before the end that was asked for meanwhile', async () => {
    const test = await openConversation();
    test.answers.set('say', () => {
      throw localProblem('offline', 'timeout');
    });
    await test.say('Good bye then.');
    test.from().lost();
    await test.end();
    test.answers.set('say', () => ({ stream: 's', version: 3 }));
    test.from().connected();
    await test.settle();
    expect(test.asked.slice(-2).map(({ name }) => name)).toEqual(['say', 'end']);
  });

  it('does not send again what the server has', async () => {
    const test = await openConversation();
    test.answers.set('say', () => {
      test.from().thinking();
      throw localProblem('offline', 'timeout');
    });
    await test.say('Are you there?');
    test.from().lost();
    // As services/sessions tells it: a turn of the learner's in a state has the id it was given with.
    const own = turn(0, { speaker: 'learner', text: 'Are you there?', clientTurnId: 'id-1' });
    test.answers.set('resume', () => sessionState({ turns: [own, turn(1)] }));
    test.from().connected();
    await test.settle();
    expect(test.asked.filter((one) => one.name === 'say')).toHaveLength(1);
    expect([test.pending.value, test.mayGive.value]).toEqual([null, true]);
  });

  it('is seen at the start too, before there was any', async () => {
    const test = createTestConversation();
    test.from().lost();
    expect(test.phase.value).toBe('lost');
    test.from().connected();
    await test.settle();
    expect(test.phase.value).toBe('open');
  });

  it('ends once it is back, where that was asked for meanwhile', async () => {
    const test = await openConversation();
    test.from().lost();
    await test.end();
    expect([test.isEnding.value, test.asked.some(({ name }) => name === 'end')]).toEqual([true, false]);
    test.from().connected();
    await test.settle();
    expect(test.asked.at(-1)).toEqual({ name: 'end', frame: { sessionId: SESSION } });
  });
});

describe('an end that is not answered in time', () => {
  it('is said to be, and asked for again', async () => {
    const test = await openConversation();
    test.answers.set('end', () => {
      throw localProblem('offline', 'timeout');
    });
    await test.end();
    expect([test.problem.value?.code, test.isEnding.value]).toEqual(['offline', true]);
    test.later.at(-1)?.();
    await test.settle();
    expect(test.asked.filter(({ name }) => name === 'end')).toHaveLength(2);
  });
});

describe('a server that does not let the learner in at once', () => {
  const busy: Problem = { ...refusal, status: 503, code: 'closing_down' };
  const meets = async (error: ProblemError) => {
    const test = createTestConversation();
    test.answers.set('resume', () => {
      throw error;
    });
    test.from().connected();
    await test.settle();
    return test;
  };

  it.each([localProblem('offline', 'timeout'), new ProblemError(busy), new ProblemError({ ...busy, status: 429 })])(
    'is asked again on the same connection: $message, $status',
    async (error) => {
      const test = await meets(error);
      expect(test.phase.value).toBe('lost');
      test.answers.set('resume', () => sessionState());
      test.later.at(-1)?.();
      await test.settle();
      expect(test.phase.value).toBe('open');
    },
  );

  it('is asked later each time, and after some says why', async () => {
    const test = await meets(new ProblemError(busy));
    for (let asked = test.later.length; test.phase.value === 'lost' && asked < 20; asked += 1) {
      test.later.at(-1)?.();
      await test.settle();
    }
    expect(test.waits).toEqual([500, 1000, 2000, 4000, 8000]);
    expect([test.phase.value, test.problem.value?.code]).toEqual(['refused', 'closing_down']);
  });

  it('is not asked on behalf of a connection that is gone', async () => {
    const test = await meets(new ProblemError(busy));
    test.from().lost();
    const before = test.asked.length;
    test.later.at(-1)?.();
    await test.settle();
    expect(test.asked).toHaveLength(before);
  });
});

import { describe, expect, it } from '@jest/globals';

import { say, sessionAfter, startCommand, startedAt } from './domain/session.fixtures.js';
import { stateFrame } from './session-frames.js';

const at = { stream: 's', version: 4, now: startedAt + 30_000 };
const silence = { type: 'StaySilent', at: startedAt + 20_000, clientTurnId: 'quiet' } as const;

/** The session in which the learner has said one thing and nothing then, as its page is told of it. */
const told = (fromTurn: number) => {
  const session = sessionAfter(startCommand(), say('What happened?', 5000, 'one'), silence);
  if (session.status === 'unborn') throw new Error('the session was not started');
  return stateFrame(session, at, { sight: { inside: false }, fromTurn });
};

describe('a page that comes back', () => {
  it('is told which of its turns are on record, by its own ids', () => {
    expect(told(0).turns.map(({ turn, clientTurnId }) => [turn, clientTurnId])).toEqual([
      [0, null],
      [1, 'one'],
      [2, null],
      [3, null],
    ]);
  });

  it('is told so of a turn that it has not seen itself', () => {
    expect(told(1).turns[0]).toMatchObject({ speaker: 'learner', clientTurnId: 'one' });
  });
});

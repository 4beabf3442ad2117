import { describe, expect, it } from '@jest/globals';

import { preparingToAnswer } from './preparing-to-answer.js';
import type { SessionCommand } from './session.decide.js';
import { sessionAfter, startCommand } from './session.fixtures.js';

describe('what is made ready before a persona answers', () => {
  it('is made a step at a time, once for a play and a language, and changes nothing', () => {
    const session = sessionAfter({ ...startCommand(), aloud: true } as SessionCommand);
    if (session.status !== 'live') throw new Error(session.status);
    const shown = (): string => JSON.stringify([session.dialogue, session.turns, session.shifts, session.prompt]);
    const before = shown();
    expect([...preparingToAnswer(session)]).toHaveLength(5);
    expect(shown()).toBe(before);
    expect([...preparingToAnswer(session)]).toEqual([]);
  });
});

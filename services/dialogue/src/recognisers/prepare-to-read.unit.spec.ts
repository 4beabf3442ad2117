import { describe, expect, it } from '@jest/globals';

import { createTestPlay } from '../engine/play.fixture.js';
import { preparingToRead } from './prepare-to-read.js';

const sentences = { en: ['What happened?', 'What went wrong?'], fr: ['Que s’est-il passé ?', 'Qu’y a-t-il eu ?'] };
const play = () => createTestPlay({ scenario: { ways_to_ask: { happened: sentences } } });

describe('what is made ready before a learner speaks', () => {
  it('is made a step at a time, once for a play and a language', () => {
    const one = play();
    expect([...preparingToRead(one, 'en')]).toHaveLength(3);
    expect([...preparingToRead(one, 'en')]).toEqual([]);
    expect([...preparingToRead(one, 'fr')]).toHaveLength(3);
  });

  it('is not begun twice while it is going on', () => {
    const one = play();
    const first = preparingToRead(one, 'en');
    first.next();
    expect(preparingToRead(one, 'en').next().done).toBe(true);
    expect(first.next().done).toBe(false);
  });
});

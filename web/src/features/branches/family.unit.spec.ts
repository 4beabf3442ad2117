import { describe, expect, it } from 'vitest';

import { branchingTurn, usualPair } from './family.js';

const way = (id: string, from?: [string, number]) => ({
  id,
  fork: from ? { sessionId: from[0], turn: from[1] } : null,
});

/** a is left at turn 3 by b and at turn 7 by c; b at turn 9 by d, and at turn 1, which it took over from a, by e. */
const family = [way('a'), way('b', ['a', 3]), way('c', ['a', 7]), way('d', ['b', 9]), way('e', ['b', 1])];

describe('two ways of a family', () => {
  it('part at the turn at which one leaves the other, from whichever side one looks', () => {
    expect(branchingTurn(family, 'a', 'b')).toBe(3);
    expect(branchingTurn(family, 'b', 'a')).toBe(3);
    expect(branchingTurn(family, 'b', 'd')).toBe(9);
  });

  it('part where the first of them leaves what both come from', () => {
    expect(branchingTurn(family, 'b', 'c')).toBe(3);
    expect(branchingTurn(family, 'd', 'c')).toBe(3);
  });

  it('part no later than the turns that were taken over', () => {
    expect(branchingTurn(family, 'a', 'd')).toBe(3);
    expect(branchingTurn(family, 'a', 'e')).toBe(1);
  });

  it('have nothing in common where one is not of the family', () => {
    expect(branchingTurn(family, 'a', 'stranger')).toBe(0);
  });
});

describe('where nobody chose two ways', () => {
  it('a fork stands beside what it leaves', () => {
    expect(usualPair(family, 'd')).toEqual({ left: 'b', right: 'd' });
  });

  it('what was left stands beside the newest that leaves it', () => {
    expect(usualPair(family, 'a')).toEqual({ left: 'a', right: 'c' });
  });

  it('one alone has nothing to stand beside', () => {
    expect(usualPair([way('a')], 'a')).toBeNull();
  });
});

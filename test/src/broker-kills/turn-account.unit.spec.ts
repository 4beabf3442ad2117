import { describe, expect, it } from '@jest/globals';

import type { LoggedEvent, Place } from './turn-account.js';
import { accountOf } from './turn-account.js';

const sessionId = 'one';
const acknowledged = ['first', 'second'].map((clientTurnId) => ({ sessionId, clientTurnId }));
const started: LoggedEvent = { sessionId, version: 1 };
const first: LoggedEvent = { sessionId, version: 2, clientTurnId: 'first' };
const answer: LoggedEvent = { sessionId, version: 3 };
const second: LoggedEvent = { sessionId, version: 4, clientTurnId: 'second' };
const rows: Place[] = [first, answer, second];
const nothingAmiss = { lost: 0, doubled: 0, lostInTables: 0, doubledInTables: 0, misplaced: 0, sentAgain: 0 };

describe('an account of turns that were acknowledged', () => {
  it('finds nothing amiss where log and tables have each of them once, in order', () => {
    expect(accountOf(acknowledged, { logged: [started, first, answer, second], rows })).toEqual(nothingAmiss);
  });

  it('holds nothing against a log in which the same events lie again', () => {
    const logged = [started, first, answer, first, answer, second];
    expect(accountOf(acknowledged, { logged, rows })).toEqual({ ...nothingAmiss, sentAgain: 2 });
  });

  it('misses a turn that is in no log, in the tables too', () => {
    const logged = [started, first, answer];
    expect(accountOf(acknowledged, { logged, rows: [first, answer] })).toEqual({
      ...nothingAmiss,
      lost: 1,
      lostInTables: 1,
    });
  });

  it('misses a row that the tables do not have, and finds one that they have twice', () => {
    const logged = [started, first, answer, second];
    expect(accountOf(acknowledged, { logged, rows: [first, first, answer] })).toEqual({
      ...nothingAmiss,
      lostInTables: 1,
      doubledInTables: 1,
    });
  });

  it('finds a turn that was recorded as two', () => {
    const again: LoggedEvent = { sessionId, version: 5, clientTurnId: 'second' };
    const logged = [started, first, answer, second, again];
    expect(accountOf(acknowledged, { logged, rows: [...rows, again] })).toEqual({
      ...nothingAmiss,
      doubled: 1,
      doubledInTables: 1,
    });
  });

  it('finds events that lie before those they follow, each step that leads astray', () => {
    const logged = [started, answer, first, second];
    expect(accountOf(acknowledged, { logged, rows })).toMatchObject({ lost: 0, misplaced: 3 });
  });

  it('finds turns whose order is not the one in which they were acknowledged', () => {
    const logged = [started, { ...first, clientTurnId: 'second' }, answer, { ...second, clientTurnId: 'first' }];
    expect(accountOf(acknowledged, { logged, rows })).toEqual({ ...nothingAmiss, misplaced: 1 });
  });
});

import { describe, expect, it } from '@jest/globals';

import { Assignment } from './assignment.js';

const HALF = ['log/0'];
const targets = new Map([
  ['log/0', 7],
  ['log/1', 4],
  ['log/2', 0],
]);

function opened(names: readonly string[], { isAlone, position = 7 }: { isAlone: boolean; position?: number }) {
  const assignment = new Assignment(names, isAlone);
  for (const name of names) assignment.hold({ name, position, next: position, high: 7 });
  assignment.isOpen = true;
  return assignment;
}

describe('what a member of a group has reached', () => {
  it('is what it holds, where the group shares the partitions', () => {
    expect(opened(HALF, { isAlone: false }).hasReached(targets)).toBe(true);
    expect(opened(HALF, { isAlone: false, position: 6 }).hasReached(targets)).toBe(false);
  });

  it('is not all as long as a reader that is alone has not got them all, as where a dead member is still given some', () => {
    expect(opened(HALF, { isAlone: true }).hasReached(targets)).toBe(false);
    expect(opened([], { isAlone: true }).hasReached(targets)).toBe(false);
    expect(opened(['log/0', 'log/1'], { isAlone: true }).hasReached(targets)).toBe(true);
  });

  it('is nothing before it is known where to read from, or once it is over', () => {
    const closed = opened([...targets.keys()], { isAlone: true });
    closed.isOpen = false;
    expect(closed.hasReached(targets)).toBe(false);
    const over = opened([...targets.keys()], { isAlone: true });
    over.isOver = true;
    expect(over.hasReached(targets)).toBe(false);
  });
});

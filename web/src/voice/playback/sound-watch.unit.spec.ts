import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { BEGINS_WITHIN_MS, watchSound } from './sound-watch.js';

class TestContext extends EventTarget {
  state = 'suspended';

  turn(state: string): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

const createTestWatch = () => {
  const context = new TestContext();
  const told: boolean[] = [];
  const unwatch = watchSound(context, (isSilent) => told.push(isSilent));
  return { context, unwatch, told: () => told.splice(0) };
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('sound that a browser lets through', () => {
  it('is not told to be missing while it begins', () => {
    const { context, told } = createTestWatch();
    vi.advanceTimersByTime(BEGINS_WITHIN_MS - 1);
    expect(told()).toEqual([]);
    context.turn('running');
    expect(told()).toEqual([false]);
  });
});

describe('sound that it does not let through', () => {
  it('is told to be missing where it never begins', () => {
    const { told } = createTestWatch();
    vi.advanceTimersByTime(BEGINS_WITHIN_MS);
    expect(told()).toEqual([true]);
  });

  it.each(['suspended', 'interrupted', 'closed'])('is told at once, and told when it is back: %s', (state) => {
    const { context, told } = createTestWatch();
    context.turn('running');
    told();
    context.turn(state);
    context.turn('running');
    expect(told()).toEqual([true, false]);
  });

  it('is of no interest once nobody watches', () => {
    const { context, unwatch, told } = createTestWatch();
    context.turn('running');
    unwatch();
    told();
    context.turn('closed');
    vi.advanceTimersByTime(BEGINS_WITHIN_MS);
    expect(told()).toEqual([]);
  });
});

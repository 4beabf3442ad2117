import { stanceAfter } from './stance.js';

const at = (trust: number, tension: number, openness: number) => ({ trust, tension, openness });

describe('a stance', () => {
  // warmth = trust + openness - tension
  it.each([
    [at(30, 55, 30), 'closed'], // 5
    [at(35, 55, 30), 'guarded'], // 10
    [at(60, 30, 32), 'engaged'], // 62
    [at(68, 35, 50), 'won_over'],
    [at(90, 82, 90), 'about_to_leave'],
  ] as const)('is what a disposition amounts to at the start: %o', (disposition, stance) => {
    expect(stanceAfter(disposition, null)).toBe(stance);
  });

  it.each([
    ['engaged', at(50, 30, 28), 'engaged'], // 48 still holds
    ['engaged', at(50, 30, 27), 'guarded'], // 47 does not
    ['guarded', at(30, 55, 25), 'guarded'], // 0 still holds
    ['guarded', at(30, 55, 24), 'closed'], // -1 does not
    ['closed', at(30, 55, 30), 'closed'], // 5 would hold, and does not open
    ['won_over', at(60, 45, 10), 'won_over'],
    ['won_over', at(59, 45, 60), 'engaged'],
    ['about_to_leave', at(60, 74, 60), 'about_to_leave'],
    ['about_to_leave', at(60, 73, 60), 'guarded'],
  ] as const)('is left later than it is entered: %s at %o', (from, disposition, stance) => {
    expect(stanceAfter(disposition, from)).toBe(stance);
  });
});

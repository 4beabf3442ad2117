import { describe, expect, it } from '@jest/globals';
import { leadingChange } from './leading-change.js';

const figure = (value: number, margin: number) => ({
  unit: 'points' as const,
  value,
  low: value - margin,
  high: value + margin,
  learners: 20,
  sessions: 80,
});

describe('the sentence that leads', () => {
  const unclear = { figure: figure(9, 10), verdict: 'no_clear_change' as const, badge: false };
  const clear = { figure: figure(6, 3), verdict: 'rose' as const, badge: false };
  const standing = { figure: figure(5, 2), verdict: 'rose' as const, badge: true };

  it('is about a change that stands, before larger ones that do not', () => {
    expect(leadingChange([unclear, clear, standing])).toBe(standing);
    expect(leadingChange([unclear, clear])).toBe(clear);
  });

  it('takes the better known of two', () => {
    const better = { ...standing, figure: figure(5, 1) };
    expect(leadingChange([standing, better])).toBe(better);
  });

  it('says nothing from too few', () => {
    expect(leadingChange([{ ...clear, verdict: 'too_few' as const }])).toBeUndefined();
  });
});

import { isReached, missedBy } from './goals.js';

describe('a goal', () => {
  it('is reached at its edge, but for one that lies below it', () => {
    expect(isReached(0.9, { kind: 'at_least', value: 0.9 })).toBe(true);
    expect(isReached(45, { kind: 'at_most', value: 45 })).toBe(true);
    expect(isReached(0.25, { kind: 'between', value: [0.25, 0.45] })).toBe(true);
    expect(isReached(0.6, { kind: 'below', value: 0.6 })).toBe(false);
  });

  it('is missed beyond it, on either side of a range', () => {
    expect(isReached(0.89, { kind: 'at_least', value: 0.9 })).toBe(false);
    expect(isReached(46, { kind: 'at_most', value: 45 })).toBe(false);
    expect(isReached(0.46, { kind: 'between', value: [0.25, 0.45] })).toBe(false);
    expect(missedBy(0.2, { kind: 'between', value: [0.25, 0.45] })).toBeCloseTo(0.05);
  });

  it('is not reached by what could not be measured', () => {
    expect(isReached(null, { kind: 'at_most', value: 0 })).toBe(false);
  });
});

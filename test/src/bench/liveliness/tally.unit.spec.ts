import { added, share, valueOf } from './tally.js';

describe('tallies of several plays', () => {
  it('add up occasions, not shares', () => {
    expect(valueOf(added([share(1, 1), share(0, 3)]))).toBe(0.25);
  });

  it('keep the most, the least, the sum and the median of all values', () => {
    const of = (kind: 'most' | 'least' | 'sum' | 'median') => {
      const tallies = [
        { kind, values: [1, 9] },
        { kind, values: [2] },
      ];
      return valueOf(added(tallies));
    };
    expect([of('most'), of('least'), of('sum'), of('median')]).toEqual([9, 1, 12, 2]);
  });

  it('do not add up where they count differently', () => {
    expect(() => added([share(1, 1), { kind: 'sum', values: [1] }])).toThrow(RangeError);
  });
});

describe('a tally without an occasion', () => {
  it('has no value, but for a sum', () => {
    expect(valueOf(share(0, 0))).toBeNull();
    expect(valueOf({ kind: 'median', values: [] })).toBeNull();
    expect(valueOf({ kind: 'sum', values: [] })).toBe(0);
  });
});

import { wordingOrder } from './order.js';

describe('the order of wordings', () => {
  const sorted = (order: readonly number[]) => [...order].sort((a, b) => a - b);

  it.each([1, 2, 3, 4, 6, 9])('holds each of %d wordings once, in any attempt', (count) => {
    const all = Array.from({ length: count }, (_, index) => index);
    for (const attempt of [0, 1, 2, 3]) expect(sorted(wordingOrder(count, 'greets', 7, attempt))).toEqual(all);
  });

  it('begins half a round further on in the next attempt', () => {
    const [first, second] = [1, 2].map((attempt) => wordingOrder(6, 'greets', 7, attempt));
    expect(second).toEqual([...(first ?? []).slice(3), ...(first ?? []).slice(0, 3)]);
  });

  it.each([2, 3, 4, 6, 9])('begins a fork with another of %d wordings than its root', (count) => {
    for (let seed = 1; seed <= 20; seed += 1)
      expect(wordingOrder(count, 'greets', seed, 0)[0]).not.toBe(wordingOrder(count, 'greets', seed, 1)[0]);
  });
});

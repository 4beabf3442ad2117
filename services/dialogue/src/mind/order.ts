/** A 32-bit hash of a seed and a name (FNV-1a, then the finaliser of MurmurHash3 for even bits). */
const hash = (seed: number, name: string): number => {
  let h = (seed ^ 0x811c9dc5) >>> 0;
  for (let i = 0; i < name.length; i += 1) h = Math.imul(h ^ name.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
};

/** Numerical Recipes' linear congruential step; enough to shuffle a handful of wordings. */
const next = (state: number): number => (Math.imul(state, 1664525) + 1013904223) >>> 0;

const shuffled = (count: number, seed: number): number[] => {
  const order = Array.from({ length: count }, (_, index) => index);
  let state = seed;
  for (let last = count - 1; last > 0; last -= 1) {
    state = next(state);
    const other = (state >>> 8) % (last + 1);
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
  return order;
};

/**
 * The order in which the wordings of a unit are tried, as indexes. The seed shuffles them; each attempt begins half
 * a round further on, so that one attempt and the next share as few as possible. A fork (attempt 0) takes them from the
 * other end: it begins as its root did not.
 */
export const wordingOrder = (count: number, unit: string, seed: number, attempt: number): number[] => {
  const order = shuffled(count, hash(seed, unit));
  if (attempt < 1) return order.reverse();
  const start = (Math.max(1, Math.floor(count / 2)) * (attempt - 1)) % Math.max(1, count);
  return [...order.slice(start), ...order.slice(0, start)];
};

/** A share with its 95 % interval (Wilson 1927), good for small counts. */
export function share(count: number, of: number): { share: number; low: number; high: number } {
  const z2 = 1.96 ** 2;
  const p = count / of;
  const centre = (p + z2 / (2 * of)) / (1 + z2 / of);
  const margin = (1.96 / (1 + z2 / of)) * Math.sqrt((p * (1 - p)) / of + z2 / (4 * of ** 2));
  return { share: p, low: Math.max(0, centre - margin), high: Math.min(1, centre + margin) };
}

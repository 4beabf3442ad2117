/** By how much what is held grows a millisecond: the slope of the line of least squares. */
export function slopeOf(looks: readonly { at: number; held: number }[]): number {
  const mean = (of: (look: (typeof looks)[number]) => number): number =>
    looks.reduce((sum, look) => sum + of(look), 0) / looks.length;
  const [meanAt, meanHeld] = [mean(({ at }) => at), mean(({ held }) => held)];
  const spread = looks.reduce((sum, { at }) => sum + (at - meanAt) ** 2, 0);
  return looks.reduce((sum, { at, held }) => sum + (at - meanAt) * (held - meanHeld), 0) / spread;
}

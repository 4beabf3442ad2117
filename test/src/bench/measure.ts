/** One line of a bench's output. The `value` of a ratio is the ratio itself. */
export interface Measure {
  measure: string;
  value: number;
  unit: string;
  /** What it was compared with, in the same run. */
  beside?: number;
  /** What it should reach, at least or at most. */
  goal?: number;
  ok?: boolean;
}

export function atLeast(measure: Omit<Measure, 'ok'> & { goal: number }): Measure {
  return { ...measure, ok: measure.value >= measure.goal };
}

export function atMost(measure: Omit<Measure, 'ok'> & { goal: number }): Measure {
  return { ...measure, ok: measure.value <= measure.goal };
}

export function print(measures: readonly Measure[]): void {
  for (const measure of measures) process.stdout.write(`${JSON.stringify(measure)}\n`);
}

/** The value below which this share of them lies (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

export const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

/** Milliseconds that the work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

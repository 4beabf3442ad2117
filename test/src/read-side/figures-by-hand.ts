/** A score as its event says it. */
export interface Scored {
  learner: string;
  scenario: string;
  startedMs: number;
  points: number;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function grouped(scores: readonly Scored[], keyOf: (one: Scored) => string): Scored[][] {
  const groups = new Map<string, Scored[]>();
  for (const one of scores) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return [...groups.values()];
}

/** The mean of learners' means. */
export function levelOf(scores: readonly Scored[]): { learners: number; value: number } {
  const means = grouped(scores, ({ learner }) => learner).map((own) => mean(own.map(({ points }) => points)));
  return { learners: means.length, value: mean(means) };
}

/** The mean of learners' changes, as the cockpit defines one. */
export function changeOf(scores: readonly Scored[]): { learners: number; value: number } {
  const changes = grouped(scores, ({ learner }) => learner).flatMap((own) => {
    const ends = grouped(own, ({ scenario }) => scenario).flatMap((held) => {
      const points = [...held].sort((one, other) => one.startedMs - other.startedMs).map((one) => one.points);
      const k = Math.min(3, Math.floor(points.length / 2));
      return k === 0 ? [] : [{ k, change: mean(points.slice(-k)) - mean(points.slice(0, k)) }];
    });
    const weight = ends.reduce((sum, { k }) => sum + k, 0);
    return weight === 0 ? [] : [ends.reduce((sum, { k, change }) => sum + k * change, 0) / weight];
  });
  return { learners: changes.length, value: mean(changes) };
}

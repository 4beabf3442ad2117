import { satterthwaite } from './difference.js';
import type { Estimate } from './interval.js';
import { estimate } from './interval.js';
import { mean, sum } from './summary.js';

/** What a learner scored in one stratum: sum of points and number of sessions. */
export interface Cell {
  learner: string;
  stratum: string;
  points: number;
  sessions: number;
}

type Weights = ReadonlyMap<string, number>;

/**
 * Difference of two groups at the same mix: in every stratum that both have, learners' means are averaged; strata are
 * weighted by the sessions of both groups together (direct standardisation). The interval comes from leaving out one
 * learner at a time (jackknife over clusters, CV3 in MacKinnon, Nielsen & Webb 2023), because strata share learners.
 * `difference` is undefined where no stratum is shared or a group has a single learner in the shared ones; `learners`
 * are those of the smaller group in the shared strata, who are all that it rests on.
 */
export function standardisedDifference(
  of: readonly Cell[],
  against: readonly Cell[],
): { difference: Estimate | undefined; overlap: number; learners: number } {
  const weights = sharedWeights(of, against);
  const overlap = sum([...weights.values()]) / Math.max(1, sessionsIn(of) + sessionsIn(against));
  const ofGroup = new Group(of, weights);
  const againstGroup = new Group(against, weights);
  const learners = Math.min(ofGroup.learners, againstGroup.learners);
  if (learners < 2) return { difference: undefined, overlap, learners };
  const ofVariance = ofGroup.variance();
  const againstVariance = againstGroup.variance();
  const degrees = satterthwaite(ofVariance, ofGroup.learners - 1, againstVariance, againstGroup.learners - 1);
  const points = ofGroup.mean() - againstGroup.mean();
  return { difference: estimate(points, Math.sqrt(ofVariance + againstVariance), degrees), overlap, learners };
}

interface StratumSum {
  total: number;
  learners: number;
}

/** One group's learners' means by stratum, in the shared strata. */
class Group {
  private readonly strata = new Map<string, StratumSum>();
  private readonly byLearner = new Map<string, Map<string, number>>();

  constructor(
    cells: readonly Cell[],
    private readonly weights: Weights,
  ) {
    for (const { learner, stratum, points, sessions } of cells) {
      if (!weights.has(stratum)) continue;
      const { total, learners } = this.strata.get(stratum) ?? { total: 0, learners: 0 };
      this.strata.set(stratum, { total: total + points / sessions, learners: learners + 1 });
      const own = this.byLearner.get(learner) ?? new Map<string, number>();
      this.byLearner.set(learner, own.set(stratum, points / sessions));
    }
  }

  get learners(): number {
    return this.byLearner.size;
  }

  mean(): number {
    return this.weightedMean(new Map());
  }

  /** (n - 1) / n times the sum of squared deviations of the means without one learner each. */
  variance(): number {
    const without = [...this.byLearner.values()].map((own) => this.weightedMean(own));
    const centre = mean(without);
    return ((this.learners - 1) / this.learners) * sum(without.map((value) => (value - centre) ** 2));
  }

  /** Over the strata that have somebody left once one learner's means are taken out. */
  private weightedMean(without: ReadonlyMap<string, number>): number {
    let total = 0;
    let weights = 0;
    for (const [stratum, stratumSum] of this.strata) {
      const out = without.get(stratum);
      const learners = stratumSum.learners - Number(out !== undefined);
      if (learners === 0) continue;
      const weight = this.weights.get(stratum) ?? 0;
      total += (weight * (stratumSum.total - (out ?? 0))) / learners;
      weights += weight;
    }
    return total / weights;
  }
}

function sharedWeights(of: readonly Cell[], against: readonly Cell[]): Weights {
  const inBoth = new Set(against.map(({ stratum }) => stratum));
  const shared = new Set(of.map(({ stratum }) => stratum).filter((stratum) => inBoth.has(stratum)));
  const weights = new Map<string, number>();
  for (const { stratum, sessions } of [...of, ...against])
    if (shared.has(stratum)) weights.set(stratum, (weights.get(stratum) ?? 0) + sessions);
  return weights;
}

function sessionsIn(cells: readonly Cell[]): number {
  return sum(cells.map(({ sessions }) => sessions));
}

import type {
  ChangeDifference,
  ChangeFigure,
  CompareWarning,
  Difference,
  Distribution,
  Figure,
  MaybeFigure,
  SkillDifference,
  WithheldReason,
} from '@repartee/proto';
import type { LearnerChange } from '../../statistics/domain/change.js';
import { hedgesG, welchDifference } from '../../statistics/domain/difference.js';
import { falseDiscoveryControl } from '../../statistics/domain/false-discovery.js';
import { groupFloor } from '../../statistics/domain/floors.js';
import type { Estimate } from '../../statistics/domain/interval.js';
import { meanOfLearners } from '../../statistics/domain/interval.js';
import type { Cell } from '../../statistics/domain/standardise.js';
import { standardisedDifference } from '../../statistics/domain/standardise.js';
import { quantile, sum } from '../../statistics/domain/summary.js';
import { changeVerdict, differenceVerdict } from '../../statistics/domain/verdict.js';

/** One cohort's scores of one skill: a mean and a number of sessions for each learner, and the cells behind them. */
export interface SkillScores {
  learners: readonly { learner: string; mean: number; sessions: number }[];
  cells: readonly Cell[];
  withheld: WithheldReason | null;
}

/** Two overlaps or differences count as apart from here on, in points and as a share. */
const MUCH_OF_A_POINT = 2;
const HARDLY = 0.5;

const DISTRIBUTION_DOTS = 60;
const BIN = 10;

export function toFigure({ value, low, high }: Estimate, learners: number, sessions: number): Figure {
  return { unit: 'points', value: round(value), low: round(low), high: round(high), learners, sessions };
}

export function cohortFigure({ learners, withheld }: SkillScores): MaybeFigure {
  if (learners.length === 0) return { figure: null, withheld: null };
  if (withheld) return { figure: null, withheld };
  const estimate = meanOfLearners(learners.map(({ mean }) => mean));
  return { figure: toFigure(estimate, learners.length, sum(learners.map(({ sessions }) => sessions))), withheld };
}

export interface Judged<View> {
  view: View;
  /** For false-discovery control over the page; undefined where nothing is claimed. */
  p: number | undefined;
}

/** Change within the same learners of a cohort. */
export function changeFigure(
  changes: readonly LearnerChange[],
  withheld: WithheldReason | null,
  noiseFloor: number,
): Judged<ChangeFigure> {
  const tooFew = withheld ?? (changes.length > 0 && changes.length < groupFloor ? 'group_floor' : null);
  if (tooFew || changes.length === 0)
    return { view: { figure: null, withheld: tooFew, verdict: 'too_few', badge: false }, p: undefined };
  const estimate = meanOfLearners(changes.map(({ points }) => points));
  const verdict = changeVerdict({ estimate, learners: changes.length, noiseFloor });
  const figure = toFigure(estimate, changes.length, sum(changes.map(({ sessions }) => sessions)));
  return {
    view: { figure, withheld: null, verdict, badge: false },
    p: verdict === 'too_few' ? undefined : estimate.p,
  };
}

/** By how much more the learners of one cohort changed than those of another; its cohorts' keys are the caller's. */
export function changeDifference(
  of: readonly LearnerChange[],
  against: readonly LearnerChange[],
  { withheld, noiseFloor }: { withheld: WithheldReason | null; noiseFloor: number },
): Judged<Omit<ChangeDifference, 'cohort' | 'against'>> {
  const learners = Math.min(of.length, against.length);
  const tooFew = withheld ?? (learners > 0 && learners < groupFloor ? 'group_floor' : null);
  if (tooFew || learners === 0)
    return { view: { change: null, withheld: tooFew, verdict: null, badge: false }, p: undefined };
  const points = of.map((one) => one.points);
  const otherPoints = against.map((one) => one.points);
  const estimate = welchDifference(points, otherPoints);
  const verdict = differenceVerdict({ estimate, learners, noiseFloor });
  const change = { ...toDifference(estimate), ...effectOf(points, otherPoints) };
  return {
    view: { change, withheld: null, verdict, badge: false },
    p: verdict === 'too_few' ? undefined : estimate.p,
  };
}

/**
 * `of` minus `against`, as it is and at the same mix; cohorts' keys are put in by the caller. The verdict counts the
 * learners who held what both cohorts did: a difference of others is one of what they rehearsed.
 */
export function skillDifference(
  of: SkillScores,
  against: SkillScores,
  noiseFloor: number,
): Judged<Omit<SkillDifference, 'cohort' | 'against'>> {
  const withheld = of.withheld ?? against.withheld;
  const nothing = of.learners.length === 0 || against.learners.length === 0;
  if (withheld || nothing) return { view: noDifference(withheld), p: undefined };
  const means = of.learners.map(({ mean }) => mean);
  const otherMeans = against.learners.map(({ mean }) => mean);
  const raw = welchDifference(means, otherMeans);
  const { difference, overlap, learners } = standardisedDifference(of.cells, against.cells);
  const likeForLike = learners < groupFloor ? undefined : difference;
  const telling = likeForLike ?? raw;
  const verdict = differenceVerdict({ estimate: telling, learners, noiseFloor });
  return {
    view: {
      raw: { ...toDifference(raw), ...effectOf(means, otherMeans) },
      likeForLike: likeForLike ? { ...toDifference(likeForLike), ...noEffect } : null,
      overlap: round(overlap),
      withheld: null,
      verdict,
      badge: false,
      warnings: warningsOf(raw.value, likeForLike?.value, overlap),
    },
    p: verdict === 'too_few' ? undefined : telling.p,
  };
}

/** Badges for the verdicts that stand when all of the page, `family`, are tested at once. */
export function withBadges<View extends { verdict: string | null; badge: boolean }>(
  judged: readonly Judged<View>[],
  family: readonly Judged<unknown>[] = judged,
): View[] {
  const tested = family.filter(({ p }) => p !== undefined);
  const stands = falseDiscoveryControl(tested.map(({ p }) => p ?? 1));
  const standing = new Set<Judged<unknown>>(tested.filter((_, index) => stands[index]));
  return judged.map((one) => ({ ...one.view, badge: standing.has(one) && isDirected(one.view.verdict) }));
}

export function distributionOf(scores: SkillScores): Omit<Distribution, 'skill' | 'cohort'> {
  const means = scores.learners.map(({ mean }) => round(mean)).sort((a, b) => a - b);
  if (scores.withheld || means.length === 0)
    return { withheld: scores.withheld, learners: null, values: [], bins: [], quantiles: null };
  const at = (share: number) => round(quantile(means, share));
  return {
    withheld: null,
    learners: means.length,
    values: means.length <= DISTRIBUTION_DOTS ? means : [],
    bins: binsOf(means),
    quantiles: { p10: at(0.1), p25: at(0.25), p50: at(0.5), p75: at(0.75), p90: at(0.9) },
  };
}

export function skillScores(
  rows: readonly { learner_id: string; stratum: string; points: number; sessions: number }[],
  withheld: WithheldReason | null,
): SkillScores {
  const learners = new Map<string, { points: number; sessions: number }>();
  for (const { learner_id, points, sessions } of rows) {
    const so = learners.get(learner_id) ?? { points: 0, sessions: 0 };
    learners.set(learner_id, { points: so.points + points, sessions: so.sessions + sessions });
  }
  return {
    learners: [...learners].map(([learner, { points, sessions }]) => ({ learner, mean: points / sessions, sessions })),
    cells: rows.map(({ learner_id, stratum, points, sessions }) => ({
      learner: learner_id,
      stratum,
      points,
      sessions,
    })),
    withheld,
  };
}

/** Two decimals are as many as hundredths of a point give. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

const noEffect = { hedgesG: null, hedgesGLow: null, hedgesGHigh: null };

function noDifference(withheld: WithheldReason | null): Omit<SkillDifference, 'cohort' | 'against'> {
  const nothing = { raw: null, likeForLike: null, overlap: null };
  return { ...nothing, withheld, verdict: null, badge: false, warnings: [] };
}

function toDifference({ value, low, high }: Estimate): Pick<Difference, 'points' | 'low' | 'high'> {
  return { points: round(value), low: round(low), high: round(high) };
}

function effectOf(of: readonly number[], against: readonly number[]): Pick<Difference, keyof typeof noEffect> {
  const effect = hedgesG(of, against);
  return effect
    ? { hedgesG: round(effect.g), hedgesGLow: round(effect.low), hedgesGHigh: round(effect.high) }
    : noEffect;
}

function warningsOf(raw: number, likeForLike: number | undefined, overlap: number): CompareWarning[] {
  const mix: CompareWarning[] = overlap < HARDLY ? [{ code: 'mixes_hardly_overlap', overlap: round(overlap) }] : [];
  if (likeForLike === undefined) return mix;
  const both = { raw: round(raw), likeForLike: round(likeForLike) };
  const apart = Math.abs(raw - likeForLike);
  if (apart <= MUCH_OF_A_POINT) return mix;
  if (Math.sign(raw) !== Math.sign(likeForLike)) return [{ code: 'sign_differs', ...both }, ...mix];
  const isMuch = apart > HARDLY * Math.max(Math.abs(raw), Math.abs(likeForLike));
  return isMuch ? [{ code: 'size_differs', ...both }, ...mix] : mix;
}

function isDirected(verdict: string | null): boolean {
  return verdict === 'rose' || verdict === 'fell' || verdict === 'higher' || verdict === 'lower';
}

function binsOf(sorted: readonly number[]): Distribution['bins'] {
  return Array.from({ length: 100 / BIN }, (_, index) => {
    const from = index * BIN;
    const isLast = from + BIN === 100;
    const inBin = sorted.filter((value) => value >= from && (value < from + BIN || (isLast && value === 100)));
    return { from, to: from + BIN, learners: inBin.length };
  });
}

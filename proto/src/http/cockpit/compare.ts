import { z } from 'zod';
import { SkillId } from '../../content/rubric.js';
import { CohortKey, CohortView, questionFilters } from './cohorts.js';
import {
  ActivityWeek,
  ChangeFigure,
  Day,
  Figure,
  IsoWeek,
  MaybeFigure,
  SkillRef,
  WithheldReason,
  repeated,
} from './common.js';

/** ?cohort=site:lille&cohort=site:lyon&family=complaint&from=2026-03-01; the first cohort is the one compared with. */
export const CompareQuery = z.object({
  cohort: repeated(CohortKey).pipe(z.array(CohortKey).min(1).max(6)),
  ...questionFilters,
});
export type CompareQuery = z.infer<typeof CompareQuery>;

/** What a difference amounts to; `too_few` below ten learners in either cohort (of scores: who held what both did). */
export const DifferenceVerdict = z.enum(['higher', 'lower', 'no_clear_difference', 'within_noise', 'too_few']);
export type DifferenceVerdict = z.infer<typeof DifferenceVerdict>;

/** `points` = mean of `cohort` minus mean of `against`, with a 95 % interval; Hedges' g with its own. */
export const Difference = z.object({
  points: z.number(),
  low: z.number(),
  high: z.number(),
  hedgesG: z.number().nullable(),
  hedgesGLow: z.number().nullable(),
  hedgesGHigh: z.number().nullable(),
});
export type Difference = z.infer<typeof Difference>;

export const CompareWarning = z.discriminatedUnion('code', [
  z.object({ code: z.literal('sign_differs'), raw: z.number(), likeForLike: z.number() }),
  z.object({ code: z.literal('size_differs'), raw: z.number(), likeForLike: z.number() }),
  /** Share of both cohorts' sessions in strata that the other has too, 0 to 1. */
  z.object({ code: z.literal('mixes_hardly_overlap'), overlap: z.number() }),
  z.object({ code: z.literal('version_break'), kind: z.string(), id: z.string() }),
]);
export type CompareWarning = z.infer<typeof CompareWarning>;

export const SkillDifference = z.object({
  cohort: CohortKey,
  against: CohortKey,
  raw: Difference.nullable(),
  /** At the same mix of scenario version, attempt band, language, mode and mind; null below five learners in shared strata. */
  likeForLike: Difference.nullable(),
  /** Share of sessions in shared strata, 0 to 1. */
  overlap: z.number().nullable(),
  withheld: WithheldReason.nullable(),
  /** Null where nothing may be said at all. Rests on the like-for-like difference, and `too_few` where there is none. */
  verdict: DifferenceVerdict.nullable(),
  badge: z.boolean(),
  warnings: z.array(CompareWarning),
});
export type SkillDifference = z.infer<typeof SkillDifference>;

/** Mean change within the learners of `cohort` minus that of `against`. */
export const ChangeDifference = z.object({
  cohort: CohortKey,
  against: CohortKey,
  change: Difference.nullable(),
  withheld: WithheldReason.nullable(),
  /** Null where nothing may be said at all. */
  verdict: DifferenceVerdict.nullable(),
  badge: z.boolean(),
});
export type ChangeDifference = z.infer<typeof ChangeDifference>;

export const SkillComparison = z.object({
  skill: SkillRef,
  /** In the order of the question's cohorts. */
  cohorts: z.array(MaybeFigure.extend({ cohort: CohortKey })),
  /** Every cohort but the first against the first. */
  differences: z.array(SkillDifference),
  /** Change within the same learners. */
  changes: z.array(ChangeFigure.extend({ cohort: CohortKey })),
  /** By how much more (or less) every cohort but the first changed than the first. */
  changeDifferences: z.array(ChangeDifference),
});
export type SkillComparison = z.infer<typeof SkillComparison>;

/** A week without a figure is a gap: no session, or too few learners (`withheld`). */
export const TrendPoint = z.object({
  week: IsoWeek,
  startsOn: Day,
  figure: Figure.nullable(),
  withheld: WithheldReason.nullable(),
});
export type TrendPoint = z.infer<typeof TrendPoint>;

export const Trend = z.object({ skill: SkillId, cohort: CohortKey, weeks: z.array(TrendPoint) });
export type Trend = z.infer<typeof Trend>;

/** From this week on scores were made with another version; a line never joins over it. */
export const VersionBreak = z.object({
  week: IsoWeek,
  startsOn: Day,
  kind: z.enum(['rubric', 'persona', 'scenario', 'scorer', 'recogniser', 'engine']),
  id: z.string(),
  from: z.string(),
  to: z.string(),
});
export type VersionBreak = z.infer<typeof VersionBreak>;

/** Learners' means. `values` (sorted) for at most 60 learners, ten bins of ten points for any. */
export const Distribution = z.object({
  skill: SkillId,
  cohort: CohortKey,
  withheld: WithheldReason.nullable(),
  learners: z.number().int().nullable(),
  values: z.array(z.number()),
  bins: z.array(z.object({ from: z.number(), to: z.number(), learners: z.number().int() })),
  quantiles: z
    .object({ p10: z.number(), p25: z.number(), p50: z.number(), p75: z.number(), p90: z.number() })
    .nullable(),
});
export type Distribution = z.infer<typeof Distribution>;

/** Counts only, of practice and assessed sessions; null under the floor. */
export const Adoption = z.object({
  cohort: CohortKey,
  withheld: WithheldReason.nullable(),
  members: z.number().int().nullable(),
  activeLearners: z.number().int().nullable(),
  practiceSessions: z.number().int().nullable(),
  assessedSessions: z.number().int().nullable(),
  /** Why sessions of practice, or any at all, are not counted where the cohort itself is shown. */
  practiceWithheld: WithheldReason.nullable(),
  assessedWithheld: WithheldReason.nullable(),
  weeks: z.array(ActivityWeek),
});
export type Adoption = z.infer<typeof Adoption>;

export const Comparison = z.object({
  cohorts: z.array(CohortView),
  /** In the order of the rubric. */
  skills: z.array(SkillComparison),
  breaks: z.array(VersionBreak),
  trends: z.array(Trend),
  distributions: z.array(Distribution),
  adoption: z.array(Adoption),
  /** The scorer's own repeatability in points; smaller differences are not coloured. */
  noiseFloor: z.number(),
});
export type Comparison = z.infer<typeof Comparison>;

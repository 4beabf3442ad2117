import { z } from 'zod';
import { SkillId } from '../../content/rubric.js';
import { ScenarioFamily } from '../../content/scenario.js';
import { Purpose } from '../../socket/sessions.js';
import { Named } from '../auth.js';
import { NearDay } from '../day.js';
import { PageQuery, page } from '../problem.js';
import {
  ActivityWeek,
  ChangeFigure,
  ChangeVerdict,
  Day,
  Figure,
  Instant,
  IsoWeek,
  MaybeFigure,
  PersonRef,
  PlaceRef,
  ScenarioRef,
  SkillRef,
  WithheldReason,
  repeated,
} from './common.js';

const daysOf = (key: string): string[] => key.split('@')[1]?.split('..') ?? [];

/**
 * A cohort in an address: `organisation`, `site:<id>`, `team:<id>` or `programme:<id>`, each with a period of its own
 * where it is to be set apart from the question's: `site:lille@2026-01-01..2026-03-31` (both days included).
 */
export const CohortKey = z
  .string()
  .regex(
    /^(organisation|(site|team|programme):[A-Za-z0-9_-]+)(@\d{4}-\d{2}-\d{2}\.\.\d{4}-\d{2}-\d{2})?$/,
    'name a cohort such as site:lille or team:north@2026-01-01..2026-03-31',
  )
  .refine(
    (key) => daysOf(key).every((day) => NearDay.safeParse(day).success),
    'give the period of a cohort from one day to another, such as 2026-01-01..2026-03-31',
  );
export type CohortKey = z.infer<typeof CohortKey>;

export const CohortView = z.object({
  key: CohortKey,
  kind: z.enum(['organisation', 'site', 'team', 'programme']),
  id: z.string(),
  name: z.string(),
  from: Day,
  to: Day,
});
export type CohortView = z.infer<typeof CohortView>;

const questionFilters = {
  from: NearDay.optional(),
  to: NearDay.optional(),
  scenario: repeated(z.string()),
  family: ScenarioFamily.optional(),
  skill: repeated(SkillId),
};

/** ?cohort=site:lille&cohort=site:lyon&family=complaint&from=2026-03-01; the first cohort is the one compared with. */
export const CompareQuery = z.object({
  cohort: repeated(CohortKey).pipe(z.array(CohortKey).min(1).max(6)),
  ...questionFilters,
});
export type CompareQuery = z.infer<typeof CompareQuery>;

/** What a difference amounts to; `too_few` below ten learners in either cohort. */
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
  /** Directly standardised over scenario version, attempt band, language, mode and mind; null where no stratum is shared. */
  likeForLike: Difference.nullable(),
  /** Share of sessions in shared strata, 0 to 1. */
  overlap: z.number().nullable(),
  withheld: WithheldReason.nullable(),
  /** Null where nothing may be said at all. Rests on the like-for-like difference where there is one. */
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

/** From a figure to the learners behind it: one cohort, one skill, the same filters as the figure. */
export const CompareLearnersQuery = PageQuery.extend({ cohort: CohortKey, ...questionFilters });
export type CompareLearnersQuery = z.infer<typeof CompareLearnersQuery>;

export const CompareLearner = z.object({
  learner: PersonRef,
  place: PlaceRef,
  sessions: z.number().int(),
  /** Mean over the sessions (and over the asked skills), points; by name, never by rank. */
  mean: z.number().nullable(),
  /** The sessions behind it, latest first; `score` over the asked skills, points. */
  held: z.array(z.object({ id: z.string(), scenario: ScenarioRef, startedAt: Instant, score: z.number() })),
});
export type CompareLearner = z.infer<typeof CompareLearner>;
export const CompareLearnersPage = page(CompareLearner);
export type CompareLearnersPage = z.infer<typeof CompareLearnersPage>;

/**
 * From a figure to the events it rests on: one cohort, the same filters as the figure. A change rests on what was held
 * more than once; every other figure of a cohort's skill on all that was held.
 */
export const LineageQuery = PageQuery.extend({
  cohort: CohortKey,
  figure: z.enum(['level', 'change']).default('level'),
  ...questionFilters,
});
export type LineageQuery = z.infer<typeof LineageQuery>;

/** An event in the log. Embedded, the partition is `journal` and the offset the place in it. */
export const RestsOn = z.object({
  topic: z.string(),
  partition: z.string(),
  offset: z.number().int(),
  event: z.string(),
  skill: SkillId,
  /** Null for a reader who sees the figure and may not open the session. */
  session: z.string().nullable(),
});
export type RestsOn = z.infer<typeof RestsOn>;
/** By skill; what is withheld as a figure is withheld here. */
export const LineagePage = page(RestsOn);
export type LineagePage = z.infer<typeof LineagePage>;

export const HeatMapQuery = z.object({ by: z.enum(['site', 'team']).default('team'), ...questionFilters });
export type HeatMapQuery = z.infer<typeof HeatMapQuery>;

export const HeatMap = z.object({
  skills: z.array(SkillRef),
  rows: z.array(
    z.object({ cohort: CohortKey, name: z.string(), cells: z.array(MaybeFigure.extend({ skill: SkillId })) }),
  ),
});
export type HeatMap = z.infer<typeof HeatMap>;

/** Groups against their size: no ranks. Limits are those of a group of that size that is like all the others. */
export const Funnel = z.object({
  skill: SkillRef,
  overall: Figure.nullable(),
  groups: z.array(
    z.object({
      cohort: CohortKey,
      name: z.string(),
      figure: Figure.nullable(),
      withheld: WithheldReason.nullable(),
      /** Drawn towards the overall mean by how little the group's size says. */
      shrunk: z.number().nullable(),
      place: z.enum(['inside', 'above_95', 'below_95', 'above_998', 'below_998']).nullable(),
    }),
  ),
  limits: z.array(
    z.object({
      learners: z.number().int(),
      low95: z.number(),
      high95: z.number(),
      low998: z.number(),
      high998: z.number(),
    }),
  ),
});
export type Funnel = z.infer<typeof Funnel>;
export const FunnelQuery = HeatMapQuery;
export type FunnelQuery = z.infer<typeof FunnelQuery>;

/** The overview's sentences, as codes and values; the page words them. At most three, change within learners first. */
export const OverviewSentence = z.discriminatedUnion('code', [
  z.object({
    code: z.literal('change'),
    cohort: CohortView,
    skill: SkillRef,
    verdict: ChangeVerdict,
    figure: Figure,
    badge: z.boolean(),
  }),
  z.object({
    code: z.literal('practice'),
    activeLearners: z.number().int(),
    members: z.number().int(),
    sessions: z.number().int(),
    /** The four weeks before, for the same question. */
    sessionsBefore: z.number().int(),
    days: z.number().int(),
  }),
  z.object({
    code: z.literal('due'),
    assignments: z.number().int(),
    nextDueOn: Day,
    /** Of the assignment due next; null under the floor. */
    done: z.number().int().nullable(),
    members: z.number().int(),
    scenario: ScenarioRef,
    team: Named,
  }),
  z.object({ code: z.literal('not_enough_yet'), learners: z.number().int(), needs: z.number().int() }),
]);
export type OverviewSentence = z.infer<typeof OverviewSentence>;

export const AssignmentProgress = z.object({
  id: z.string(),
  programme: Named.nullable(),
  scenario: ScenarioRef,
  place: PlaceRef,
  purpose: Purpose,
  dueOn: Day,
  members: z.number().int(),
  /** Learners who have held it; null under the floor, and for practice where fewer than five would stand out. */
  done: z.number().int().nullable(),
  overdue: z.boolean(),
});
export type AssignmentProgress = z.infer<typeof AssignmentProgress>;
export const AssignmentProgressPage = page(AssignmentProgress);
export type AssignmentProgressPage = z.infer<typeof AssignmentProgressPage>;

export const AssignmentsQuery = PageQuery.extend({
  state: z.enum(['open', 'all']).default('open'),
  team: z.string().optional(),
  programme: z.string().optional(),
});
export type AssignmentsQuery = z.infer<typeof AssignmentsQuery>;

export const OverviewChange = ChangeFigure.extend({ cohort: CohortView, skill: SkillRef });
export type OverviewChange = z.infer<typeof OverviewChange>;

export const Overview = z.object({
  from: Day,
  to: Day,
  sentences: z.array(OverviewSentence).max(3),
  /** Every skill of every site (or team, where the grants hold one site) and of all of them together. */
  changes: z.array(OverviewChange),
  /** The trend behind the first sentence. */
  trend: Trend.nullable(),
  breaks: z.array(VersionBreak),
  /** Who practises: all of the reader's grants, then by site or team. */
  practice: z.array(Adoption.extend({ name: z.string() })),
  due: z.array(AssignmentProgress),
});
export type Overview = z.infer<typeof Overview>;

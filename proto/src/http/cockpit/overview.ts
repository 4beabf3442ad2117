import { z } from 'zod';
import { Purpose } from '../../socket/sessions.js';
import { Named } from '../auth.js';
import { PageQuery, page } from '../problem.js';
import { CohortView } from './cohorts.js';
import { ChangeFigure, ChangeVerdict, Day, Figure, PlaceRef, ScenarioRef, SkillRef } from './common.js';
import { Adoption, Trend, VersionBreak } from './compare.js';

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
  /** Sites, or teams, beyond those that are shown one by one. */
  leftOut: z.number().int(),
  /** Who practises: all of the reader's grants, then by site or team. */
  practice: z.array(Adoption.extend({ name: z.string() })),
  due: z.array(AssignmentProgress),
});
export type Overview = z.infer<typeof Overview>;

import { z } from 'zod';
import { SkillId } from '../../content/rubric.js';
import { PageQuery, page } from '../problem.js';
import { CohortKey, questionFilters } from './cohorts.js';
import { Instant, PersonRef, PlaceRef, ScenarioRef } from './common.js';

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

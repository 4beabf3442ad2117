import { z } from 'zod';
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

import { z } from 'zod';
import { SkillId } from '../../content/rubric.js';
import { ScenarioFamily } from '../../content/scenario.js';
import { NearDay } from '../day.js';
import { Day, repeated } from './common.js';

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

/** What every question about cohorts may be narrowed by. */
export const questionFilters = {
  from: NearDay.optional(),
  to: NearDay.optional(),
  scenario: repeated(z.string()),
  family: ScenarioFamily.optional(),
  skill: repeated(SkillId),
};

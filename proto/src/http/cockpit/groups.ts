import { z } from 'zod';
import { SkillId } from '../../content/rubric.js';
import { CohortKey, questionFilters } from './cohorts.js';
import { Day, Figure, MaybeFigure, SkillRef, WithheldReason } from './common.js';

export const HeatMapQuery = z.object({ by: z.enum(['site', 'team']).default('team'), ...questionFilters });
export type HeatMapQuery = z.infer<typeof HeatMapQuery>;

/** Groups are counted by whole months: the first and the last day that are in it, whatever days were asked for. */
const countedPeriod = { from: Day, to: Day };

export const HeatMap = z.object({
  ...countedPeriod,
  skills: z.array(SkillRef),
  rows: z.array(
    z.object({ cohort: CohortKey, name: z.string(), cells: z.array(MaybeFigure.extend({ skill: SkillId })) }),
  ),
});
export type HeatMap = z.infer<typeof HeatMap>;

/** Groups against their size: no ranks. Limits are those of a group of that size that is like all the others. */
export const Funnel = z.object({
  ...countedPeriod,
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

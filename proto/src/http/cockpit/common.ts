import { z } from 'zod';
import { SkillId } from '../../content/rubric.js';
import { ScenarioFamily } from '../../content/scenario.js';
import { Text } from '../../content/text.js';
import { Named } from '../auth.js';
import { NearDay } from '../day.js';

/** UTC, as 2026-03-02T09:30:00.000Z. */
export const Instant = z.iso.datetime();
/** A day in the organisation's time zone, as 2026-03-02. */
export const Day = z.iso.date();
/** An ISO week in the organisation's time zone, as 2026-W10. */
export const IsoWeek = z.string().regex(/^\d{4}-W\d{2}$/, 'write an ISO week such as 2026-W10');

/** `name` is null where the person has been erased or the reader may not see it. */
export const PersonRef = z.object({ id: z.string(), name: z.string().nullable() });
export type PersonRef = z.infer<typeof PersonRef>;

export const PlaceRef = z.object({ site: Named, team: Named });
export type PlaceRef = z.infer<typeof PlaceRef>;

export const ScenarioRef = z.object({
  id: z.string(),
  version: z.number().int(),
  title: Text,
  family: ScenarioFamily,
  personaName: z.string(),
});
export type ScenarioRef = z.infer<typeof ScenarioRef>;

export const SkillRef = z.object({ id: SkillId, name: Text });
export type SkillRef = z.infer<typeof SkillRef>;

/** Where a stream stands: what a page hands back in `repartee-wait-for`, or as the version it has seen. */
export const StreamHead = z.object({ stream: z.string(), version: z.number().int() });
export type StreamHead = z.infer<typeof StreamHead>;

/** Why a figure is not shown: fewer than five learners behind it, or fewer than five would be left beside it. */
export const WithheldReason = z.enum(['group_floor', 'remainder']);
export type WithheldReason = z.infer<typeof WithheldReason>;

/** A mean with its 95 % interval; the unit of analysis is the learner. Points run from 0 to 100. */
export const Figure = z.object({
  unit: z.literal('points'),
  value: z.number(),
  low: z.number(),
  high: z.number(),
  learners: z.number().int(),
  sessions: z.number().int(),
});
export type Figure = z.infer<typeof Figure>;

/** A figure, or the reason why there is none; with neither there is no data. */
export const MaybeFigure = z.object({ figure: Figure.nullable(), withheld: WithheldReason.nullable() });
export type MaybeFigure = z.infer<typeof MaybeFigure>;

/** What the change amounts to; `too_few` below ten learners, `within_noise` below the scorer's noise floor. */
export const ChangeVerdict = z.enum(['rose', 'fell', 'no_clear_change', 'within_noise', 'too_few']);
export type ChangeVerdict = z.infer<typeof ChangeVerdict>;

/**
 * Change within the same learners on matched scenarios: mean of the last k minus mean of the first k assessed sessions.
 * `learners` are those with at least two sessions of one scenario. `badge`: stands after false-discovery control.
 */
export const ChangeFigure = z.object({
  figure: Figure.nullable(),
  withheld: WithheldReason.nullable(),
  verdict: ChangeVerdict,
  badge: z.boolean(),
});
export type ChangeFigure = z.infer<typeof ChangeFigure>;

/** Counts of sessions, practice included, null where the group is under the floor. */
export const ActivityWeek = z.object({
  week: IsoWeek,
  startsOn: Day,
  sessions: z.number().int().nullable(),
  learners: z.number().int().nullable(),
});
export type ActivityWeek = z.infer<typeof ActivityWeek>;

export const PeriodQuery = z.object({ from: NearDay.optional(), to: NearDay.optional() });
export type PeriodQuery = z.infer<typeof PeriodQuery>;

/** A parameter that may be repeated in the address: ?skill=listening&skill=holding. */
export const repeated = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((value): unknown[] => (value === undefined ? [] : [value].flat()), z.array(item));

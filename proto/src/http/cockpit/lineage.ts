import { z } from 'zod';
import { SkillId } from '../../content/rubric.js';
import { Text } from '../../content/text.js';
import { PageQuery, page } from '../problem.js';
import { CohortKey, questionFilters } from './cohorts.js';
import { WithheldReason, repeated } from './common.js';

/**
 * From a figure to the events it rests on, whatever the figure:
 *
 * - `level`: the level of a cohort's skill, on all that was held; also a point of a trend, a place in a distribution or
 *   a cell of a map, by their cohort and period
 * - `change`: change within the same learners, on the first and last scores of what was held more than once
 * - `adoption`: who practises; practice is a number and nothing else, so assessed sessions alone are listed
 * - `progress`: a person's skill over the attempts
 * - `due`: who of a team has held what it was assigned; practice is a number here too
 * - `calibration`: what probe learners made of scenarios, an event a scenario; nobody's sessions
 * - `session`: the score of a session, and of each skill in it
 * - `measures`: what was counted in a session, with its debriefing, and how and when it ended
 * - `disposition`: the persona's disposition through a session, from its beginning on
 * - `queued`: why a session stands where it does in a trainer's queue, with the attempt before it
 * - `use`: the assessed sessions of a version of a scenario, a rubric, the engine, the recogniser or the scorer
 * - `typicalError`: by how much a single score varies, on scores of what a learner held more than once
 * - `agreement`: how often a person let the scorer's answer stand, on the scorecards that somebody corrected
 *
 * What is of sessions is asked about one, or about several that stand beside one another. A difference is the level or the
 * change of one cohort `against` another's, on the scores of both.
 */
export const FigureKind = z.enum([
  'level',
  'change',
  'adoption',
  'progress',
  'due',
  'calibration',
  'session',
  'measures',
  'disposition',
  'queued',
  'use',
  'typicalError',
  'agreement',
]);
export type FigureKind = z.infer<typeof FigureKind>;

/** A version in an address: of what, its id and its number, as in `scenario:reprimand@2` or `engine:rules@1`. */
export const VersionKey = z
  .string()
  .regex(
    /^(rubric|scenario|scorer|engine|recogniser):[^@]+@[^@]+$/,
    'name a version such as scenario:reprimand@2 or engine:rules@1',
  );
export type VersionKey = z.infer<typeof VersionKey>;

/** Sessions whose figures are asked about at once, at most. */
export const LINEAGE_SESSIONS_MOST = 50;

/** Versions are numbers of 32 bits in every table. */
const MOST_VERSIONS = 0xffff_ffff;

/** With the same filters as the figure. */
export const LineageQuery = PageQuery.extend({
  figure: FigureKind.default('level'),
  /** Whose level, change or adoption. */
  cohort: CohortKey.default('organisation'),
  /** Of a difference in level or change, whose is taken from the cohort's. */
  against: CohortKey.optional(),
  /** Whose progress; oneself where nobody is named. */
  person: z.string().optional(),
  /** What is due. */
  assignment: z.string().optional(),
  /** Of one scenario's calibration: in which of its versions; the last that was calibrated where none is named. */
  version: z.coerce.number().int().min(1).max(MOST_VERSIONS).optional(),
  /** Whose score, measures or disposition, or which one's place in the queue. */
  session: repeated(z.string()).pipe(z.array(z.string()).max(LINEAGE_SESSIONS_MOST)).optional(),
  /** Which version's sessions. */
  use: VersionKey.optional(),
  ...questionFilters,
});
export type LineageQuery = z.infer<typeof LineageQuery>;

/** An event in the log. Embedded, the partition is `journal` and the offset the place in it. */
export const RestsOn = z.object({
  topic: z.string(),
  partition: z.string(),
  offset: z.number().int(),
  event: z.string(),
  /** Null where the figure is of no skill. */
  skill: SkillId.nullable(),
  /** Null where the event is of no session, and for a reader who sees the figure and may not open the session. */
  session: z.string().nullable(),
});
export type RestsOn = z.infer<typeof RestsOn>;

/** What made the scores behind a figure, or the conversations. */
export const UsedVersion = z.object({
  kind: z.enum(['scorer', 'engine', 'recogniser', 'rubric']),
  id: z.string(),
  version: z.string(),
  /** What a rubric is called in that version; null for what is no content. */
  name: Text.nullable(),
});
export type UsedVersion = z.infer<typeof UsedVersion>;

/** All that a figure rests on, in numbers; null where the figure is withheld. */
export const LineageBasis = z.object({
  events: z.number().int(),
  sessions: z.number().int(),
  /** Null under the floor. */
  learners: z.number().int().nullable(),
  /** Practice sessions that are counted besides, and listed nowhere; null where the figure counts none. */
  practice: z.number().int().nullable(),
  versions: z.array(UsedVersion),
});
export type LineageBasis = z.infer<typeof LineageBasis>;

/** By skill; what is withheld as a figure is withheld here. `basis` comes with the first page. */
export const LineagePage = page(RestsOn).extend({
  basis: LineageBasis.nullable(),
  withheld: WithheldReason.nullable(),
});
export type LineagePage = z.infer<typeof LineagePage>;

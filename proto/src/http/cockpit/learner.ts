import { z } from 'zod';
import { Purpose } from '../../socket/sessions.js';
import { SuggestionView } from '../debriefing.js';
import { Day, Instant, PersonRef, PlaceRef, ScenarioRef, SkillRef } from './common.js';
import { SessionSummary } from './sessions.js';

export const MyAssignment = z.object({
  id: z.string(),
  programme: z.object({ id: z.string(), name: z.string() }).nullable(),
  scenario: ScenarioRef,
  purpose: Purpose,
  dueOn: Day,
  /** The first session of the scenario in this purpose since it was assigned. */
  done: z.object({ sessionId: z.string(), at: Instant }).nullable(),
  overdue: z.boolean(),
});
export type MyAssignment = z.infer<typeof MyAssignment>;

/** Why this scenario is the one to practise next. */
export const NextReason = z.discriminatedUnion('code', [
  z.object({ code: z.literal('due'), dueOn: Day, purpose: Purpose }),
  z.object({ code: z.literal('objective_missed'), sessionId: z.string() }),
  z.object({ code: z.literal('weakest_skill'), skill: SkillRef, score: z.number() }),
  z.object({ code: z.literal('not_tried_yet') }),
]);
export type NextReason = z.infer<typeof NextReason>;

export const LearnerHome = z.object({
  /** Open ones by due date, then those done in the last two weeks. */
  assignments: z.array(MyAssignment),
  next: z.object({ scenario: ScenarioRef, reason: NextReason }).nullable(),
  /** The last debriefing's one suggestion. */
  last: z.object({ session: SessionSummary, suggestion: SuggestionView.nullable() }).nullable(),
  /** A session that was never ended, to go back to. */
  underWay: SessionSummary.nullable(),
  recent: z.array(SessionSummary),
});
export type LearnerHome = z.infer<typeof LearnerHome>;

/** One session's score of one skill; `step` counts the learner's scored sessions of the skill from 1, forks left out. */
export const ProgressPoint = z.object({
  step: z.number().int(),
  sessionId: z.string(),
  scenario: ScenarioRef,
  purpose: Purpose,
  attempt: z.number().int(),
  startedAt: Instant,
  score: z.number(),
  rubricVersion: z.number().int(),
});
export type ProgressPoint = z.infer<typeof ProgressPoint>;

/** The drawn level at a step: mean of the last five sessions with a 95 % interval, from three sessions on. */
export const ProgressBand = z.object({ step: z.number().int(), mean: z.number(), low: z.number(), high: z.number() });
export type ProgressBand = z.infer<typeof ProgressBand>;

export const SkillProgress = z.object({
  skill: SkillRef,
  points: z.array(ProgressPoint),
  band: z.array(ProgressBand),
  /** Different scenarios behind it. */
  scenarios: z.number().int(),
  /** False: no claim is made about this skill yet; `needs` says how many more different scenarios it takes. */
  enough: z.boolean(),
  needs: z.number().int(),
  /**
   * Last k minus first k sessions on matched scenarios, in points; null below two sessions of any scenario. `withinNoise`
   * is null where nobody knows yet how much a single score varies.
   */
  change: z.object({ points: z.number(), sessions: z.number().int(), withinNoise: z.boolean().nullable() }).nullable(),
});
export type SkillProgress = z.infer<typeof SkillProgress>;

export const Progress = z.object({
  skills: z.array(SkillProgress),
  sessions: z.number().int(),
  /** Points by which one learner's score differs from one session to the next without learning (typical error). */
  typicalError: z.number().nullable(),
});
export type Progress = z.infer<typeof Progress>;

/** A person as those with grants on the team see them: assessed sessions only. */
export const PersonProfile = z.object({
  person: PersonRef,
  email: z.string().nullable(),
  place: PlaceRef,
  left: z.boolean(),
  history: z.array(z.object({ place: PlaceRef, from: Instant, to: Instant.nullable() })),
  /** Null where the reader sees figures only. */
  progress: Progress.nullable(),
});
export type PersonProfile = z.infer<typeof PersonProfile>;

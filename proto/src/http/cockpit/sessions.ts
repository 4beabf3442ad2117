import { z } from 'zod';
import { DispositionValues } from '../../content/condition.js';
import { Portrait } from '../../content/persona.js';
import { Language, Text } from '../../content/text.js';
import { EndReason, InputMode, Purpose } from '../../socket/sessions.js';
import { Role } from '../auth.js';
import { NearDay } from '../day.js';
import { CriterionAnswerValue, Debriefing, DispositionPoint } from '../debriefing.js';
import { PageQuery, page } from '../problem.js';
import { Instant, PersonRef, PlaceRef, ScenarioRef, StreamHead } from './common.js';

export const SessionStatus = z.enum(['under_way', 'ended', 'scored', 'scoring_failed']);
export type SessionStatus = z.infer<typeof SessionStatus>;

/** One row of any list of sessions. `score` in points, the mean of the skills that had an occasion. */
export const SessionSummary = z.object({
  id: z.string(),
  learner: PersonRef,
  place: PlaceRef,
  scenario: ScenarioRef,
  purpose: Purpose,
  mode: InputMode,
  language: Language,
  /** From 1 by purpose; 0 for a fork and for a session of a case. */
  attempt: z.number().int(),
  /** A session of an own case, its texts cast; told to its learner alone, and in no list but those of the case. */
  caseId: z.string().nullable(),
  fork: z.object({ sessionId: z.string(), turn: z.number().int() }).nullable(),
  /** The learner holds on to this one of its family; told in the learner's own list alone. */
  kept: z.boolean(),
  status: SessionStatus,
  startedAt: Instant,
  durationMs: z.number().int().nullable(),
  turns: z.number().int(),
  endReason: EndReason.nullable(),
  objectiveReached: z.boolean().nullable(),
  score: z.number().nullable(),
  comments: z.number().int(),
  corrections: z.number().int(),
  /** Times somebody other than the learner opened it. */
  viewings: z.number().int(),
});
export type SessionSummary = z.infer<typeof SessionSummary>;

export const SessionSummaryPage = page(SessionSummary);
export type SessionSummaryPage = z.infer<typeof SessionSummaryPage>;

/** Latest first. Every filter narrows what the reader may see anyway. */
export const SessionsQuery = PageQuery.extend({
  learner: z.string().optional(),
  team: z.string().optional(),
  site: z.string().optional(),
  scenario: z.string().optional(),
  purpose: Purpose.optional(),
  status: SessionStatus.optional(),
  from: NearDay.optional(),
  to: NearDay.optional(),
});
export type SessionsQuery = z.infer<typeof SessionsQuery>;

export const Span = z.object({ from: z.number().int().min(0), to: z.number().int().min(0) });

/** `label` is set for a scenario's own cues; general cues are worded by the page. */
export const CueView = z.object({ cue: z.string(), label: Text.nullable(), evidence: z.array(Span) });
export type CueView = z.infer<typeof CueView>;

/** `text` is null where the words can no longer be read. What concerns readings is empty for persona turns. */
export const TurnView = z.object({
  turn: z.number().int(),
  speaker: z.enum(['learner', 'persona']),
  text: z.string().nullable(),
  mode: InputMode,
  startedMs: z.number().int(),
  endedMs: z.number().int(),
  cues: z.array(CueView),
  question: z.enum(['none', 'closed', 'open']),
  reflection: z.enum(['none', 'simple', 'complex']),
  /** 0 to 1. */
  uptake: z.number().nullable(),
  interrupted: z.object({ by: z.enum(['learner', 'persona']), atMs: z.number().int() }).nullable(),
  /** A silence that fell after this turn; `durationMs` null where it was chosen by key. */
  silence: z.object({ place: z.string(), durationMs: z.number().int().nullable(), atMs: z.number().int() }).nullable(),
});
export type TurnView = z.infer<typeof TurnView>;

/** Why the disposition moved. `label` in the session's language, as the scenario names the lever or misstep. */
export const CauseView = z.object({
  kind: z.enum(['lever', 'misstep', 'repair', 'silence']),
  id: z.string(),
  label: z.string(),
  trust: z.number().int(),
  tension: z.number().int(),
  openness: z.number().int(),
  /** The how-manieth time in this session, from 1. */
  occurrence: z.number().int(),
  /** Code of why a recognised lever moved nothing, empty where it worked. */
  withheld: z.string(),
});
export type CauseView = z.infer<typeof CauseView>;

export const ShiftView = z.object({
  turn: z.number().int(),
  before: DispositionValues,
  after: DispositionValues,
  stanceBefore: z.string(),
  stanceAfter: z.string(),
  causes: z.array(CauseView),
  factsOpened: z.array(z.object({ id: z.string(), text: z.string() })),
});
export type ShiftView = z.infer<typeof ShiftView>;

export const CorrectionView = z.object({
  skillId: z.string(),
  criterionId: z.string(),
  from: CriterionAnswerValue,
  to: CriterionAnswerValue,
  reason: z.string().nullable(),
  by: PersonRef,
  at: Instant,
});
export type CorrectionView = z.infer<typeof CorrectionView>;

export const CommentView = z.object({
  id: z.string(),
  turn: z.number().int(),
  text: z.string().nullable(),
  by: PersonRef,
  at: Instant,
});
export type CommentView = z.infer<typeof CommentView>;

export const ViewingView = z.object({ by: PersonRef, as: Role, at: Instant });
export type ViewingView = z.infer<typeof ViewingView>;

/** Shares are fractions of one; what needs sound is null where there was none. */
export const MetricsView = z.object({
  learnerTurns: z.number().int(),
  personaTurns: z.number().int(),
  learnerWords: z.number().int(),
  questions: z.number().int(),
  openQuestions: z.number().int(),
  reflections: z.number().int(),
  complexReflections: z.number().int(),
  adviceTurns: z.number().int(),
  uptakeMean: z.number(),
  leversReached: z.number().int(),
  leversAvailable: z.number().int(),
  missteps: z.number().int(),
  firstLeverTurn: z.number().int().nullable(),
  turnsToRecover: z.number().int().nullable(),
  /** Mean over learner turns of trust + openness - tension, -100 to 200. */
  dispositionArea: z.number().int(),
  talkShare: z.number().nullable(),
  longestMonologueMs: z.number().int().nullable(),
  longestCounterpartStoryMs: z.number().int().nullable(),
  /** Speaker switches a minute. */
  interactivity: z.number().nullable(),
  patienceP10Ms: z.number().int().nullable(),
  patienceP50Ms: z.number().int().nullable(),
  patienceP90Ms: z.number().int().nullable(),
  waitAfterOwnQuestionMs: z.number().int().nullable(),
  firstQuestionMs: z.number().int().nullable(),
  interruptions: z.number().int().nullable(),
  interrupted: z.number().int().nullable(),
  silenceShare: z.number().nullable(),
  /** Words a minute of own speech. */
  pace: z.number().int().nullable(),
  /** Per 100 words. */
  fillers: z.number().nullable(),
});
export type MetricsView = z.infer<typeof MetricsView>;

const ToolView = z.object({ name: z.string(), version: z.string() });
const PinView = z.object({ id: z.string(), version: z.number().int() });

/** Everything about one session: the learner's debriefing and the trainer's review. Texts in the session's language. */
/**
 * GET /api/cockpit/sessions/<id>/recording: what there is to listen to. `none`: it was not recorded. `preparing`: the
 * session goes on, or has just ended. `deleted`: its days are over. `missing`: nothing is kept of it, for another reason.
 * The sound is at .../recording/sound, an Ogg file with Opus that is served by range; it counts in session time.
 */
export const RecordingView = z.discriminatedUnion('state', [
  z.object({ state: z.enum(['none', 'preparing', 'missing']) }),
  z.object({
    state: z.literal('ready'),
    durationMs: z.number().int(),
    /** What could not be recorded, from and to, in milliseconds of session time. */
    gaps: z.array(z.object({ fromMs: z.number().int(), toMs: z.number().int() })),
    keptUntil: z.iso.datetime(),
  }),
  z.object({ state: z.literal('deleted'), keptUntil: z.iso.datetime() }),
]);
export type RecordingView = z.infer<typeof RecordingView>;

export const SessionPage = z.object({
  session: SessionSummary,
  /** What the reader is to this session. */
  readAs: z.enum(['learner', 'trainer', 'manager']),
  may: z.object({ review: z.boolean(), rehearse: z.boolean() }),
  persona: z.object({ name: z.string(), job: z.string(), organisation: z.string(), portrait: Portrait }),
  scenario: z.object({
    title: z.string(),
    skillFocus: z.string(),
    context: z.string(),
    stakes: z.string(),
    objective: z.string(),
    limitMs: z.number().int(),
  }),
  transcript: z.array(TurnView),
  /** The first point is the start: turn -1, 0 ms. */
  dispositions: z.array(DispositionPoint),
  shifts: z.array(ShiftView),
  debriefing: Debriefing.nullable(),
  scoringFailed: z.object({ code: z.string() }).nullable(),
  metrics: MetricsView.nullable(),
  corrections: z.array(CorrectionView),
  comments: z.array(CommentView),
  viewings: z.array(ViewingView),
  versions: z.object({
    persona: PinView,
    scenario: PinView,
    rubric: PinView,
    engine: ToolView,
    recogniser: ToolView,
    mind: ToolView,
    scorer: ToolView.nullable(),
  }),
  /** Heads that these rows rest on; a correction or comment is written against the scorecard's. */
  heads: z.object({ session: StreamHead, scorecard: StreamHead.nullable() }),
  /** The learner's attempts of the scenario in the same purpose, beside this one. */
  neighbours: z.object({ previous: z.string().nullable(), next: z.string().nullable() }),
  /**
   * The session that a family of forks began with and all forks of it, this session among them, the oldest first. Only
   * the learner reads them; empty for others.
   */
  branches: z.array(SessionSummary),
  /** Which of the branches the learner chose last to hold on to. */
  kept: z.string().nullable(),
});
export type SessionPage = z.infer<typeof SessionPage>;

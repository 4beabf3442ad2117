import type { EndReason, EvidenceGrade, InputMode, Language, Move, Purpose, SilencePlace } from '@repartee/proto';
import type { DispositionValues, Reading, Span, Stance } from './reading.js';

/** One learner turn as it is recorded. Times are milliseconds from the start of the session. */
export interface LearnerTurn {
  speaker: 'learner';
  turn: number;
  text: string;
  startedMs: number;
  endedMs: number;
  mode: InputMode;
  reading: Reading;
}

/** What the engine had the persona say, independent of wording except for `lines`, the ids of the lines spent. */
export interface Utterance {
  move: Move | 'open' | 'close';
  points: readonly string[];
  asks: readonly string[];
  answers: readonly string[];
  lines: readonly string[];
  /** Id of what was taken up: a take-up entry, `lever:<id>`, `misstep:<id>`, or empty. */
  takesUp: string;
}

/** Of a spoken turn of the persona, of which `text` is what was heard. */
export interface HeardSpeech {
  /** All that it was about to say. */
  generated: string;
  evidence: EvidenceGrade;
}

export interface PersonaTurn {
  speaker: 'persona';
  turn: number;
  text: string;
  startedMs: number;
  endedMs: number;
  mode: InputMode;
  utterance: Utterance;
  /** Spoken turns only. */
  heard?: HeardSpeech;
}

export type Turn = LearnerTurn | PersonaTurn;

export interface Cause {
  kind: 'lever' | 'misstep' | 'repair' | 'silence';
  id: string;
  effect: DispositionValues;
  /** The how-manieth time in this session, from 1. */
  occurrence: number;
  evidence: readonly Span[];
  /** Why a recognised lever moved nothing (`too_early`), or empty. */
  withheld: '' | 'too_early';
}

/** What one learner turn, or a silence, did. */
export interface Shift {
  turn: number;
  before: DispositionValues;
  after: DispositionValues;
  stanceBefore: Stance;
  stanceAfter: Stance;
  causes: readonly Cause[];
  factsOpened: readonly string[];
}

export interface Silence {
  afterTurn: number;
  place: SilencePlace;
  /** Absent where "say nothing" was chosen by key. */
  durationMs?: number;
  atMs: number;
}

export interface SessionEnding {
  reason: EndReason;
  objectiveReached: boolean;
  atMs: number;
}

/** A whole session as scoring and metrics see it, in the order it happened. */
export interface Transcript {
  language: Language;
  purpose: Purpose;
  mode: InputMode;
  start: { disposition: DispositionValues; stance: Stance };
  turns: readonly Turn[];
  shifts: readonly Shift[];
  silences: readonly Silence[];
  interruptions: readonly { turn: number; by: 'learner' | 'persona'; atMs: number }[];
  ending: SessionEnding;
}

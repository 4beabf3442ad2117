import type {
  DispositionValues,
  LearnerTurn,
  PersonaTurn,
  SessionEnding,
  Shift,
  Silence,
  Stance,
  Tool,
} from '@repartee/dialogue';
import type { CastAnswers, InputMode, Language, Purpose } from '@repartee/proto';

export interface ContentPin {
  id: string;
  version: number;
  sha256: string;
}

/** Where a fork leaves an earlier session. */
export interface SessionFork {
  sessionId: string;
  /** The first turn that is not taken over. */
  turn: number;
  /** Session time that had passed then, in milliseconds. */
  atMs: number;
  /** The session that the family of forks began with. */
  rootSessionId: string;
}

/** The own case that a session rehearses, with the answers it was opened with. */
export interface SessionCase {
  id: string;
  answers: CastAnswers;
}

/** What a session is from its first event on, and stays. */
export interface SessionOpening {
  sessionId: string;
  organisation: string;
  learnerId: string;
  teamId: string;
  siteId: string;
  persona: ContentPin;
  scenario: ContentPin;
  rubric: ContentPin;
  engine: Tool;
  recogniser: Tool;
  mind: Tool;
  mode: InputMode;
  purpose: Purpose;
  language: Language;
  /** From 1 by scenario and purpose; 0 for a fork and for a session of a case. */
  attempt: number;
  wordingSeed: number;
  limitMs: number;
  disposition: DispositionValues;
  stance: Stance;
  /** Days that the recording of its sound is kept; it is not recorded where this is left out. */
  recordingDays?: number;
  fork?: SessionFork;
  case?: SessionCase;
}

/** What happens in a session, in plain words; on record the words are sealed. */
export type SessionEvent =
  | { type: 'SessionStarted'; opening: SessionOpening; startedAt: number }
  | { type: 'TurnSpoken'; turn: LearnerTurn; clientTurnId: string }
  | { type: 'TurnSpoken'; turn: PersonaTurn }
  | { type: 'DispositionShifted'; shift: Shift }
  | { type: 'SilenceFell'; silence: Silence; clientTurnId: string }
  | { type: 'TurnInterrupted'; turn: number; by: 'learner' | 'persona'; atMs: number }
  | { type: 'ConnectionLost'; atMs: number }
  | { type: 'ConnectionResumed'; atMs: number; at: number }
  | { type: 'SessionPaused'; atMs: number }
  | { type: 'SessionContinued'; atMs: number; at: number }
  | {
      type: 'SessionEnded';
      ending: SessionEnding;
      /** UTC, milliseconds since 1970. */
      at: number;
      mode: InputMode;
      mind: Tool;
      /** How things stood in the end; `turns` counts both speakers. */
      final: { turns: number; disposition: DispositionValues; stance: Stance };
    }
  | { type: 'SessionKept'; rootSessionId: string };

/** Events that say on record what providers were asked for until then. */
export const tellsUse = ({ type }: SessionEvent): boolean =>
  type === 'TurnSpoken' ||
  type === 'SilenceFell' ||
  type === 'ConnectionLost' ||
  type === 'SessionPaused' ||
  type === 'SessionEnded';

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
import type { InputMode, Language, Purpose } from '@repartee/proto';

export interface ContentPin {
  id: string;
  version: number;
  sha256: string;
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
  attempt: number;
  wordingSeed: number;
  limitMs: number;
  disposition: DispositionValues;
  stance: Stance;
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
  | {
      type: 'SessionEnded';
      ending: SessionEnding;
      mode: InputMode;
      mind: Tool;
      /** How things stood in the end; `turns` counts both speakers. */
      final: { turns: number; disposition: DispositionValues; stance: Stance };
    };

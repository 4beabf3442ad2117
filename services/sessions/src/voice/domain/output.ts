import type { EvidenceGrade, InputMode } from '@repartee/proto';

import type { SpeechPart } from './input.js';
import type { WordTime } from './speaking/word-times.js';

/** How a turn of the persona came to its end. */
export type CutBy = 'none' | 'learner' | 'connection' | 'end' | 'failure';

export interface LearnerCommit {
  speaker: 'learner';
  turn: number;
  text: string;
  mode: InputMode;
  /** Session time, in milliseconds. */
  startedMs: number;
  endedMs: number;
  /** The persona has cut in on it. */
  cutShort: boolean;
  /** Of a typed turn. */
  clientTurnId?: string;
}

export interface PersonaCommit {
  speaker: 'persona';
  turn: number;
  /** What was heard of it; nothing, where nobody knows. */
  text: string;
  generated: string;
  /** Whether that is all of the reply: a mind may break off, or be cut short, before it has worded the rest. */
  isWhole: boolean;
  evidence: EvidenceGrade;
  cutBy: CutBy;
  mode: InputMode;
  /** Session time of its playback, in milliseconds. */
  startedMs: number;
  endedMs: number;
}

export type CommittedTurn = LearnerCommit | PersonaCommit;

export type ReplyCause = 'opening' | 'turn' | 'silence' | 'connection';

export type Notice =
  | { notice: 'time'; remainingMs: number }
  /** Speech over the persona that was none to stop for. */
  | { notice: 'spoken_on'; because: 'back_channel' | 'echo' | 'nothing_said' }
  | { notice: 'not_understood' }
  | { notice: 'failed'; part: SpeechPart }
  /** From now on the persona's words are shown, or the learner types. */
  | { notice: 'captions_only' }
  /** It speaks again. */
  | { notice: 'voice_back' }
  | { notice: 'typing_only' };

export type CloseReason = 'time' | 'persona' | 'learner';

/** What a spoken session asks of those around it, to be done in order. */
export type VoiceOutput =
  | { type: 'transcribe'; utterance: number; fromSample: number }
  /** `toSample` is null where the voice goes on, or nobody knows: as far as sound has come. */
  | { type: 'finish_transcription'; utterance: number; toSample: number | null }
  | { type: 'drop_transcription'; utterance: number }
  /** Whether the persona lets this be finished: words of the turn under way that are sure by now. */
  | { type: 'weigh_words'; turn: number; text: string }
  /**
   * `offline`: the mind has failed at this reply; its authored line takes the place. `begun` is what is said of the reply
   * in any case: only what that leaves out is wanted.
   */
  | { type: 'ask_reply'; epoch: number; turn: number; cause: ReplyCause; offline: boolean; begun?: string }
  | { type: 'synthesise'; epoch: number; turn: number; segment: number; text: string }
  | {
      type: 'send_chunk';
      epoch: number;
      turn: number;
      segment: number;
      firstSample: number;
      samples: number;
      /** Of the words that begin in it, for captions. */
      words: readonly WordTime[];
    }
  /** The segment is read, for want of sound. */
  | { type: 'show'; epoch: number; turn: number; segment: number; text: string }
  | { type: 'hold_playout'; epoch: number }
  /** Goes on where it was held, which the player knows. */
  | { type: 'resume_playout'; epoch: number }
  | { type: 'stop_playout'; epoch: number }
  /** Whatever was asked for in this epoch is of no use any more. */
  | { type: 'cancel'; epoch: number }
  | { type: 'commit_turn'; commit: CommittedTurn }
  | { type: 'silence'; afterTurn: number; durationMs: number; atMs: number }
  | { type: 'notice'; notice: Notice }
  | { type: 'close'; reason: CloseReason };

export type VoiceOutputOf<Type extends VoiceOutput['type']> = VoiceOutput & { type: Type };

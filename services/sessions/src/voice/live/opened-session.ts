import type { Clock, Log } from '@repartee/kernel';

import type { LiveSession } from '../../live/domain/session.js';
import type { SessionCommand } from '../../live/domain/session.decide.js';
import type { Tape } from '../../recording/tape/tape.js';
import type { Meter } from '../../speech-use/meters.js';
import type { SpeechMode } from '../domain/index.js';
import type { SpeechToText, TextToSpeech } from '../speech/index.js';
import type { Worder } from './words/replies.js';

/** What a spoken session is made of, as far as it is there: without ears the learner types, without a voice one reads. */
export interface SpeechParts {
  ears: SpeechToText | null;
  voice: TextToSpeech | null;
  worder: Worder | null;
}

export interface OpenedSession {
  session: LiveSession;
  mode: SpeechMode;
  parts: SpeechParts;
  /** Counts what the parts are asked for. */
  meter: Meter;
  /** What the session is recorded on, where it is. */
  tape?: Tape | null;
  clock: Clock;
  log: Log;
  /** Puts it on record, durably. */
  execute: (command: SessionCommand) => Promise<unknown>;
  /** The session as it is on record; null once it is over. */
  read: () => Promise<LiveSession | null>;
  /** It can't go on: what is said does not go on record any more, or the session has broken down. */
  onBroken: () => void;
}

/** How a page goes on that was lost: the sample that comes next, and whether it has kept what was said. */
export interface GoingOn {
  goesOnAt?: number | null;
  hearsOn?: boolean;
}

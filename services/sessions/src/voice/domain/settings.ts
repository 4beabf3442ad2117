import type { Language } from '@repartee/proto';

export type SpeechMode = 'open_microphone' | 'push_to_talk';

/** What a spoken session is set to; the rest is the same for all of them. */
export interface VoiceSettings {
  language: Language;
  mode: SpeechMode;
  /** Samples per second of what the learner says. */
  captureRate: number;
  /** Samples per second of what the persona says. */
  playRate: number;
  /** Session time at which the conversation is over, in milliseconds. */
  limitMs: number;
  /** There are missteps that the persona lets nobody finish: what is said of a turn is weighed while it goes on. */
  weighsWords: boolean;
}

/** Speech over the persona's: its sound is held, and then given up. */
export const HOLD_AFTER_MS = 200;
export const CONFIRM_AFTER_MS = 500;
/** Of that, so much after the player has fallen silent, or it may be the persona's own sound in the room. */
export const OUTLASTS_MS = 250;
/** The latest words of a recogniser that goes on are the ones that it takes back. */
export const UNSURE_WORDS = 2;
/** What is sure of a turn is weighed again once there are so many words more. */
export const WEIGHED_EVERY_WORDS = 2;
/** What is said at such length over the persona is no back-channel, whatever the words. */
export const BACK_CHANNEL_LONGEST_MS = 1_200;
/** A key that is held as long is meant. */
export const KEY_CONFIRM_MS = 200;

/** How far what is sent may be ahead of what was played. */
export const AHEAD_MS = 1_200;
/** What one chunk holds at most; what was played is made up for once it is as much: each packet costs the server the same. */
export const CHUNK_MS = 300;
/** Segments whose sound is asked for at a time: the one that is sent, and the next. */
export const SYNTHESES_AT_A_TIME = 2;

/** How long the last report of a player that was told to stop is waited for. */
export const STOP_REPORT_MS = 600;
/**
 * How long, at the end of the session, what was said last is waited for: a page waits eight seconds for its answer, and a
 * session whose time is up is closed by others after as many.
 */
export const LAST_WORDS_MS = 6_000;
/** A detector that reports a voice reports it again within so much sound, or the voice has ended. */
export const VOICE_LOST_MS = 1_500;
/** So long after its last report a voice is over, whatever has become of the page: a dead network is known before. */
export const VOICE_GONE_MS = 10_000;
/** A page that is back sends what it has kept at once, and never leaves more between two pieces of it. */
export const CATCH_UP_MS = 600;
/** Sound that comes no later than that is a slow network's, and holds nothing up. */
export const BEHIND_MS = 1_500;
/** No recogniser is given more in one piece: what is said at greater length goes on as another piece of the same turn. */
export const PIECE_LONGEST_MS = 110_000;
/** From then on it is parted where its speaker draws breath: where so much of their sound has no voice. */
export const PIECE_LONG_MS = 60_000;
export const BREATH_MS = 150;
/** A recogniser that has not answered by then will not: so long, and longer by this share of what was said. */
export const TRANSCRIPT_LATE_MS = 4_000;
export const RECOGNISING_SHARE = 0.5;
/** A persona that neither gets on with its words nor with its sound for so long is stuck. */
export const STALLED_MS = 10_000;
/** A page of which nothing was heard for so long may have gone: nobody knows whether its learner is silent. */
export const PRESENT_MS = 1_000;
/** Silence is no event before. */
export const PATIENCE_LEAST_MS = 10_000;
/** Sound of the persona may still be in the room so long after its last sample. */
export const ECHO_TAIL_MS = 400;
/** The second time in a row that nothing can be made of the learner's speech, typing is offered. */
export const FAILURES_TO_TYPING = 2;

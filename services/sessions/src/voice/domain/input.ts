import type { WordTime } from './speaking/word-times.js';

/** What may fail at a reply. */
export type SpeechPart = 'mind' | 'synthesis';

/**
 * What a spoken session is told. `at` is the server's steady clock in milliseconds; nothing else tells the time.
 * Samples are the client's own: `sample` is the one it is about, `captured` the last it had recorded when it said so.
 */
export type VoiceInput = { at: number } & (
  | { type: 'started'; speaksFirst: 'persona' | 'learner' }
  | { type: 'tick' }
  | { type: 'speech_started'; sample: number; captured: number }
  /** While a voice is there, every frame or few: how much of it was voice up to that sample, and its loudest frame (dBFS). */
  | { type: 'speech_continued'; sample: number; captured: number; voicedMs: number; levelDb: number }
  | { type: 'speech_ended'; sample: number; captured: number; voicedMs: number; levelDb: number }
  /** `captured` where it is said late. */
  | { type: 'key_down'; sample: number; captured?: number }
  | { type: 'key_up'; sample: number; captured?: number }
  | { type: 'typing' }
  | { type: 'typed'; text: string; clientTurnId: string }
  /** `noSpeech` is the recogniser's own estimate, 0 to 1, where it gives one. */
  | { type: 'transcript'; utterance: number; text: string; final: boolean; noSpeech?: number }
  /**
   * What becomes of the conversation after this reply, before a word of it: the rules say so, not whoever words it.
   * `patienceMs`: how long a silence may be. `cutsInAfterMs`: after how much speech the persona cuts in on what follows;
   * null for never.
   */
  | { type: 'reply_known'; epoch: number; patienceMs: number; cutsInAfterMs: number | null; endsSession: boolean }
  | { type: 'reply_segment'; epoch: number; text: string }
  /** All of it is worded. */
  | { type: 'reply_done'; epoch: number }
  /** `last`: nothing of this segment follows. */
  | { type: 'audio'; epoch: number; segment: number; samples: number; words: readonly WordTime[]; last: boolean }
  /** Samples of the segment rendered so far, and all of those before it. `stopped`: nothing is playing now. */
  | { type: 'playout'; epoch: number; segment: number; rendered: number; stopped: boolean }
  /** The learner pressed the key that stops the persona. */
  | { type: 'stop' }
  | { type: 'paused' }
  | { type: 'continued' }
  /** The page is there: its sound has come as far as that, or, where that is null, its connection answers. */
  | { type: 'present'; sample: number | null }
  /** Sound that the page has kept through a loss, between these samples, has come. */
  | { type: 'late_sound'; from: number; sample: number; captured: number }
  | { type: 'disconnected' }
  /** `hearsOn`: by the very page that was lost, which goes on where its sound was cut off. */
  | { type: 'reconnected'; hearsOn?: boolean }
  /** Nobody goes on with the voice that the loss has cut. */
  | { type: 'voice_given_up' }
  /** Nobody comes back to this machine: the session ends, or goes on otherwise. */
  | { type: 'left' }
  /** The turn that is being spoken holds a misstep on which the persona cuts in, by these of its words. */
  | { type: 'misstep_heard'; turn: number; text: string }
  | { type: 'recognition_failed'; utterance: number }
  | { type: 'mind_failed'; epoch: number }
  | { type: 'synthesis_failed'; epoch: number }
  /** The learner closes. */
  | { type: 'end' }
);

export type VoiceInputOf<Type extends VoiceInput['type']> = VoiceInput & { type: Type };

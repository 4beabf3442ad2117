import type { Language } from '@repartee/proto';

import type { Meter } from '../../speech-use/meters.js';
import type { WordTime } from '../domain/index.js';

/** What every call of a provider is given: it ends when the signal says so, and says what it asks for, attempt by attempt. */
export interface Asked {
  signal: AbortSignal;
  meter: Meter;
}

/** 16-bit samples of one channel. */
export interface Sound {
  pcm: Uint8Array;
  /** Samples a second. */
  rate: number;
}

export interface TranscriptPiece {
  /** All words so far. */
  text: string;
  final: boolean;
  /** The recogniser's own estimate, 0 to 1, where it gives one. */
  noSpeech?: number;
}

/** Recognises one stretch of voice. The last piece is final. Throws SpeechFault. */
export abstract class SpeechToText {
  abstract transcribe(
    sound: AsyncIterable<Sound>,
    about: { language: Language; hint?: string },
    asked: Asked,
  ): AsyncIterable<TranscriptPiece>;
}

export interface SpokenPiece extends Sound {
  words: readonly WordTime[];
}

/** How a segment is spoken; `speed` is how many times as fast as the voice does by itself. */
export interface Speaking {
  language: Language;
  voice?: string;
  speed?: number;
}

/** Speaks one segment. Places of words count from the segment's first sample. Throws SpeechFault. */
export abstract class TextToSpeech {
  /** Samples a second of all that it speaks. */
  abstract readonly rate: number;
  abstract speak(text: string, about: Speaking, asked: Asked): AsyncIterable<SpokenPiece>;
}

/** What a mind is told: who it is and what it may say now, and the last turns. It has no fact that may not be said. */
export interface ReplyBrief {
  instructions: string;
  said: readonly { speaker: 'learner' | 'persona'; text: string }[];
}

/** Words a reply, piece by piece, in the order it is said. Throws SpeechFault. */
export abstract class PersonaMind {
  abstract reply(brief: ReplyBrief, asked: Asked): AsyncIterable<string>;
}

export type SpeechFaultCode =
  /** It did not begin, or not go on, in time. */
  | 'late'
  /** It can't be reached, is overloaded or has broken down. */
  | 'unavailable'
  /** It won't: the key, the model or what was asked of it. */
  | 'refused'
  /** It answered what is no answer. */
  | 'nonsense'
  /** It worded what the persona would not say. */
  | 'unfitting'
  /** Whoever asked does not want it any more. */
  | 'cancelled'
  /** It has failed so often that it is not asked for a while. */
  | 'resting';

/** What a provider of speech or words has failed with. */
export class SpeechFault extends Error {
  constructor(
    readonly code: SpeechFaultCode,
    detail: string,
    /** How long the provider asks to be left alone, in milliseconds. */
    readonly retryAfterMs?: number,
  ) {
    super(`${code}: ${detail}`);
    this.name = 'SpeechFault';
  }
}

export const isSpeechFault = (error: unknown): error is SpeechFault => error instanceof SpeechFault;

/** Trying again may help. */
export const isPassing = (error: unknown): boolean =>
  isSpeechFault(error) && (error.code === 'unavailable' || error.code === 'nonsense' || error.code === 'late');

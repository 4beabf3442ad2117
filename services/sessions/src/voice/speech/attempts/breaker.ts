import type { Clock } from '@repartee/kernel';

import { SpeechFault, isSpeechFault } from '../speech-fault.js';

export interface BreakerSettings {
  /** Failures in a row after which the provider is left alone. */
  failures: number;
  /** For so long; then one call tries it. */
  restMs: number;
}

/** A call that was admitted tells how it went. */
export interface Call {
  succeeded: () => void;
  failedWith: (error: unknown) => void;
  /** Nobody listens to it any more: where it was the one that tries, the next one may. */
  released: () => void;
}

/** Keeps a provider that has broken down from making every turn wait for its deadline. */
export class Breaker {
  private failed = 0;
  private restsUntil = -Infinity;
  /** The one call that tries a provider that has rested. */
  private trying: Call | null = null;

  constructor(
    private readonly clock: Clock,
    private readonly settings: BreakerSettings,
  ) {}

  /** Throws SpeechFault `resting` where the provider is not to be asked now. */
  admit(): Call {
    const call: Call = {
      succeeded: () => this.succeeded(),
      failedWith: (error) => this.failedWith(error),
      released: () => this.released(call),
    };
    if (this.failed < this.settings.failures) return call;
    if (this.clock.now() < this.restsUntil || this.trying)
      throw new SpeechFault('resting', 'it has failed again and again, and is asked later');
    this.trying = call;
    return call;
  }

  private succeeded(): void {
    this.failed = 0;
  }

  /** What was refused or cancelled says nothing about the provider's health. */
  private failedWith(error: unknown): void {
    if (isSpeechFault(error) && (error.code === 'cancelled' || error.code === 'refused')) return;
    this.failed += 1;
    if (this.failed >= this.settings.failures) this.restsUntil = this.clock.now() + this.settings.restMs;
  }

  private released(call: Call): void {
    if (this.trying === call) this.trying = null;
  }
}

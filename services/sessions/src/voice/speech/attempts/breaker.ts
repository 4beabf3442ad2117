import type { Clock } from '@repartee/kernel';

import { SpeechFault, isSpeechFault } from '../speech-fault.js';

export interface BreakerSettings {
  /** Failures in a row after which the provider is left alone. */
  failures: number;
  /** For so long; then one call tries it. */
  restMs: number;
}

/** Keeps a provider that has broken down from making every turn wait for its deadline. */
export class Breaker {
  private failed = 0;
  private restsUntil = -Infinity;
  private isTrying = false;

  constructor(
    private readonly clock: Clock,
    private readonly settings: BreakerSettings,
  ) {}

  /** Throws SpeechFault `resting` where the provider is not to be asked now. */
  admit(): void {
    if (this.failed < this.settings.failures) return;
    if (this.clock.now() < this.restsUntil || this.isTrying)
      throw new SpeechFault('resting', 'it has failed again and again, and is asked later');
    this.isTrying = true;
  }

  succeeded(): void {
    this.failed = 0;
    this.isTrying = false;
  }

  /** Whoever tried it has stopped listening: the next one may try. */
  released(): void {
    this.isTrying = false;
  }

  /** What was refused or cancelled says nothing about the provider's health. */
  failedWith(error: unknown): void {
    this.isTrying = false;
    if (isSpeechFault(error) && (error.code === 'cancelled' || error.code === 'refused')) return;
    this.failed += 1;
    if (this.failed >= this.settings.failures) this.restsUntil = this.clock.now() + this.settings.restMs;
  }
}

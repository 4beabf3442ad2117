import { setTimeout as delay } from 'node:timers/promises';

import { pauseBefore } from '../feed/backoff.js';
import { KeyStoreUnavailable } from './key-errors.js';

export interface Patience {
  /** How long it is tried again, in milliseconds. */
  limitMs: number;
  /** Told of each attempt after which there is another one. */
  onTrouble?: (error: KeyStoreUnavailable) => void;
}

/** Tries again, with growing pauses, what fails with KeyStoreUnavailable; throws that once the time is over. */
export async function patiently<Result>(
  work: () => Promise<Result>,
  { limitMs, onTrouble }: Patience,
): Promise<Result> {
  const until = performance.now() + limitMs;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const pauseMs = pauseBefore(attempt);
      if (!(error instanceof KeyStoreUnavailable) || performance.now() + pauseMs > until) throw error;
      onTrouble?.(error);
      await delay(pauseMs);
    }
  }
}

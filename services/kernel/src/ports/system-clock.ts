import type { Timer } from './clock.js';
import { Clock } from './clock.js';

/** The machine's clock. */
export class SystemClock extends Clock {
  now(): number {
    return Date.now();
  }

  schedule(afterMs: number, task: () => void | Promise<void>): Timer {
    const timeout = setTimeout(() => void task(), afterMs);
    return { cancel: () => clearTimeout(timeout) };
  }
}

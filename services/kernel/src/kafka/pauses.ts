import type { Clock } from '../ports/clock.js';

/** Pauses that can be cut short, all at once. */
export class Pauses {
  private readonly open = new Set<() => void>();

  constructor(private readonly clock: Clock) {}

  /** Resolves after so many milliseconds, or when all pauses are ended. */
  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        timer.cancel();
        this.open.delete(end);
        resolve();
      };
      const timer = this.clock.schedule(ms, end);
      this.open.add(end);
    });
  }

  endAll(): void {
    this.open.forEach((end) => end());
  }
}

export interface Timer {
  cancel(): void;
}

/** Time as a port, so that a whole session runs under a virtual clock. */
export abstract class Clock {
  /** UTC, milliseconds since 1970. */
  abstract now(): number;
  /** Runs the task once, after so many milliseconds. */
  abstract schedule(afterMs: number, task: () => void | Promise<void>): Timer;

  /** Resolves after so many milliseconds of this clock. */
  delay(afterMs: number): Promise<void> {
    return new Promise((resolve) => this.schedule(afterMs, resolve));
  }
}

import type { Clock } from '../ports/clock.js';

/** Kept for what comes after the journal is shipped: files and connections are closed. */
const RESERVE_MS = 5000;

/** How long a process that was asked to end has until whoever runs it kills it. */
export class Grace {
  private endsAt: number | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly graceMs: number,
  ) {}

  begin(): void {
    this.endsAt = this.clock.now() + this.graceMs;
  }

  /** Milliseconds that may be waited; undefined where nobody has asked the process to end. */
  left(): number | undefined {
    return this.endsAt === undefined ? undefined : Math.max(0, this.endsAt - RESERVE_MS - this.clock.now());
  }
}

import type { Clock, Timer } from '../ports/clock.js';
import { NotCaughtUp, SubscriptionEnded } from './feed-errors.js';

/** Those who wait until a subscription has caught up: each until its time is up, all until the subscription ends. */
export class CatchingUp {
  private readonly waiting = new Set<AbortController>();
  private ended: SubscriptionEnded | undefined;

  constructor(
    private readonly group: string,
    private readonly clock: Clock,
  ) {}

  /**
   * Resolves as the work does. Throws NotCaughtUp once so many milliseconds are over, and SubscriptionEnded once the
   * subscription is; the work hears of either by its signal, so that nothing goes on for nobody.
   */
  async wait(work: (signal: AbortSignal) => Promise<void>, withinMs?: number): Promise<void> {
    if (this.ended) throw this.ended;
    const controller = new AbortController();
    const { signal } = controller;
    const limit = this.limit(controller, withinMs);
    this.waiting.add(controller);
    const givenUp = new Promise<never>((_, reject) =>
      signal.addEventListener('abort', () => reject(signal.reason as Error)),
    );
    try {
      await Promise.race([givenUp, work(signal)]);
    } finally {
      limit?.cancel();
      this.waiting.delete(controller);
    }
  }

  /** Whoever waits, or comes later, is told that it has ended. */
  end(cause?: unknown): void {
    this.ended ??= new SubscriptionEnded(this.group, cause);
    for (const controller of this.waiting) controller.abort(this.ended);
  }

  private limit(controller: AbortController, withinMs: number | undefined): Timer | undefined {
    if (withinMs === undefined) return undefined;
    return this.clock.schedule(withinMs, () => controller.abort(new NotCaughtUp(this.group, withinMs)));
  }
}

import type { Clock, Timer } from '@repartee/kernel';

/** Time that never goes back, though the machine's clock be set: what has waited for an alarm is at least there. */
export class SteadyTime {
  private latest = -Infinity;
  private alarm: { at: number; timer: Timer } | undefined;

  constructor(private readonly clock: Clock) {}

  /** Milliseconds; never less than before. */
  now(): number {
    this.latest = Math.max(this.latest, this.clock.now());
    return this.latest;
  }

  /** Sets the one alarm there is to this moment; undefined for none. */
  wakeAt(at: number | undefined, wake: () => void): void {
    if (at === this.alarm?.at) return;
    this.alarm?.timer.cancel();
    this.alarm = undefined;
    if (at === undefined) return;
    const timer = this.clock.schedule(Math.max(0, at - this.now()), () => {
      this.alarm = undefined;
      this.latest = Math.max(this.latest, at);
      wake();
    });
    this.alarm = { at, timer };
  }
}

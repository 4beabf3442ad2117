import type { Clock } from '@repartee/kernel';

/** Frames a second that a page may send for long, of sound, reports and marks: it has 70 to send. */
const A_SECOND = 120;
/** And at once: what piles up while the network, or this process, stands still for some 20 s. */
const AT_ONCE = 1_500;

/** What a page may send: a client that floods the server is seen before it costs the others anything. */
export class Allowance {
  private left = AT_ONCE;
  private at: number;

  constructor(private readonly clock: Pick<Clock, 'now'>) {
    this.at = clock.now();
  }

  /** Whether another frame may come; one that was of no use counts for more. */
  admits(cost = 1): boolean {
    const now = this.clock.now();
    this.left = Math.min(AT_ONCE, this.left + (Math.max(0, now - this.at) / 1000) * A_SECOND);
    this.at = now;
    this.left -= cost;
    return this.left >= 0;
  }
}

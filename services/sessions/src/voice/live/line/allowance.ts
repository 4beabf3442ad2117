import type { Clock } from '@repartee/kernel';

/** Frames a second that a page may send for long, of sound, reports and marks: it has 70 to send. */
const A_SECOND = 120;
/** And at once: what piles up while the network, or this process, stands still for some 20 s. */
const AT_ONCE = 1_500;

/** What the pages of a session may send: one that floods the server is seen before it costs the others anything. */
export class Allowance {
  /** Whether a page is there that goes by it. */
  isHeld = false;
  private at: number;

  /** `left`: frames that may come at once, to begin with. */
  constructor(
    private readonly clock: Pick<Clock, 'now'>,
    private left = AT_ONCE,
  ) {
    this.at = clock.now();
  }

  /** Whether another frame may come; one that was of no use counts for more. */
  admits(cost = 1): boolean {
    this.left = this.remaining - cost;
    return this.left >= 0;
  }

  /** Frames that may come at once; below zero where there were too many. */
  get remaining(): number {
    const now = this.clock.now();
    this.left = Math.min(AT_ONCE, this.left + (Math.max(0, now - this.at) / 1000) * A_SECOND);
    this.at = now;
    return this.left;
  }

  get isWhole(): boolean {
    return this.remaining === AT_ONCE;
  }

  /** Milliseconds until a page may send as pages do without being hung up on for what was sent before; 0: at once. */
  get returnsInMs(): number {
    return Math.ceil((Math.max(0, A_SECOND - this.remaining) / A_SECOND) * 1000);
  }
}

/**
 * The allowances of the sessions of this instance. Neither a new connection nor a new session of the same person renews
 * what was used up.
 */
export class Allowances {
  private readonly kept = new Map<string, { person: string; allowance: Allowance }>();

  constructor(private readonly clock: Pick<Clock, 'now'>) {}

  /** That of the session; of one that is new, no more than the person has left in any other. */
  of(session: string, person: string): Allowance {
    this.forgetWhole();
    const allowance = this.kept.get(session)?.allowance ?? new Allowance(this.clock, this.leftTo(person));
    this.kept.set(session, { person, allowance });
    return allowance;
  }

  private leftTo(person: string): number {
    const own = [...this.kept.values()].filter((one) => one.person === person);
    return Math.min(AT_ONCE, ...own.map(({ allowance }) => allowance.remaining));
  }

  private forgetWhole(): void {
    for (const [session, { allowance }] of this.kept)
      if (!allowance.isHeld && allowance.isWhole) this.kept.delete(session);
  }
}

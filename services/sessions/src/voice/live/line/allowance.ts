import type { Clock } from '@repartee/kernel';

/** How much may come: for long, and at once. */
export interface Rate {
  aSecond: number;
  atOnce: number;
}

/**
 * Of sound, reports and marks a page has 70 frames a second to send. At once there may be as many as pile up while the
 * network, or this process, stands still for some 20 s.
 */
export const frameRate: Rate = { aSecond: 120, atOnce: 1_500 };

/** What a page may send: one that floods the server is seen before it costs the others anything. */
export class Allowance {
  /** Whether a page is there that goes by it. */
  isHeld = false;
  private at: number;

  /** `left`: what may come at once, to begin with. */
  constructor(
    private readonly clock: Pick<Clock, 'now'>,
    private readonly rate: Rate,
    private left = rate.atOnce,
  ) {
    this.at = clock.now();
  }

  /** Whether another one may come; some count for more. */
  admits(cost = 1): boolean {
    this.left = this.remaining - cost;
    return this.left >= 0;
  }

  /** How many may come at once; below zero where there were too many. */
  get remaining(): number {
    const now = this.clock.now();
    this.left = Math.min(this.rate.atOnce, this.left + (Math.max(0, now - this.at) / 1000) * this.rate.aSecond);
    this.at = now;
    return this.left;
  }

  get isWhole(): boolean {
    return this.remaining === this.rate.atOnce;
  }

  /** Milliseconds until a page may send as pages do without being hung up on for what was sent before; 0: at once. */
  get returnsInMs(): number {
    const { aSecond } = this.rate;
    return Math.ceil((Math.max(0, aSecond - this.remaining) / aSecond) * 1000);
  }
}

/**
 * The allowances of what this instance holds, such as sessions, by its names. None that is new renews what the same person
 * has used up.
 */
export class Allowances {
  private readonly kept = new Map<string, { person: string; allowance: Allowance }>();

  constructor(
    private readonly clock: Pick<Clock, 'now'>,
    private readonly rate: Rate,
  ) {}

  /** That of this name; of a new one, no more than the person has left in any other. */
  of(name: string, person: string): Allowance {
    this.forgetWhole();
    const allowance = this.kept.get(name)?.allowance ?? new Allowance(this.clock, this.rate, this.leftTo(person));
    this.kept.set(name, { person, allowance });
    return allowance;
  }

  private leftTo(person: string): number {
    const own = [...this.kept.values()].filter((one) => one.person === person);
    return Math.min(this.rate.atOnce, ...own.map(({ allowance }) => allowance.remaining));
  }

  private forgetWhole(): void {
    for (const [name, { allowance }] of this.kept) if (!allowance.isHeld && allowance.isWhole) this.kept.delete(name);
  }
}

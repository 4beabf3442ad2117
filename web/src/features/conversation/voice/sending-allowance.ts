/** What the server takes at once, and a second, with room left for reports and for what piles up on the way. */
const AT_ONCE = 1_000;
const A_SECOND = 100;

/** How much the page may send now, as the server counts it: a page that sends far more is hung up on. */
export class SendingAllowance {
  private left = AT_ONCE;
  private at: number;

  /** `now`: milliseconds on a clock that never goes back. */
  constructor(private readonly now: () => number) {
    this.at = now();
  }

  has(cost: number): boolean {
    const now = this.now();
    this.left = Math.min(AT_ONCE, this.left + ((now - this.at) / 1000) * A_SECOND);
    this.at = now;
    return this.left >= cost;
  }

  spend(cost: number): void {
    this.left -= cost;
  }

  /** The server has had too much. */
  empty(): void {
    this.left = 0;
  }
}

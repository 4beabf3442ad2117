/** Without a kill for so long, what is waited for does not come: the dead have long been replaced. */
const PATIENCE_MS = 300_000;

/** Runs out once nobody has been killed for five minutes: as long as services go on dying, everything else may wait. */
export class Patience {
  private dead: number;
  private since = performance.now();

  /** `struck`: how many have been killed so far. */
  constructor(private readonly struck: () => number) {
    this.dead = struck();
  }

  get isOver(): boolean {
    const dead = this.struck();
    if (dead > this.dead) this.since = performance.now();
    this.dead = dead;
    return performance.now() - this.since > PATIENCE_MS;
  }
}

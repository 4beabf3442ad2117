/** What happened in a run, in lines that people read. */
export class Trace {
  private readonly kept: string[] = [];
  private startedAt = 0;

  constructor(
    private readonly now: () => number,
    private readonly isWanted: boolean,
  ) {
    this.startedAt = now();
  }

  note(who: string, what: string): void {
    if (!this.isWanted) return;
    const seconds = ((this.now() - this.startedAt) / 1000).toFixed(3).padStart(9);
    this.kept.push(`${seconds} s  ${who.padEnd(13)} ${what}`);
  }

  lines(): readonly string[] {
    return this.kept;
  }
}

import type { ProjectedEvent } from '@repartee/projections';

type OnStored = (events: readonly ProjectedEvent[]) => void;

/** Counts what each of several projectors stores while all of them do: once every one has stored something, until the end. */
export class Overlap {
  private readonly stored: number[];
  private readonly begun = new Set<number>();
  private beganAt: number | undefined;
  private isOver = false;

  constructor(
    projectors: number,
    private readonly isCounted: (event: ProjectedEvent) => boolean = () => true,
  ) {
    this.stored = Array.from({ length: projectors }, () => 0);
  }

  /** What the projector at this place calls when rows are visible. */
  heardBy(place: number): OnStored {
    return (events) => {
      const counted = events.filter(this.isCounted).length;
      if (counted > 0) this.begun.add(place);
      if (this.begun.size < this.stored.length || this.isOver) return;
      this.beganAt ??= performance.now();
      this.stored[place] = (this.stored[place] ?? 0) + counted;
    };
  }

  /** For how long all of them have been storing, in milliseconds; undefined as long as one of them has not begun. */
  get lastedMs(): number | undefined {
    return this.beganAt === undefined ? undefined : performance.now() - this.beganAt;
  }

  /** Ends the count, and answers how many events the one stored that stored the fewest. */
  end(): number {
    this.isOver = true;
    return Math.min(...this.stored);
  }
}

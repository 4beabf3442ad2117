import type { Positions } from '../feed/feed.js';

/** One partition in this member's hands. */
export interface HeldPartition {
  name: string;
  /** After the last handled message. */
  position: number;
  /** The next offset to be looked at: before the position as long as it reads back to learn what was handled. */
  next: number;
  /** The end of the partition, as far as heard. */
  high: number;
  /** Where the reader was last sent to because messages seemed to be missing. */
  soughtAt?: number;
}

/** What the group has given this member, from one rebalance to the next. */
export class Assignment {
  /** Set when the partitions are no longer this member's: nothing more is handled, no position stored. */
  isOver = false;
  /** Set when it is known where each partition is to be read from. */
  isOpen = false;
  /** Resolves when it is open, or over. */
  opened: Promise<void> = Promise.resolve();
  private readonly held = new Map<string, HeldPartition>();

  /** `isAlone`: nobody else reads for this reader what is in other hands. */
  constructor(
    readonly names: readonly string[],
    private readonly isAlone = false,
  ) {}

  hold(partition: HeldPartition): void {
    this.held.set(partition.name, partition);
  }

  partition(name: string): HeldPartition | undefined {
    return this.held.get(name);
  }

  partitions(): Iterable<HeldPartition> {
    return this.held.values();
  }

  positions(): Positions {
    return new Map(
      [...this.held.values()].filter(({ position }) => position > 0).map(({ name, position }) => [name, position]),
    );
  }

  /**
   * Whether the partitions that this member holds have come that far. Of a reader that is alone it holds all of them,
   * unless one is for a while still given to a member of the group that has died.
   */
  hasReached(targets: Positions): boolean {
    if (!this.isOpen || this.isOver) return false;
    const reached = ([name, target]: [string, number]): boolean => {
      const held = this.held.get(name);
      return held ? held.position >= target : !this.isAlone || target === 0;
    };
    return [...targets].every(reached);
  }

  lag(): number {
    return [...this.held.values()].reduce((sum, { high, position }) => sum + Math.max(0, high - position), 0);
  }
}

import { DeliveryInterrupted } from '../feed/delivery.js';
import type { Positions } from '../feed/feed.js';
import type { Assignment } from './assignment.js';

interface Waiter {
  targets: Positions;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/** Those who wait until a reader has come so far. */
export class Reaching {
  private readonly waiters = new Set<Waiter>();
  private isOver = false;

  /**
   * Resolves when the partitions held then, whichever these are, have come that far. Throws DeliveryInterrupted where
   * the reader ends before, or the signal says that nobody waits any longer.
   */
  wait(targets: Positions, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiter = { targets, resolve, reject };
      if (this.isOver || signal?.aborted) return reject(new DeliveryInterrupted());
      this.waiters.add(waiter);
      signal?.addEventListener('abort', () => this.waiters.delete(waiter) && reject(new DeliveryInterrupted()));
    });
  }

  settle(assignment: Assignment): void {
    for (const waiter of this.waiters)
      if (assignment.hasReached(waiter.targets)) {
        this.waiters.delete(waiter);
        waiter.resolve();
      }
  }

  end(): void {
    this.isOver = true;
    this.waiters.forEach(({ reject }) => reject(new DeliveryInterrupted()));
    this.waiters.clear();
  }
}

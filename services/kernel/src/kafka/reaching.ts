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
  private waiters: Waiter[] = [];
  private isOver = false;

  /** Resolves when the partitions held then, whichever these are, have come that far. Throws DeliveryInterrupted. */
  wait(targets: Positions): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.isOver) reject(new DeliveryInterrupted());
      else this.waiters.push({ targets, resolve, reject });
    });
  }

  settle(assignment: Assignment): void {
    this.waiters.filter(({ targets }) => assignment.hasReached(targets)).forEach(({ resolve }) => resolve());
    this.waiters = this.waiters.filter(({ targets }) => !assignment.hasReached(targets));
  }

  end(): void {
    this.isOver = true;
    this.waiters.forEach(({ reject }) => reject(new DeliveryInterrupted()));
    this.waiters = [];
  }
}

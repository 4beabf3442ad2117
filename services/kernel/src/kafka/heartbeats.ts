import type { Clock, Timer } from '../ports/clock.js';
import { typeOf } from './kafka-trouble.js';

/** The group has gone on without this member: what it holds may be in other hands. */
const PUT_OUT = new Set(['UNKNOWN_MEMBER_ID', 'ILLEGAL_GENERATION', 'FENCED_INSTANCE_ID']);

/** Tells the group that this member lives while its handler works, and hears when the group wants to share anew. */
export class Heartbeats {
  /** The group shares its partitions anew: finish, store the position, throw this. */
  rebalance: unknown;
  private timer: Timer | undefined;
  private isOver = false;

  constructor(
    private readonly parts: {
      clock: Clock;
      everyMs: number;
      heartbeat: () => Promise<void>;
      onPutOut: () => void;
      onRebalance: () => void;
    },
  ) {
    this.next();
  }

  stop(): void {
    this.isOver = true;
    this.timer?.cancel();
  }

  private next(): void {
    if (!this.isOver) this.timer = this.parts.clock.schedule(this.parts.everyMs, () => this.beat());
  }

  private async beat(): Promise<void> {
    try {
      await this.parts.heartbeat();
      this.next();
    } catch (error) {
      const type = typeOf(error);
      if (type !== undefined && PUT_OUT.has(type)) this.parts.onPutOut();
      // A connection that is gone is seen by the client itself at the next fetch.
      if (type === undefined) return this.next();
      this.rebalance = error;
      this.parts.onRebalance();
    }
  }
}

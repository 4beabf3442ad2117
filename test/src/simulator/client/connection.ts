import { connectionError } from '../broker/protocol-error.js';
import type { Exchange } from '../faults/fault-points.js';
import type { Network } from '../faults/network.js';
import type { Life } from '../world/life.js';

const PATIENCE_MS = 5_000;

/** A process's way to the brokers. Closing it gives up the questions that are open; the next one connects again. */
export class Connection {
  private readonly open = new Set<() => void>();

  constructor(
    private readonly network: Network,
    readonly life: Life,
  ) {}

  ask<Answer>(exchange: Exchange, work: () => Answer | Promise<Answer>, longerMs = 0): Promise<Answer> {
    return this.network.ask({
      ...{ from: this.life, exchange, work, failure: connectionError, open: this.open },
      patienceMs: PATIENCE_MS + longerMs,
    });
  }

  close(): void {
    [...this.open].forEach((giveUp) => giveUp());
  }
}

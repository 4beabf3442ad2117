import { isDiskTrouble } from '../sqlite/disk-trouble.js';
import type { Outbox } from './outbox.js';

/**
 * Most events of a journal that one batch takes, and most acknowledged ones whose note the loss of power may take: the
 * readers' look-back is made for what these two together send twice.
 */
export const RELAYED_AT_ONCE = 2000;

/**
 * How far one cluster has acknowledged the journal, and the notes of it. A note that lies on the disk covers all but fewer
 * than RELAYED_AT_ONCE acknowledged events, so that a relay that starts after the power was lost sends fewer than that
 * again, and what was in flight.
 */
export class RelayProgress {
  private through: number;
  private noted: number;
  /** As far as the loss of power leaves a note. */
  private safe: number;

  /** `target` names the cluster and this installation's part of it: another one begins with nothing acknowledged. */
  constructor(
    private readonly outbox: Outbox,
    private readonly target: string,
  ) {
    this.through = outbox.acknowledged(target);
    this.noted = this.through;
    this.safe = this.through;
  }

  get acknowledged(): number {
    return this.through;
  }

  acknowledge(through: number): void {
    this.through = through;
    this.note(through - this.safe >= RELAYED_AT_ONCE);
  }

  /** When there is time for it: the note, and its way to the disk. */
  settle(): void {
    if (this.safe !== this.through) this.note(true);
  }

  /** What could not be noted before; until it is, a restart would send some events again. */
  catchUp(): void {
    if (this.noted !== this.through) this.note(false);
  }

  /** On a full disk the next note does. */
  private note(safe: boolean): void {
    try {
      this.outbox.acknowledge(this.target, this.through, safe);
    } catch (error) {
      if (isDiskTrouble(error)) return;
      throw error;
    }
    this.noted = this.through;
    if (safe) this.safe = this.through;
  }
}

import type { Clock, Log, SealedRecordings, StoredRecording, Timer } from '@repartee/kernel';
import { RetriableError, recordingAt } from '@repartee/kernel';

import type { Stage } from '../stage/stage.js';
import type { Recordings } from './recordings.js';
import { isOver } from './term.js';

const SWEEP_EVERY_MS = 60 * 60_000;

export interface RetentionParts {
  recordings: Pick<Recordings, 'sealed'>;
  stage: Pick<Stage, 'recordingDays'>;
  clock: Clock;
  log: Log;
}

/**
 * Deletes recordings whose time is over: as the learner was told, or sooner where the organisation has shortened it. What
 * can't be read any more goes at once.
 */
export class Retention {
  private timer: Timer | undefined;
  private isStopped = false;
  /** What could not be looked at in the last sweep: each is told once. */
  private told: ReadonlySet<string> = new Set();

  constructor(private readonly parts: RetentionParts) {}

  /** Sweeps now, and every hour. */
  start(): void {
    void this.sweep()
      .catch((err: unknown) => this.parts.log.error({ err }, 'Recordings whose time is over are not deleted yet'))
      .then(() => {
        if (!this.isStopped) this.timer = this.parts.clock.schedule(SWEEP_EVERY_MS, () => this.start());
      });
  }

  stop(): void {
    this.isStopped = true;
    this.timer?.cancel();
  }

  /** Resolves once what is over is deleted. One recording that cannot be looked at, or not deleted, keeps no other. */
  async sweep(): Promise<void> {
    const { recordings, clock, log } = this.parts;
    const { sealed } = recordings;
    if (!sealed) return;
    await sealed.tidy(clock.now());
    const failed = new Set<string>();
    for await (const stored of sealed.list()) {
      if (this.isStopped) return;
      const { name } = stored;
      await this.deleteIfOver(sealed, stored).catch((err: unknown) => {
        // Then no other can be looked at either.
        if (err instanceof RetriableError) throw err;
        failed.add(name);
        if (!this.told.has(name)) log.error({ err, name }, 'Whether the time of a recording is over cannot be told');
      });
    }
    this.told = failed;
  }

  private async deleteIfOver(sealed: SealedRecordings, { name, storedAt }: StoredRecording): Promise<void> {
    const head = await sealed.head(name);
    if (!head) return;
    const { keptDays, endedAt = storedAt, isReadable } = head;
    const { stage, clock } = this.parts;
    const keeps = stage.recordingDays(recordingAt(name)?.organisation ?? '');
    if (!isReadable || isOver({ keptDays, endedAt, keeps }, clock.now())) await sealed.remove(name);
  }
}

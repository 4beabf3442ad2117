import type { Clock, Log } from '@repartee/kernel';
import { KeyDestroyed } from '@repartee/kernel';

import { isSessionError } from '../../../live/domain/session-errors.js';
import type { SessionCommand } from '../../../live/domain/session.decide.js';

/** What could not be recorded, as on a full disk, is tried again. */
const AGAIN_AFTER_MS = 1_000;

export interface Record {
  /** Puts it on record, durably. */
  execute: (command: SessionCommand) => Promise<unknown>;
  /** The session refuses it: what is said does not fit what is on record, or nothing may be recorded of its learner any more. */
  onRefused: () => void;
  clock: Clock;
  log: Log;
  /** Tells which session in a line of the log. */
  about: Readonly<{ [name: string]: string }>;
}

/**
 * Puts what is said on record: one thing after the other, in the order it was said, each until it is there. Where the
 * session itself refuses something, nothing that follows is put there either.
 */
export class Recorder {
  private queue: Promise<unknown> = Promise.resolve();
  private isStopped = false;

  constructor(private readonly record: Record) {}

  /** Resolves to whether it is on record, once that is known. */
  put(command: SessionCommand): Promise<boolean> {
    const recorded = this.queue.then(() => this.untilRecorded(command));
    this.queue = recorded;
    return recorded;
  }

  /** Resolves once everything so far is on record. */
  async settled(): Promise<void> {
    await this.queue;
  }

  /** What is not on record by now is given up. */
  stop(): void {
    this.isStopped = true;
  }

  private async untilRecorded(command: SessionCommand): Promise<boolean> {
    const { execute, onRefused, clock, log, about } = this.record;
    while (!this.isStopped) {
      try {
        await execute(command);
        return true;
      } catch (err) {
        log.error({ err, ...about, type: command.type }, 'What was said could not be recorded');
        if (isSessionError(err) || err instanceof KeyDestroyed) {
          this.stop();
          onRefused();
          return false;
        }
        await clock.delay(AGAIN_AFTER_MS);
      }
    }
    return false;
  }
}

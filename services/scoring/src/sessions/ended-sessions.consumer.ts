import { Injectable } from '@nestjs/common';
import type { Subscription } from '@repartee/kernel';
import { ConcurrencyConflict, Feed, RetriableError } from '@repartee/kernel';
import type { RecordedEvent, SessionEvent } from '@repartee/proto';
import { topics } from '@repartee/proto';

import { SessionScoringService } from './session-scoring.service.js';

/** Scorecards of a batch go on record together, and each time costs a commit: some tens of sessions at once. */
const BATCH_SIZE = 2000;
const ENDED = 'repartee.sessions.v1.SessionEnded';

/** Follows sessions and has those scored that have ended. */
@Injectable()
export class EndedSessionsConsumer {
  private subscription: Subscription | undefined;

  constructor(
    private readonly feed: Feed,
    private readonly scoring: SessionScoringService,
  ) {}

  async start(): Promise<void> {
    this.subscription = await this.feed.subscribe({
      group: 'scoring',
      topics: [topics.sessions],
      batchSize: BATCH_SIZE,
      handler: (events) => this.handle(events as RecordedEvent<SessionEvent>[]),
    });
  }

  async stop(): Promise<void> {
    await this.subscription?.stop();
  }

  private async handle(events: readonly RecordedEvent<SessionEvent>[]): Promise<void> {
    const ended = events.filter(({ type }) => type === ENDED);
    if (ended.length === 0) return;
    try {
      await this.scoring.scoreEnded(ended, events);
    } catch (error) {
      // Somebody wrote to one of the scorecards in between; what is there is read again.
      if (error instanceof ConcurrencyConflict) throw new RetriableError(error.code, error.message, { cause: error });
      throw error;
    }
  }
}

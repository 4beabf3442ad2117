import { Injectable } from '@nestjs/common';
import { Clock } from '@repartee/kernel';

import { SessionsGateway } from './sessions.gateway.js';
import { SessionsService } from './sessions.service.js';

const LOOK_EVERY_MS = 100;

/** The end of an instance that leaves nobody in mid-sentence. */
@Injectable()
export class Departure {
  constructor(
    private readonly service: SessionsService,
    private readonly gateway: SessionsGateway,
    private readonly clock: Clock,
  ) {}

  /**
   * Opens no session from now on; resolves once nobody holds one any more, or time is up. Sessions whose learners are
   * away wait for them in the journal, as after every end.
   */
  async begin(withinMs: number): Promise<void> {
    this.service.openNoMore();
    const deadline = this.clock.now() + withinMs;
    while (this.gateway.held > 0 && this.clock.now() < deadline) await this.clock.delay(LOOK_EVERY_MS);
  }
}

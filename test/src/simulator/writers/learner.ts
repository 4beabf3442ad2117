import type { Clock, Randomness } from '@repartee/kernel';
import type { SessionCommand } from '@repartee/sessions';
import { isSessionError } from '@repartee/sessions';

import type { Network } from '../faults/network.js';
import { Life } from '../world/life.js';
import type { Trace } from '../world/trace.js';
import { conversation } from './conversations.js';

/** What a learner was told is on record. */
export interface Acknowledged {
  sessionId: string;
  version: number;
}

/** Throws where the service is down. */
export type AskHome = (sessionId: string, learnerId: string, command: SessionCommand) => Promise<number>;

export interface LearnerParts {
  clock: Clock;
  randomness: Randomness;
  network: Network;
  trace: Trace;
  ask: AskHome;
}

const PATIENCE_MS = 5_000;
const THINKING_MS = 1_500;

/** Talks one session through, and says again what nobody has acknowledged, as the browser does. */
export class Learner {
  readonly acknowledged: Acknowledged[] = [];
  isDone = false;
  private readonly life: Life;

  constructor(
    private readonly number: number,
    private readonly parts: LearnerParts,
  ) {
    this.life = new Life(`learner-${number % 2}`, parts.clock);
  }

  async talk(): Promise<void> {
    for (const command of conversation(this.number)) {
      await this.pause();
      const version = await this.untilAcknowledged(command);
      if (version === undefined) break;
      const sessionId = `session-${this.number}`;
      this.acknowledged.push({ sessionId, version });
      this.parts.trace.note(this.life.name, `${command.type} in ${sessionId} is acknowledged, version ${version}`);
    }
    this.isDone = true;
  }

  /** Undefined where the session is over already: the persona has ended it. */
  private async untilAcknowledged(command: SessionCommand): Promise<number | undefined> {
    const work = () => this.parts.ask(`session-${this.number}`, this.life.name, command);
    const failure = () => new Error('No answer');
    for (;;) {
      try {
        return await this.parts.network.ask({
          from: this.life,
          exchange: 'say',
          work,
          failure,
          patienceMs: PATIENCE_MS,
        });
      } catch (error) {
        if (isSessionError(error) && error.code === 'session_over') return undefined;
        await this.pause();
      }
    }
  }

  private pause(): Promise<void> {
    return this.parts.clock.delay(100 + this.parts.randomness.below(THINKING_MS));
  }
}

import type { Clock, Ids, Keys, User } from '@repartee/kernel';
import { ReviewsService } from '@repartee/scoring';
import type { ScorecardRepository } from '@repartee/scoring';
import type { CorrectCriterion } from '@repartee/proto';

import type { Network } from '../faults/network.js';
import { Life } from '../world/life.js';
import { ORGANISATION, staged } from './conversations.js';

const trainer: User = {
  ...{ id: 'trainer', organisation: ORGANISATION, team: 'red', site: 'lille', csrf: '', issuedAt: 0 },
  roles: [{ role: 'trainer', everywhere: true, sites: [], teams: [] }],
};

export interface TrainerParts {
  clock: Clock;
  ids: Ids;
  keys: Keys;
  network: Network;
  /** Throws while scoring is down. */
  scorecards: () => Promise<ScorecardRepository>;
}

const LOOKS_EVERY_MS = 3_000;
const PATIENCE_MS = 5_000;

/** Corrects one criterion of a session, as soon as it is scored; says so again until it is acknowledged. */
export class Trainer {
  isDone = false;
  private readonly life: Life;

  constructor(private readonly parts: TrainerParts) {
    this.life = new Life('trainer', parts.clock);
  }

  /** The version of the scorecard that was acknowledged. */
  async correct(sessionId: string): Promise<number> {
    const { clock, ids, network, scorecards } = this.parts;
    const failure = () => new Error('No answer');
    const work = async () => {
      const reviews = new ReviewsService(await scorecards(), clock, ids);
      return (await reviews.correct(trainer, sessionId, correction())).version;
    };
    for (;;) {
      await clock.delay(LOOKS_EVERY_MS);
      try {
        const version = await network.ask({ from: this.life, exchange: 'say', work, failure, patienceMs: PATIENCE_MS });
        this.isDone = true;
        return version;
      } catch {
        // Not scored yet, or not reached: the trainer looks again.
      }
    }
  }
}

function correction(): CorrectCriterion {
  const [skill] = staged().play.rubric.skills;
  const [criterion] = skill?.criteria ?? [];
  if (!skill || !criterion) throw new Error('The rubric has no criteria');
  return { skillId: skill.id, criterionId: criterion.id, answer: 'partly', reason: 'Heard it otherwise.' };
}

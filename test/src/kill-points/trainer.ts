import { setTimeout as delay } from 'node:timers/promises';

import type { RecordedEvent, ScoreEvent } from '@repartee/proto';
import { Written, scoresV1, streamOf } from '@repartee/proto';

import type { KillStage } from './kill-stage.js';
import { isPassing } from './learner.js';

type SkillScored = Extract<ScoreEvent, { $typeName: 'repartee.scores.v1.SkillScored' }>;

const LOOK_EVERY_MS = 100;

/**
 * Corrects one criterion of a session as soon as it is scored, through the public interface, however often scoring dies
 * meanwhile. Resolves to where the scorecard stands by what the trainer was told.
 */
export async function correct(stage: KillStage, sessionId: string): Promise<Written> {
  const { skillId, criteria } = await firstScore(stage, sessionId);
  const [criterion] = criteria;
  const answer = criterion?.answer === scoresV1.Answer.MET ? 'not_met' : 'met';
  const body = { skillId, criterionId: criterion?.criterionId, answer, reason: 'Heard otherwise.' };
  return untilAnswered(stage, async () => {
    const api = await stage.signedIn('trainer');
    return api.ask(`/api/scoring/sessions/${sessionId}/corrections`, Written, { method: 'POST', body });
  });
}

async function firstScore(stage: KillStage, sessionId: string): Promise<SkillScored> {
  const stream = streamOf.scorecard(stage.log.organisation, sessionId);
  for (const patience = stage.patience(); !patience.isOver;) {
    const [first] = (await stage.log.streamOf('scoring', stream)) as RecordedEvent<ScoreEvent>[];
    if (first?.data.$typeName === 'repartee.scores.v1.SkillScored') return first.data;
    await delay(LOOK_EVERY_MS);
  }
  throw new Error(`The session ${sessionId} is not scored, though nobody has been killed for minutes.`);
}

async function untilAnswered<Answer>(stage: KillStage, ask: () => Promise<Answer>): Promise<Answer> {
  for (const patience = stage.patience(); ;) {
    try {
      return await ask();
    } catch (error) {
      if (!isPassing(error) || patience.isOver) throw error;
      await delay(LOOK_EVERY_MS);
    }
  }
}

import { describe, expect, it } from '@jest/globals';
import type { Queued } from './reasons.js';
import { queueReasons } from './reasons.js';

const listening = { id: 'listening' as const, name: { en: 'Listening', fr: 'Écoute' } };

const createTestQueued = (overrides: Partial<Queued> = {}): Queued => ({
  failure: '',
  objectiveReached: true,
  endReason: 'objective_reached',
  heaviest: { kind: 'lever', weight: 20 },
  lowest: { skill: listening, points: 60 },
  score: 70,
  previous: undefined,
  ...overrides,
});

describe('a session in the queue', () => {
  it('names its heaviest moment first', () => {
    const heaviest = { kind: 'misstep' as const, weight: 80 };
    const reasons = queueReasons(createTestQueued({ heaviest, objectiveReached: false, endReason: 'time' }));
    expect(reasons).toEqual([{ code: 'heavy_moment', kind: 'misstep', weight: 80 }, { code: 'objective_missed' }]);
  });

  it('says that the persona left rather than that the objective was missed', () => {
    const left = createTestQueued({ endReason: 'persona_left', objectiveReached: false });
    expect(queueReasons(left)).toEqual([{ code: 'persona_left' }]);
  });

  it('says how far it fell behind the attempt before', () => {
    const fallen = createTestQueued({ score: 50, previous: { sessionId: 's1', points: 68.25 } });
    expect(queueReasons(fallen)).toEqual([{ code: 'fell_behind', points: 18.3, previousSessionId: 's1' }]);
  });

  it('names a skill at the floor', () => {
    const low = createTestQueued({ lowest: { skill: listening, points: 25 } });
    expect(queueReasons(low)).toEqual([{ code: 'skill_at_floor', skill: listening, score: 25 }]);
  });

  it('gives the one reason that counts where scoring failed', () => {
    expect(queueReasons(createTestQueued({ failure: 'unreadable', endReason: 'persona_left' }))).toEqual([
      { code: 'scoring_failed', failure: 'unreadable' },
    ]);
  });

  it('has a reason even where nothing stands out', () => {
    expect(queueReasons(createTestQueued())).toEqual([{ code: 'heavy_moment', kind: 'lever', weight: 20 }]);
  });
});

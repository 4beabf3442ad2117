import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { KillPoint } from './kill-points.js';
import { strikesAt } from './kill-points.js';
import { KillStage } from './kill-stage.js';
import { killAt } from './kill-trial.js';

/**
 * The way from a turn to its score in the tables, where each step of it begins or ends: what so many lives cost is what a
 * run of all specs can bear. `npm run -s bench -- kill-points` has every point, and more often.
 */
const points: readonly KillPoint[] = [
  'before-append-turn',
  'after-append-turn',
  'relay-read',
  'produce.request',
  'produce.response',
  'before-note-acknowledged',
  'after-note-acknowledged',
  'before-append-score',
  'after-append-score',
  'before-handle-batch',
  'after-handle-batch',
  'producer-id.response',
  'fetch.response',
  'commit.request',
  'commit.response',
  'join.response',
  'insert-turns.request',
  'insert-turns.response',
  'insert-session-ends.request',
  'insert-skill-scores.request',
  'insert-corrections.response',
  'compute-rollup.request',
  'compute-rollup.response',
  'insert-heads.request',
  'insert-position.request',
  'insert-position.response',
];
const TIMES = 2;

describe('when services are killed at named points, one life after the other', () => {
  let stage: KillStage;

  beforeAll(async () => {
    stage = await KillStage.start();
  }, 600_000);

  afterAll(() => stage.stop());

  it('no turn that was acknowledged is lost, and nothing is in the tables twice', async () => {
    const strikes = points.flatMap((point) => strikesAt(point, TIMES));
    const { struck, ...found } = await killAt(stage, strikes);

    expect(struck).toHaveLength(points.length * TIMES);
    expect(found).toMatchObject({ turnsLost: 0, rowsNotOne: 0, scoresNotOne: 0, differing: [] });
    expect(found.acknowledged).toBeGreaterThan(0);
  }, 1_200_000);

  it('it is seen where a reader notes its position before it has stored what lies before it', async () => {
    const strike = { victim: 'projections', point: 'insert-turns.request', passing: 1, isCareless: true } as const;
    const found = await killAt(stage, [strike], 5000);

    expect(found.rowsNotOne).toBeGreaterThan(0);
    expect(found.differing).not.toEqual([]);
  }, 300_000);
});

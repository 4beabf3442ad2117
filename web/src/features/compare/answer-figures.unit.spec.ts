import { describe, expect, it } from 'vitest';

import { answerFigures } from './answer-figures.js';
import { createTestComparison, createTestSkill } from './compare.fixtures.js';

describe('the figures of an answer', () => {
  it('are the change of every cohort, with its interval', () => {
    expect(answerFigures(createTestComparison(), 'change')).toEqual([
      {
        skill: createTestSkill('listening').skill,
        figures: [
          { value: 1, low: -3, high: 5, clear: false },
          { value: 2, low: -2, high: 6, clear: false },
        ],
      },
    ]);
  });

  it('are of a level like for like, and none where no mix is shared', () => {
    const skill = createTestSkill('listening');
    const apart = skill.differences.map((one) => ({ ...one, likeForLike: null }));
    expect(answerFigures(createTestComparison(), 'level')[0]?.figures).toMatchObject([{ value: 1, low: -4, high: 6 }]);
    const comparison = createTestComparison({ skills: [{ ...skill, differences: apart }] });
    expect(answerFigures(comparison, 'level')).toEqual([]);
  });

  it('are none where all of them are withheld', () => {
    const skill = createTestSkill('listening');
    const changes = skill.changes.map((one) => ({ ...one, figure: null }));
    expect(answerFigures(createTestComparison({ skills: [{ ...skill, changes }] }), 'change')).toEqual([]);
  });
});

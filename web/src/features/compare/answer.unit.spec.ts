import { describe, expect, it } from 'vitest';

import { changeAnswers, gainAnswers, levelAnswers } from './answer.js';
import { LILLE, LYON, createTestComparison, createTestFigure, createTestSkill } from './compare.fixtures.js';

const change = (cohort: string, over: object) => ({
  ...{ cohort, figure: createTestFigure(10), withheld: null, verdict: 'rose' as const, badge: true },
  ...over,
});

describe('what changed', () => {
  const skills = [
    createTestSkill('exploring', { changes: [change(LILLE, {}), change(LYON, { verdict: 'fell' })] }),
    createTestSkill('listening', { changes: [change(LILLE, { badge: false }), change(LYON, { figure: null })] }),
    createTestSkill('informing', {
      changes: [change(LILLE, { verdict: 'no_clear_change' }), change(LYON, { verdict: 'too_few' })],
    }),
  ];
  const [lille, lyon] = changeAnswers(createTestComparison({ skills }));

  it('is told apart from what would be clear only if it were looked at alone', () => {
    expect(lille?.up.map(({ skill, low, high }) => [skill.id, low, high])).toEqual([['exploring', 6, 14]]);
    expect(lille?.alone.map(({ skill }) => skill.id)).toEqual(['listening']);
    expect(lille).toMatchObject({ down: [], unclear: 1, tooFew: 0 });
  });

  it('counts what may not be shown among what cannot be judged', () => {
    expect(lyon?.down.map(({ skill }) => skill.id)).toEqual(['exploring']);
    expect(lyon).toMatchObject({ up: [], alone: [], unclear: 0, tooFew: 2 });
  });
});

describe('how two cohorts differ', () => {
  it('is told of the second beside the first, in change and in level', () => {
    const comparison = createTestComparison();
    for (const answers of [gainAnswers(comparison), levelAnswers(comparison)])
      expect(answers).toMatchObject([{ cohort: LYON, against: LILLE, unclear: 1 }]);
  });

  it('rests on the like-for-like interval, and on the raw one only where no mix is shared', () => {
    const skill = createTestSkill('listening');
    const clear = skill.differences.map((one) => ({ ...one, verdict: 'higher' as const, badge: true }));
    const both = createTestComparison({ skills: [{ ...skill, differences: clear }] });
    expect(levelAnswers(both)[0]?.up).toMatchObject([{ low: -4, high: 6 }]);
    const rawOnly = clear.map((one) => ({ ...one, likeForLike: null }));
    const apart = createTestComparison({ skills: [{ ...skill, differences: rawOnly }] });
    expect(levelAnswers(apart)[0]?.up).toMatchObject([{ low: -3, high: 7 }]);
  });
});

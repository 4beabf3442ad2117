import type { CriterionView, SkillView } from '@repartee/proto';
import { describe, expect, it } from 'vitest';

import { compareCriteria } from './criteria.js';

const criterion = (id: string, answer: CriterionView['answer']): CriterionView => ({
  ...{ id, answer, text: `Text of ${id}`, anchor: '', evidence: [], correctedFrom: null },
});
const skill = (...criteria: CriterionView[]): { skills: SkillView[] } => ({
  skills: [{ id: 'listening', name: 'Listening', about: '', score: 50, criteria }],
});

describe('the criteria of two ways', () => {
  it('are put in two groups, in the order of the rubric', () => {
    const left = skill(criterion('asks', 'met'), criterion('waits', 'not_met'), criterion('names', 'not_met'));
    const right = skill(criterion('names', 'met'), criterion('waits', 'partly'), criterion('asks', 'met'));
    const { changed, same } = compareCriteria(left, right);
    expect(changed.map(({ text, left: was, right: is }) => [text, was, is])).toEqual([
      ['Text of waits', 'not_met', 'partly'],
      ['Text of names', 'not_met', 'met'],
    ]);
    expect(same.map(({ id }) => id)).toEqual(['listening/asks']);
  });

  it('are left out where only one way has them', () => {
    expect(compareCriteria(skill(criterion('asks', 'met')), skill())).toEqual({ changed: [], same: [] });
  });
});

import { describe, expect, it } from '@jest/globals';
import { withheldParts } from './suppression.js';

const parts = (...learners: number[]) => learners.map((count, index) => ({ id: `team-${index}`, learners: count }));

describe('teams of a site', () => {
  it('are all shown where each has five', () => {
    expect(withheldParts(parts(5, 9, 0))).toEqual(new Map());
  });

  it('hide the smallest other team with a single small one, which could be computed from the rest', () => {
    expect(withheldParts(parts(7, 3, 8))).toEqual(
      new Map([
        ['team-1', 'group_floor'],
        ['team-0', 'remainder'],
      ]),
    );
  });

  it('hide small teams alone where together they are five', () => {
    expect(withheldParts(parts(7, 3, 2))).toEqual(
      new Map([
        ['team-1', 'group_floor'],
        ['team-2', 'group_floor'],
      ]),
    );
  });
});

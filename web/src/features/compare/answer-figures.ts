import type { Comparison, SkillComparison, SkillRef } from '@repartee/proto';

import { isClear } from './figures.js';

/** Points with their 95 % interval. */
export interface AnswerFigure {
  value: number;
  low: number;
  high: number;
  clear: boolean;
}

/** A skill with one figure a cohort, as the answers of its theme have them; null where there is none to show. */
export interface AnswerRow {
  skill: SkillRef;
  figures: (AnswerFigure | null)[];
}

const figuresOf = {
  change: ({ changes }: SkillComparison) =>
    changes.map((one) => {
      if (!one.figure) return null;
      const { value, low, high } = one.figure;
      return { value, low, high, clear: isClear(one) };
    }),
  gain: ({ changeDifferences }: SkillComparison) =>
    changeDifferences.map((one) => {
      if (!one.change) return null;
      const { points: value, low, high } = one.change;
      return { value, low, high, clear: isClear(one) };
    }),
  level: ({ differences }: SkillComparison) =>
    differences.map((one) => {
      // The figure that the verdict rests on; where no mix is shared there is none.
      if (!one.likeForLike) return null;
      const { points: value, low, high } = one.likeForLike;
      return { value, low, high, clear: isClear(one) };
    }),
};

/** The figures behind the sentences of a theme, skill by skill; none where every one of them is withheld. */
export const answerFigures = ({ skills }: Comparison, theme: 'change' | 'gain' | 'level'): AnswerRow[] => {
  const rows = skills.map((one) => ({ skill: one.skill, figures: figuresOf[theme](one) }));
  return rows.some(({ figures }) => figures.some((figure) => figure !== null)) ? rows : [];
};

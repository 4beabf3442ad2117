import type { CohortView, FigureKind } from '@repartee/proto';
import type { RouteLocationNamedRaw } from 'vue-router';

import type { AskedFigure } from '../../lineage/index.js';
import type { Question } from './question.js';
import { addressOf } from './question.js';

const DIRECTED = ['rose', 'fell', 'higher', 'lower'];

/** Stands after every check, and has a direction. */
export const isClear = ({ badge, verdict }: { badge: boolean; verdict: string | null }): boolean =>
  badge && verdict !== null && DIRECTED.includes(verdict);

/** The page behind a figure: the same question, narrowed to one cohort and one skill. */
export const behind = (question: Question, cohort: CohortView['key'], skill: string): RouteLocationNamedRaw => ({
  name: 'compare-behind',
  query: addressOf({ ...question, cohort: [cohort], skill: [skill] }),
});

/** The same figure, asked what it rests on: of one cohort, or of one against another, and one skill; or of who practises. */
export const askedOf = (
  figure: Exclude<FigureKind, 'progress' | 'due'>,
  { scenario, family, from, to }: Partial<Question>,
  {
    cohort,
    against,
    skill,
  }: { cohort: CohortView['key']; against?: CohortView['key'] | undefined; skill?: string | readonly string[] },
): AskedFigure => ({
  ...{ figure, cohort },
  ...(against !== undefined && { against }),
  ...(skill !== undefined && { skill }),
  ...(scenario !== undefined && { scenario }),
  ...(family !== undefined && { family }),
  ...(from !== undefined && { from }),
  ...(to !== undefined && { to }),
});

import type { Overview, OverviewSentence } from '@repartee/proto';

import type { AskedFigure } from '../../lineage/index.js';

const DAY_MS = 86_400_000;

/** What the figures of a sentence rest on; undefined where it has none, or where they are withheld. */
export const askedOfSentence = (
  sentence: OverviewSentence,
  { to, due }: Pick<Overview, 'to' | 'due'>,
): AskedFigure | undefined => {
  switch (sentence.code) {
    case 'practice': {
      const first = new Date(Date.parse(`${to}T00:00:00Z`) - (sentence.days - 1) * DAY_MS);
      return { figure: 'adoption', cohort: 'organisation', from: first.toISOString().slice(0, 10), to };
    }
    case 'due': {
      const next = due.find(({ overdue }) => !overdue);
      return next && sentence.done !== null ? { figure: 'due', assignment: next.id } : undefined;
    }
    default:
      return undefined;
  }
};

import type { WithheldReason } from '@repartee/proto';

import type { IntervalFigure } from '../../charts/index.js';
import { useWords } from '../../i18n/use-words.js';

type Interval = Pick<IntervalFigure, 'low' | 'high'>;

/** Figures with their interval, unit and n, the same way everywhere. */
export const useFigureWords = () => {
  const { t, number, signed } = useWords();
  return {
    level: (one: IntervalFigure): string[] => [
      t('compare.levelIs', { value: number(one.value, 1), low: number(one.low), high: number(one.high) }),
      t('compare.rests', { learners: number(one.learners), sessions: number(one.sessions) }),
    ],
    change: (one: IntervalFigure): string[] => [
      t('compare.changeIs', { value: signed(one.value, 1), low: signed(one.low), high: signed(one.high) }),
      t('compare.rests', { learners: number(one.learners), sessions: number(one.sessions) }),
    ],
    difference: (one: Interval & { value: number }): string[] => [
      t('compare.changeIs', { value: signed(one.value, 1), low: signed(one.low), high: signed(one.high) }),
    ],
    range: ({ low, high }: Interval): string => t('compare.range', { low: number(low), high: number(high) }),
    signedRange: ({ low, high }: Interval): string => t('compare.range', { low: signed(low), high: signed(high) }),
    /** Why there is no figure. */
    missing: (withheld: WithheldReason | null): string => t(`compare.missing.${withheld ?? 'nothing'}`),
  };
};

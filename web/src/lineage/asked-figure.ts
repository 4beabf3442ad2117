import type { FigureKind } from '@repartee/proto';

import type { QueryValues } from '../api/client.js';

/** Which figure is asked about, by the same values as the figure itself. */
export interface AskedFigure {
  figure: FigureKind;
  cohort?: string;
  /** Of a difference, whose figure is taken from the cohort's. */
  against?: string;
  assignment?: string;
  skill?: string | readonly string[];
  scenario?: readonly string[];
  family?: string;
  from?: string;
  to?: string;
}

/** One's own figures begin with other words: the live feed marks both as old. */
export const keyOf = ({ figure }: AskedFigure): readonly string[] =>
  figure === 'progress' ? ['my', 'lineage'] : ['compare', 'lineage'];

/** Which words say how it is worked out. */
export const formulaOf = ({ figure, against }: AskedFigure): string => {
  if (against === undefined) return figure;
  return figure === 'change' ? 'changeDifference' : 'difference';
};

/** Whether it rests on what sessions began as, and not on their scores. */
export const isOfSessions = ({ figure }: AskedFigure): boolean => figure === 'adoption' || figure === 'due';

export const valuesOf = (asked: AskedFigure): QueryValues => ({ ...asked });

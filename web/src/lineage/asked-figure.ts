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
  /** Of the scenario whose calibration it is. */
  version?: number;
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

/** What the events are that it rests on. */
export const eventsOf = ({ figure }: AskedFigure): 'sessions' | 'calibrations' | 'scores' => {
  if (figure === 'calibration') return 'calibrations';
  return figure === 'adoption' || figure === 'due' ? 'sessions' : 'scores';
};

export const valuesOf = (asked: AskedFigure): QueryValues => ({ ...asked });

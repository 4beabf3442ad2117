import type { FigureKind } from '@repartee/proto';

import type { QueryValues } from '../api/client.js';

/** Which figure is asked about, by the same values as the figure itself. */
export interface AskedFigure {
  figure: FigureKind;
  cohort?: string;
  skill?: string | readonly string[];
  scenario?: readonly string[];
  family?: string;
  from?: string;
  to?: string;
}

/** One's own figures begin with other words: the live feed marks both as old. */
export const keyOf = ({ figure }: AskedFigure): readonly string[] =>
  figure === 'progress' ? ['my', 'lineage'] : ['compare', 'lineage'];

export const valuesOf = (asked: AskedFigure): QueryValues => ({ ...asked });

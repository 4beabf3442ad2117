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
  /** Of single sessions, which one, or which ones beside one another. */
  session?: string | readonly string[];
  /** Of a version's sessions, which version: `scenario:reprimand@2`. */
  use?: string;
}

const ofSessions: ReadonlySet<FigureKind> = new Set(['session', 'measures', 'disposition', 'queued']);

/** Whether it is a figure of single sessions, and not one over many. */
export const isOfSessions = (figure: FigureKind): boolean => ofSessions.has(figure);

/** By what the live feed marks as old along with the figure: a session, what is one's own, or what is of groups. */
export const keyOf = ({ figure, session }: AskedFigure): readonly string[] => {
  if (isOfSessions(figure)) return ['session', [session].flat()[0] ?? '', 'lineage'];
  return figure === 'progress' ? ['my', 'lineage'] : ['compare', 'lineage'];
};

/** Which words say how it is worked out. */
export const formulaOf = ({ figure, against }: AskedFigure): string => {
  if (against === undefined) return figure;
  return figure === 'change' ? 'changeDifference' : 'difference';
};

type EventsOf = 'sessions' | 'calibrations' | 'scores' | 'measures' | 'disposition' | 'queued' | 'debriefings';

const eventsOfKind: Partial<Record<FigureKind, EventsOf>> = {
  calibration: 'calibrations',
  adoption: 'sessions',
  due: 'sessions',
  use: 'sessions',
  measures: 'measures',
  disposition: 'disposition',
  queued: 'queued',
};

/** What the events are that it rests on. A scorer is named by what it wrote, and by no beginning of a session. */
export const eventsOf = ({ figure, use }: AskedFigure): EventsOf =>
  use?.startsWith('scorer:') ? 'debriefings' : (eventsOfKind[figure] ?? 'scores');

export const valuesOf = (asked: AskedFigure): QueryValues => ({ ...asked });

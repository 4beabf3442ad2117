import type { QueryParameters } from '@repartee/kernel';
import type { WithheldReason } from '@repartee/proto';
import type { FigureRows } from './figure-rows.repository.js';

/** A figure that may be shown: its rows, and how they are told. */
export interface AskedFigure {
  rows: FigureRows;
  asked: QueryParameters;
  /** Whether the reader opens sessions that were held there. */
  opens: (place: { site: string; team: string }) => boolean;
  /** Of one person, whom the reader sees: the floor of groups does not apply to their number. */
  isOfOne?: boolean;
  /** Somebody else's: what is not there and what is not for the reader look alike. */
  isPersonal?: boolean;
  /** What it rests on is told in numbers, and no event of it is listed. */
  isInNumbers?: boolean;
  /** What the cockpit counts in another way than by rows. */
  counted?: { sessions?: number; learners: number | null; practice: number | null };
}

export interface WithheldFigure {
  withheld: WithheldReason | null;
}

import type { Bounds } from '../access/bounds.js';
import type { Cohort } from './domain/cohort.js';

/** Whose scores are asked for: the typed parameters of a query about one cohort. Days are in the organisation's time zone. */
export interface ScoresOf extends Bounds {
  kind: 'organisation' | 'site' | 'team' | 'programme';
  id: string;
  /** A programme's teams. */
  teams: readonly string[];
  from: string;
  to: string;
  zone: string;
  /** Empty: all. */
  scenarios: readonly string[];
  skills: readonly string[];
}

/** A cohort with the parameters of its queries. */
export interface AskedCohort {
  cohort: Cohort;
  of: ScoresOf;
}

/**
 * Several cohorts in one question, as the typed parameters of its query: each list holds a value of every cohort, in
 * their order. Bounds, time zone and skills are the reader's and the question's, so they are the same for all.
 */
export interface CohortsOf extends Bounds {
  kinds: readonly string[];
  ids: readonly string[];
  teamLists: readonly (readonly string[])[];
  scenarioLists: readonly (readonly string[])[];
  firstDays: readonly string[];
  lastDays: readonly string[];
  zone: string;
  skills: readonly string[];
}

/** A row of one of several cohorts: the place of its cohort among them, from 1. */
export interface OfCohort {
  cohort: number;
}

import type { Grant, Language, Purpose, SkillId } from '@repartee/proto';

/** Everything the demo is made of, before any of it has happened. The same seed and day give the same plan. */
export interface DemoPlan {
  /** The moment the history leads up to: UTC, milliseconds since 1970. */
  until: number;
  organisations: readonly PlannedOrganisation[];
}

export interface PlannedOrganisation {
  id: string;
  name: string;
  timeZone: string;
  language: Language;
  /** When it came to Repartee: UTC, milliseconds since 1970. */
  since: number;
  sites: readonly PlannedSite[];
  teams: readonly PlannedTeam[];
  people: readonly PlannedPerson[];
  programmes: readonly PlannedProgramme[];
  assignments: readonly PlannedAssignment[];
  /** In the order they are held. */
  sessions: readonly PlannedSession[];
}

export interface PlannedSite {
  id: string;
  name: string;
}

export interface PlannedTeam {
  id: string;
  name: string;
  siteId: string;
}

export interface PlannedPerson {
  id: string;
  name: string;
  email: string;
  language: Language;
  teamId: string;
  siteId: string;
  roles: readonly Grant[];
  /** Has a password and can sign in. */
  account: boolean;
}

export interface PlannedProgramme {
  id: string;
  name: string;
  scenarioIds: readonly string[];
  teamIds: readonly string[];
  /** ISO dates. */
  startsOn: string;
  dueOn: string;
}

export interface PlannedAssignment {
  id: string;
  scenarioId: string;
  teamId: string;
  /** ISO date. */
  dueOn: string;
  purpose: Purpose;
  assignedBy: string;
  /** UTC, milliseconds since 1970. */
  at: number;
}

export interface PlannedSession {
  id: string;
  learner: PlannedPerson;
  scenarioId: string;
  purpose: Purpose;
  language: Language;
  /** The learner's n-th session of the scenario in this purpose, from 1. */
  attempt: number;
  /** UTC, milliseconds since 1970. */
  startsAt: number;
  /** From 0, a novice, to 1, an expert: what the probe learner can do that day. */
  ability: number;
  /** What is better or worse than that, by skill, on the same scale. */
  strengths: Partial<Record<SkillId, number>>;
  seed: number;
}

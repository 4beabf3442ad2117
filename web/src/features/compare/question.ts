import type { Lookups } from '@repartee/proto';
import type { LocationQuery } from 'vue-router';

/** What is compared, as it stands in the address; empty values say nothing. */
export interface Question {
  cohort: string[];
  skill: string[];
  scenario: string[];
  family: string;
  from: string;
  to: string;
}

const many = (value: LocationQuery[string] | undefined): string[] =>
  [value ?? []].flat().filter((one): one is string => typeof one === 'string' && one !== '');
const one = (value: LocationQuery[string] | undefined): string => many(value)[0] ?? '';

/** Without cohorts in the address, the first two sites (or teams) are compared. */
export const questionOf = (query: LocationQuery, usual: readonly string[]): Question => {
  const asked = many(query['cohort']);
  return {
    cohort: asked.length > 0 ? asked : [...usual],
    skill: many(query['skill']),
    scenario: many(query['scenario']),
    family: one(query['family']),
    from: one(query['from']),
    to: one(query['to']),
  };
};

/** The question as the values of an address, without what says nothing. */
export const addressOf = (question: Partial<Question>): Record<string, string | string[]> =>
  Object.fromEntries(Object.entries(question).filter(([, value]) => value.length > 0));

export const usualCohorts = ({ sites, teams }: Pick<Lookups, 'sites' | 'teams'>): string[] =>
  sites.length > 1 ? sites.slice(0, 2).map(({ id }) => `site:${id}`) : teams.slice(0, 2).map(({ id }) => `team:${id}`);

/** A cohort's group, and its own period where it has one. */
export const cohortParts = (key: string): { group: string; from: string; to: string } => {
  const [group = '', period = ''] = key.split('@');
  const [from = '', to = ''] = period.split('..');
  return { group, from, to };
};

/** A period of its own needs both of its ends. */
export const cohortKey = ({ group, from, to }: { group: string; from: string; to: string }): string =>
  from && to ? `${group}@${from}..${to}` : group;

/** Another cohort at a place; where it stands elsewhere already, the two change places. */
export const withCohort = (cohorts: readonly string[], index: number, key: string): string[] => {
  const before = cohorts[index] ?? '';
  return cohorts.map((cohort, at) => (at === index ? key : cohort === key ? before : cohort));
};

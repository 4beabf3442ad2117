import type { CohortKey, CohortView } from '@repartee/proto';

export interface Cohort extends CohortView {
  /** Teams and scenarios of a programme; empty for other cohorts. */
  teams: readonly string[];
  scenarios: readonly string[];
}

export interface ParsedCohort {
  kind: CohortView['kind'];
  id: string;
  from?: string;
  to?: string;
}

/** Takes a cohort's key apart; the key's form is checked at the edge. */
export function parseCohort(key: CohortKey): ParsedCohort {
  const [group = '', period] = key.split('@');
  const [kind = '', id = ''] = group.split(':');
  const parsed = { kind: kind as CohortView['kind'], id };
  if (period === undefined) return parsed;
  const [from = '', to = ''] = period.split('..');
  return { ...parsed, from, to };
}

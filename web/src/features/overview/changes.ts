import type { CohortView, Overview, OverviewChange } from '@repartee/proto';

export interface CohortChanges {
  cohort: CohortView;
  changes: OverviewChange[];
}

/** The changes group by group, in the server's order. */
export const changesByCohort = (changes: readonly OverviewChange[]): CohortChanges[] => {
  const byCohort = new Map<string, CohortChanges>();
  for (const one of changes) {
    const group = byCohort.get(one.cohort.key) ?? { cohort: one.cohort, changes: [] };
    group.changes.push(one);
    byCohort.set(one.cohort.key, group);
  }
  return [...byCohort.values()];
};

const WHOLE = 'organisation';
const MOST = 5;

/** What to compare to look into a change: its group beside the others, or all parts where it is of everything. */
export const cohortsAround = ({ changes }: Pick<Overview, 'changes'>, lead: string): string[] => {
  const parts = changesByCohort(changes)
    .map(({ cohort }) => cohort.key)
    .filter((key) => key !== WHOLE);
  const first = parts.includes(lead) ? [lead] : [];
  const around = [...first, ...parts.filter((key) => key !== lead)].slice(0, MOST);
  return around.length > 0 ? around : [lead];
};

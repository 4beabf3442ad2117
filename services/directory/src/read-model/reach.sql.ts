import type { Reach } from '@repartee/kernel';

/** A condition on columns `site` and `team`, with its parameters; always beside one on the organisation. */
export interface Bounds {
  sql: string;
  parameters: string[];
}

const withinList = (column: string) => `${column} IN (SELECT value FROM json_each(?))`;

/** Rows of teams, or of people by their team, within the reach. */
export function boundsOf(reach: Reach): Bounds {
  switch (reach.kind) {
    case 'organisation':
      return { sql: 'true', parameters: [] };
    case 'grants':
      return {
        sql: `(${withinList('site')} OR ${withinList('team')})`,
        parameters: [JSON.stringify(reach.sites), JSON.stringify(reach.teams)],
      };
    case 'own':
    case 'nothing':
      return { sql: 'false', parameters: [] };
  }
}

import type { GatheredRows } from '@repartee/kernel';
import { HttpClickHouse } from '@repartee/kernel';

import { insertPoints } from '../../simulator/faults/insert-points.js';
import { around } from './around.js';
import type { Passing } from './passing.js';

/** Before a question goes out to ClickHouse, and after its answer has come in. */
export function pointsOfTables(passing: Passing): void {
  const inserting = (table: string, insert: () => Promise<void>) => {
    const exchange = insertPoints.get(table);
    return exchange === undefined ? insert() : passing.asking(exchange, insert);
  };
  around(HttpClickHouse.prototype, 'insert', (insert, table) => inserting(table, insert));
  around(HttpClickHouse.prototype, 'gather', async (gather, table) => {
    const rows = await gather();
    const gathered: GatheredRows = {
      get size() {
        return rows.size;
      },
      add: (added) => rows.add(added),
      store: () => inserting(table, () => rows.store()),
    };
    return gathered;
  });
  around(HttpClickHouse.prototype, 'command', (command, sql) =>
    /INSERT INTO skill_months\b/.test(sql) ? passing.asking('compute-rollup', command) : command(),
  );
  around(HttpClickHouse.prototype, 'query', (query) => passing.asking('read-store', query));
}

import type { GatheredRows } from '@repartee/kernel';
import { HttpClickHouse } from '@repartee/kernel';

import type { Exchange } from '../../simulator/faults/fault-points.js';
import { around } from './around.js';
import type { Passing } from './passing.js';

const inserts: ReadonlyMap<string, Exclude<Exchange, 'say'>> = new Map([
  ['sessions', 'insert-sessions'],
  ['turns', 'insert-turns'],
  ['shifts', 'insert-shifts'],
  ['session_ends', 'insert-session-ends'],
  ['scorecards', 'insert-scorecards'],
  ['skill_scores', 'insert-skill-scores'],
  ['criterion_answers', 'insert-criterion-answers'],
  ['key_moments', 'insert-key-moments'],
  ['corrections', 'insert-corrections'],
  ['stream_heads', 'insert-heads'],
  ['positions', 'insert-position'],
]);

/** Before a question goes out to ClickHouse, and after its answer has come in. */
export function pointsOfTables(passing: Passing): void {
  const inserting = (table: string, insert: () => Promise<void>) => {
    const exchange = inserts.get(table);
    return exchange === undefined ? insert() : passing.asking(exchange, insert);
  };
  around(HttpClickHouse.prototype, 'insert', (insert, table) => inserting(table, insert));
  around(HttpClickHouse.prototype, 'gather', async (gather, table) => {
    const rows = await gather();
    const gathered: GatheredRows = {
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

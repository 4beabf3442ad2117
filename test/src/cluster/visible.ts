import { setTimeout as delay } from 'node:timers/promises';

import type { ClickHouse } from '@repartee/kernel';
import { all, openSqlite } from '@repartee/kernel';

export type OnProgress = (share: number) => void;

interface Head {
  stream: string;
  version: number | string;
}

const LOOK_EVERY_MS = 300;
/** Without a step for so long, something is wrong that waiting does not mend. */
const PATIENCE_MS = 180_000;

/** Resolves when so many rows are found. `sql` selects one number as `found`. Throws NotVisible. */
export async function untilFound(
  clickhouse: ClickHouse,
  { sql, count, onProgress }: { sql: string; count: number; onProgress: OnProgress },
): Promise<void> {
  await untilAll({ count, onProgress, patienceMs: PATIENCE_MS }, async () => {
    const [row] = await clickhouse.query<{ found: number | string }>(sql);
    return Number(row?.found ?? 0);
  });
}

/** The tables do not come any further, and do not show all that they are to show. */
export class NotVisible extends Error {
  constructor(found: number, count: number) {
    super(`Only ${found} of ${count} became visible.`);
    this.name = 'NotVisible';
  }
}

/** Resolves when the tables show the head of every stream of the journal. Throws NotVisible. */
export async function untilVisible(
  clickhouse: ClickHouse,
  journal: string,
  onProgress: OnProgress,
  patienceMs = PATIENCE_MS,
): Promise<void> {
  const db = openSqlite(journal, { readOnly: true });
  const written = all<Head>(db.prepare('SELECT stream, max(version) AS version FROM events GROUP BY stream'));
  db.close();
  await untilAll({ count: written.length, onProgress, patienceMs }, async () => {
    const rows = await clickhouse.query<Head>(
      'SELECT stream, max(version) AS version FROM stream_heads GROUP BY stream',
    );
    const seen = new Map(rows.map(({ stream, version }) => [stream, Number(version)]));
    return written.filter(({ stream, version }) => (seen.get(stream) ?? 0) >= Number(version)).length;
  });
}

interface Awaited {
  count: number;
  onProgress: OnProgress;
  /** Without a step for so long it is given up. */
  patienceMs: number;
}

async function untilAll({ count, onProgress, patienceMs }: Awaited, look: () => Promise<number>): Promise<void> {
  let found = 0;
  for (let since = performance.now(); found < count;) {
    const before = found;
    found = await look();
    onProgress(count === 0 ? 1 : found / count);
    if (found > before) since = performance.now();
    if (performance.now() - since > patienceMs) throw new NotVisible(found, count);
    if (found < count) await delay(LOOK_EVERY_MS);
  }
}

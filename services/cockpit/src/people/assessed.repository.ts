import type { ClickHouse } from '@repartee/kernel';
import type { Bounds } from '../access/bounds.js';
import { withinBounds } from '../access/bounds.js';

export interface AssessedRow {
  learner_id: string;
  sessions: number;
  last_ms: number;
}

/** Assessed sessions by learner, within the bounds. */
export class AssessedRepository {
  constructor(private readonly clickhouse: ClickHouse) {}

  byLearner(bounds: Bounds): Promise<AssessedRow[]> {
    return this.clickhouse.read(
      `SELECT learner_id, count() AS sessions, toUnixTimestamp64Milli(max(started_at)) AS last_ms
       FROM sessions FINAL
       WHERE ${withinBounds} AND purpose = 'assessed' AND attempt > 0 GROUP BY learner_id`,
      { ...bounds },
    );
  }
}

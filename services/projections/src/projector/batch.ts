import type { ProjectedEvent, Projection, Row } from '../projection.js';
import type { Slice } from './rollup.repository.js';

/** Rows by table, in the order of the tables; tables without rows are left out. */
export function rowsOf(projections: readonly Projection[], events: readonly ProjectedEvent[]): Map<string, Row[]> {
  const rows = new Map<string, Row[]>();
  for (const projection of projections) {
    const ofTable = events.flatMap((event) => projection.rows(event));
    if (ofTable.length > 0) rows.set(projection.table, ofTable);
  }
  return rows;
}

/** The highest version of each stream in the batch. */
export function headsOf(events: readonly ProjectedEvent[]): Row[] {
  const heads = new Map<string, ProjectedEvent>();
  for (const event of events) {
    const head = heads.get(event.stream);
    if (!head || head.version < event.version) heads.set(event.stream, event);
  }
  return [...heads.values()].map(({ organisation, stream, version }) => ({ organisation, stream, version }));
}

/** The slices of the rollup whose scores the batch touches. */
export function slicesOf(events: readonly ProjectedEvent[]): Slice[] {
  return events.flatMap(({ organisation, data }) =>
    data.$typeName === 'repartee.scores.v1.SkillScored' && data.placement
      ? [
          {
            organisation,
            learner: data.placement.learnerId,
            skill: data.skillId,
            startedMs: Number(data.placement.sessionStartedMs),
          },
        ]
      : [],
  );
}

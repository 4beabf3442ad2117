import type { ProjectedEvent, Projection, Row } from '../projection.js';
import type { Slice } from './rollup.repository.js';

/** Rows by table; tables without rows are left out. */
export type RowsByTable = ReadonlyMap<string, readonly Row[]>;

/** Makes rows of events by the projections that their types concern: one pass, however many tables there are. */
export function rowMaker(projections: readonly Projection[]): (events: readonly ProjectedEvent[]) => RowsByTable {
  const concerned = new Map<string, Projection[]>();
  for (const projection of projections)
    for (const type of projection.from) concerned.set(type, [...(concerned.get(type) ?? []), projection]);
  return (events) => {
    const rows = new Map<string, Row[]>();
    for (const event of events)
      for (const projection of concerned.get(event.type) ?? []) addTo(rows, projection.table, projection.rows(event));
    return rows;
  };
}

function addTo(rows: Map<string, Row[]>, table: string, added: readonly Row[]): void {
  const ofTable = rows.get(table);
  if (ofTable) for (const row of added) ofTable.push(row);
  else if (added.length > 0) rows.set(table, [...added]);
}

/** The slices of the rollup whose scores the batch touches. */
export function slicesOf(events: readonly ProjectedEvent[]): Slice[] {
  const slices: Slice[] = [];
  for (const { organisation, data } of events)
    if (data.$typeName === 'repartee.scores.v1.SkillScored' && data.placement)
      slices.push({
        organisation,
        learner: data.placement.learnerId,
        skill: data.skillId,
        startedMs: Number(data.placement.sessionStartedMs),
      });
  return slices;
}

/** The organisations whose time zone the batch tells of. */
export function registeredIn(events: readonly ProjectedEvent[]): string[] {
  return events.flatMap(({ organisation, data }) =>
    data.$typeName === 'repartee.directory.v1.OrganisationRegistered' ? [organisation] : [],
  );
}

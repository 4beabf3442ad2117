import { toTimestamp } from '../columns.js';
import type { Projection } from '../projection.js';

/** Contents that are no longer offered. */
export const retirements: Projection = {
  table: 'retirements',
  from: [
    'repartee.catalog.v1.PersonaRetired',
    'repartee.catalog.v1.ScenarioRetired',
    'repartee.catalog.v1.RubricRetired',
  ],
  erasedBy: 'none',
  rows: (event) => {
    const { data } = event;
    const key = { organisation: event.organisation, retired_at: toTimestamp(event.occurredAt), version: event.version };
    switch (data.$typeName) {
      case 'repartee.catalog.v1.PersonaRetired':
        return [{ ...key, kind: 'persona', id: data.personaId }];
      case 'repartee.catalog.v1.ScenarioRetired':
        return [{ ...key, kind: 'scenario', id: data.scenarioId }];
      case 'repartee.catalog.v1.RubricRetired':
        return [{ ...key, kind: 'rubric', id: data.rubricId }];
      default:
        return [];
    }
  },
};

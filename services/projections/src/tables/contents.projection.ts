import type { commonV1 } from '@repartee/proto';
import { present, toTimestamp } from '../columns.js';
import type { ProjectedEvent, Projection, Row } from '../projection.js';

/** Every published version of personas, scenarios and rubrics, as canonical JSON. */
export const contents: Projection = {
  table: 'contents',
  from: [
    'repartee.catalog.v1.PersonaPublished',
    'repartee.catalog.v1.RubricPublished',
    'repartee.catalog.v1.ScenarioPublished',
  ],
  erasedBy: 'none',
  rows: (event) => {
    const { data } = event;
    switch (data.$typeName) {
      case 'repartee.catalog.v1.PersonaPublished':
        return [content(event, { kind: 'persona', pin: data.persona, json: data.contentJson })];
      case 'repartee.catalog.v1.RubricPublished':
        return [content(event, { kind: 'rubric', pin: data.rubric, json: data.contentJson })];
      case 'repartee.catalog.v1.ScenarioPublished':
        return [
          {
            ...content(event, { kind: 'scenario', pin: data.scenario, json: data.contentJson }),
            persona_id: data.persona?.id ?? '',
            persona_version: data.persona?.version ?? 0,
            rubric_id: data.rubric?.id ?? '',
            rubric_version: data.rubric?.version ?? 0,
          },
        ];
      default:
        return [];
    }
  },
};

function content(event: ProjectedEvent, published: { kind: string; pin: commonV1.Pin | undefined; json: string }): Row {
  const pin = present(event, published.pin);
  return {
    organisation: event.organisation,
    kind: published.kind,
    id: pin.id,
    content_version: pin.version,
    sha256: pin.sha256,
    content_json: published.json,
    persona_id: '',
    persona_version: 0,
    rubric_id: '',
    rubric_version: 0,
    published_at: toTimestamp(event.occurredAt),
    version: event.version,
  };
}

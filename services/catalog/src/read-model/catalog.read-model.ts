import type { ReadModelDefinition, RowChange } from '@repartee/kernel';
import type { ContentKind, RecordedEvent, commonV1 } from '@repartee/proto';
import { topics } from '@repartee/proto';

import type { ContentEvent } from '../contents/domain/content.js';
import { toCalibrationJson } from './calibration.converters.js';

const tables = [
  `CREATE TABLE contents (
    organisation TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, sha256 TEXT NOT NULL,
    persona TEXT, rubric TEXT, json TEXT NOT NULL, published_at INTEGER NOT NULL, published_by TEXT NOT NULL,
    PRIMARY KEY (organisation, kind, id, version))`,
  `CREATE TABLE retired (
    organisation TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (organisation, kind, id))`,
  `CREATE TABLE calibrations (
    organisation TEXT NOT NULL, scenario TEXT NOT NULL, version INTEGER NOT NULL, json TEXT NOT NULL,
    PRIMARY KEY (organisation, scenario, version))`,
] as const;

/** Every version of every content, and what is offered no more. */
export const catalogReadModel: ReadModelDefinition = {
  name: 'catalog',
  version: 1,
  topics: [topics.catalog],
  tables,
  rows: (event) => changes(event as RecordedEvent<ContentEvent>),
};

function changes(event: RecordedEvent<ContentEvent>): readonly RowChange[] {
  const { organisation, data } = event;
  switch (data.$typeName) {
    case 'repartee.catalog.v1.PersonaPublished':
      return published(event, 'personas', data.persona, { json: data.contentJson });
    case 'repartee.catalog.v1.RubricPublished':
      return published(event, 'rubrics', data.rubric, { json: data.contentJson });
    case 'repartee.catalog.v1.ScenarioPublished':
      return published(event, 'scenarios', data.scenario, {
        json: data.contentJson,
        persona: pinJson(data.persona),
        rubric: pinJson(data.rubric),
      });
    case 'repartee.catalog.v1.PersonaRetired':
      return [retired(organisation, 'personas', data.personaId)];
    case 'repartee.catalog.v1.ScenarioRetired':
      return [retired(organisation, 'scenarios', data.scenarioId)];
    case 'repartee.catalog.v1.RubricRetired':
      return [retired(organisation, 'rubrics', data.rubricId)];
    case 'repartee.catalog.v1.ScenarioCalibrated': {
      const { id: scenario = '', version = 0 } = data.scenario ?? {};
      return [{ table: 'calibrations', row: { organisation, scenario, version, json: toCalibrationJson(data) } }];
    }
  }
}

function published(
  { organisation, occurredAt, actor }: RecordedEvent<ContentEvent>,
  kind: ContentKind,
  pin: commonV1.Pin | undefined,
  content: { json: string; persona?: string; rubric?: string },
): RowChange[] {
  if (!pin) return [];
  const { id, version, sha256 } = pin;
  const { json, persona = null, rubric = null } = content;
  const row = { organisation, kind, id, version, sha256, persona, rubric, json };
  return [
    { table: 'contents', row: { ...row, published_at: occurredAt, published_by: actor.id } },
    // What is published again is offered again.
    { table: 'retired', delete: true, where: { organisation, kind, id } },
  ];
}

function retired(organisation: string, kind: ContentKind, id: string): RowChange {
  return { table: 'retired', row: { organisation, kind, id } };
}

function pinJson(pin: commonV1.Pin | undefined): string {
  const { id = '', version = 0, sha256 = '' } = pin ?? {};
  return JSON.stringify({ id, version, sha256 });
}

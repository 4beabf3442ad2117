import type { ReadModelDefinition, RowChange } from '@repartee/kernel';
import type { CatalogEvent, DirectoryEvent, RecordedEvent } from '@repartee/proto';
import { topics } from '@repartee/proto';

import { directoryTables } from './directory.tables.js';
import { organisationRows } from './organisation.rows.js';
import { personRows } from './person.rows.js';

/** What the directory looks up: its own events, and which scenarios may be assigned. */
export const directoryReadModel: ReadModelDefinition = {
  name: 'directory',
  version: 2,
  topics: [topics.directory, topics.catalog],
  tables: directoryTables,
  rows: (event) => rowsOf(event as RecordedEvent<DirectoryEvent | CatalogEvent>),
};

function rowsOf(event: RecordedEvent<DirectoryEvent | CatalogEvent>): readonly RowChange[] {
  const { organisation, data } = event;
  switch (data.$typeName) {
    case 'repartee.directory.v1.OrganisationRegistered':
    case 'repartee.directory.v1.VisibilityPolicyAdopted':
    case 'repartee.directory.v1.SpeechCeilingSet':
    case 'repartee.directory.v1.RecordingTermAdopted':
    case 'repartee.directory.v1.SiteOpened':
    case 'repartee.directory.v1.TeamFormed':
    case 'repartee.directory.v1.ProgrammeLaunched':
    case 'repartee.directory.v1.ScenarioAssigned':
      return organisationRows(organisation, data);
    case 'repartee.directory.v1.PersonJoined':
    case 'repartee.directory.v1.PersonMoved':
    case 'repartee.directory.v1.ProfileCorrected':
    case 'repartee.directory.v1.LanguageChosen':
    case 'repartee.directory.v1.RoleGranted':
    case 'repartee.directory.v1.RoleWithdrawn':
    case 'repartee.directory.v1.AccessRevoked':
    case 'repartee.directory.v1.PersonLeft':
    case 'repartee.directory.v1.PersonErased':
      return personRows(event, data);
    case 'repartee.catalog.v1.ScenarioPublished':
      return [scenarioRow(organisation, data.scenario?.id ?? '', isTemplate(data.contentJson) ? 0 : 1)];
    case 'repartee.catalog.v1.ScenarioRetired':
      return [scenarioRow(organisation, data.scenarioId, 0)];
    case 'repartee.catalog.v1.PersonaPublished':
    case 'repartee.catalog.v1.RubricPublished':
    case 'repartee.catalog.v1.PersonaRetired':
    case 'repartee.catalog.v1.RubricRetired':
    case 'repartee.catalog.v1.ScenarioCalibrated':
      return [];
  }
}

/** Cases of learners' own are played from it: it is assigned to nobody. */
const isTemplate = (contentJson: string): boolean =>
  (JSON.parse(contentJson) as { case_for?: string }).case_for !== undefined;

function scenarioRow(organisation: string, scenario: string, offered: 0 | 1): RowChange {
  return { table: 'scenarios', row: { organisation, scenario, offered } };
}

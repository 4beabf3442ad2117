import type { ReadModelDefinition, RowChange } from '@repartee/kernel';
import { takenOut } from '@repartee/kernel';
import type { CaseEvent, CatalogEvent, DirectoryEvent, RecordedEvent, SessionEvent, commonV1 } from '@repartee/proto';
import { topics } from '@repartee/proto';

import { purposeValues } from '@repartee/dialogue';

import { speechUseRows, speechUseTables } from '../speech-use/speech-use.rows.js';

const tables = [
  `CREATE TABLE contents (
    organisation TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, sha256 TEXT NOT NULL,
    persona TEXT, rubric TEXT, json TEXT NOT NULL, PRIMARY KEY (organisation, kind, id, version)) STRICT`,
  `CREATE TABLE retired (organisation TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (organisation, kind, id)) STRICT`,
  `CREATE TABLE places (
    organisation TEXT NOT NULL, person TEXT NOT NULL, team TEXT NOT NULL, site TEXT NOT NULL, PRIMARY KEY (organisation, person)) STRICT`,
  `CREATE TABLE rehearsals (
    organisation TEXT NOT NULL, session TEXT NOT NULL, learner TEXT NOT NULL, scenario TEXT NOT NULL,
    purpose TEXT NOT NULL, attempt INTEGER NOT NULL, home TEXT NOT NULL, PRIMARY KEY (organisation, session)) STRICT`,
  `CREATE INDEX rehearsals_of_learner ON rehearsals (organisation, learner, scenario, purpose)`,
  `CREATE TABLE live (
    organisation TEXT NOT NULL, session TEXT NOT NULL, learner TEXT NOT NULL, case_id TEXT NOT NULL, home TEXT NOT NULL,
    PRIMARY KEY (organisation, session)) STRICT`,
  `CREATE TABLE case_homes (
    organisation TEXT NOT NULL, case_id TEXT NOT NULL, learner TEXT NOT NULL, home TEXT NOT NULL,
    PRIMARY KEY (organisation, case_id)) STRICT`,
  `CREATE TABLE forgotten_cases (
    organisation TEXT NOT NULL, case_id TEXT NOT NULL, learner TEXT NOT NULL, PRIMARY KEY (organisation, case_id)) STRICT`,
  `CREATE TABLE erased (organisation TEXT NOT NULL, learner TEXT NOT NULL, PRIMARY KEY (organisation, learner)) STRICT`,
  ...['rehearsals', 'live', 'case_homes', 'forgotten_cases'].flatMap((table) =>
    takenOut(table, 'erased', ['organisation', 'learner']),
  ),
  ...takenOut('live', 'forgotten_cases', ['organisation', 'case_id']),
  ...speechUseTables,
  `CREATE TABLE recording_terms (organisation TEXT PRIMARY KEY, days INTEGER NOT NULL) STRICT`,
] as const;

/** What sessions need to know to open one: contents by version, where people belong, and what was rehearsed before. */
export const stageReadModel: ReadModelDefinition = {
  name: 'sessions-stage',
  version: 7,
  topics: [topics.catalog, topics.directory, topics.sessions, topics.cases],
  tables,
  rows: (event) => [
    ...changes(event as RecordedEvent<Staged>),
    ...speechUseRows(event as RecordedEvent<DirectoryEvent | SessionEvent>),
  ],
};

/** Events of the topics that it follows. */
type Staged = CatalogEvent | DirectoryEvent | SessionEvent | CaseEvent;
type Kind = 'persona' | 'scenario' | 'rubric';

function changes(event: RecordedEvent<Staged>): readonly RowChange[] {
  const { organisation, data } = event;
  switch (data.$typeName) {
    case 'repartee.catalog.v1.PersonaPublished':
      return published(organisation, 'persona', data.persona, { json: data.contentJson });
    case 'repartee.catalog.v1.RubricPublished':
      return published(organisation, 'rubric', data.rubric, { json: data.contentJson });
    case 'repartee.catalog.v1.ScenarioPublished':
      return published(organisation, 'scenario', data.scenario, {
        json: data.contentJson,
        persona: pinText(data.persona),
        rubric: pinText(data.rubric),
      });
    case 'repartee.catalog.v1.ScenarioRetired':
      return [{ table: 'retired', row: { organisation, kind: 'scenario', id: data.scenarioId } }];
    case 'repartee.directory.v1.RecordingTermAdopted':
      return [{ table: 'recording_terms', row: { organisation, days: data.days } }];
    case 'repartee.directory.v1.PersonJoined':
      return placed(organisation, data.personId, data.teamId, data.siteId);
    case 'repartee.directory.v1.PersonMoved':
      return placed(organisation, data.personId, data.toTeamId, data.toSiteId);
    case 'repartee.directory.v1.PersonLeft':
      return [{ table: 'places', delete: true, where: { organisation, person: data.personId } }];
    case 'repartee.directory.v1.PersonErased':
      return [
        { table: 'places', delete: true, where: { organisation, person: data.personId } },
        { table: 'erased', row: { organisation, learner: data.personId } },
      ];
    case 'repartee.sessions.v1.SessionStarted':
      return [
        {
          table: 'rehearsals',
          row: {
            session: data.sessionId,
            organisation,
            learner: data.learnerId,
            scenario: data.scenario?.id ?? '',
            purpose: purposeValues.fromLog(data.purpose),
            attempt: data.attempt,
            home: data.home,
          },
        },
        {
          table: 'live',
          row: {
            ...{ session: data.sessionId, organisation, learner: data.learnerId, case_id: data.caseId },
            home: data.home,
          },
        },
      ];
    case 'repartee.sessions.v1.SessionEnded':
      return [{ table: 'live', delete: true, where: { organisation, session: sessionIdOf(event.stream) } }];
    case 'repartee.cases.v1.CaseTold':
      return [
        {
          table: 'case_homes',
          row: { organisation, case_id: data.caseId, learner: data.learnerId, home: data.home },
        },
      ];
    case 'repartee.cases.v1.CaseForgotten':
      return [{ table: 'forgotten_cases', row: { organisation, case_id: data.caseId, learner: data.learnerId } }];
    default:
      return [];
  }
}

const sessionIdOf = (stream: string): string => stream.slice(stream.indexOf('/session-') + '/session-'.length);

function placed(organisation: string, person: string, team: string, site: string): RowChange[] {
  return [{ table: 'places', row: { organisation, person, team, site } }];
}

function published(
  organisation: string,
  kind: Kind,
  pin: commonV1.Pin | undefined,
  content: { json: string; persona?: string; rubric?: string },
): RowChange[] {
  if (!pin) return [];
  const { id, version, sha256 } = pin;
  const { json, persona = null, rubric = null } = content;
  return [
    { table: 'contents', row: { organisation, kind, id, version, sha256, persona, rubric, json } },
    { table: 'retired', delete: true, where: { organisation, kind, id } },
  ];
}

const pinText = (pin: commonV1.Pin | undefined): string =>
  JSON.stringify({ id: pin?.id, version: pin?.version, sha256: pin?.sha256 });

import type { RowChange } from '@repartee/kernel';
import type { directoryV1 } from '@repartee/proto';
import { languageWords, purposeWords } from '@repartee/proto';

import type { OrganisationEvent } from '../organisations/domain/organisation.js';
import type { SiteEvent } from '../places/domain/site.js';
import type { TeamEvent } from '../places/domain/team.js';
import type { ProgrammeEvent } from '../programmes/domain/programme.js';

/** What the organisation's own events, its places and its programmes change. */
export function organisationRows(
  organisation: string,
  event: OrganisationEvent | SiteEvent | TeamEvent | ProgrammeEvent,
): readonly RowChange[] {
  switch (event.$typeName) {
    case 'repartee.directory.v1.OrganisationRegistered':
      return [registered(organisation, event), policy(organisation, event.policy)];
    case 'repartee.directory.v1.VisibilityPolicyAdopted':
      return [policy(organisation, event.policy)];
    case 'repartee.directory.v1.SpeechCeilingSet':
      return [];
    case 'repartee.directory.v1.RecordingTermAdopted':
      return [{ table: 'recording_terms', row: { organisation, days: event.days } }];
    case 'repartee.directory.v1.SiteOpened':
      return [{ table: 'sites', row: { organisation, site: event.siteId, name: event.name } }];
    case 'repartee.directory.v1.TeamFormed':
      return [{ table: 'teams', row: { organisation, team: event.teamId, site: event.siteId, name: event.name } }];
    case 'repartee.directory.v1.ProgrammeLaunched':
      return [launched(organisation, event)];
    case 'repartee.directory.v1.ScenarioAssigned':
      return [assigned(organisation, event)];
  }
}

function registered(organisation: string, event: directoryV1.OrganisationRegistered): RowChange {
  const { name, timeZone: time_zone } = event;
  return {
    table: 'organisations',
    row: { organisation, name, time_zone, language: languageWords.toWord(event.language) },
  };
}

function policy(organisation: string, adopted: directoryV1.VisibilityPolicy | undefined): RowChange {
  return { table: 'policies', row: { organisation, managers_open_assessed: adopted?.managersOpenAssessed ? 1 : 0 } };
}

function launched(organisation: string, event: directoryV1.ProgrammeLaunched): RowChange {
  const { programmeId: programme, name, startsOn: starts_on, dueOn: due_on } = event;
  const scenarios = JSON.stringify(event.scenarioIds);
  const teams = JSON.stringify(event.teamIds);
  return { table: 'programmes', row: { organisation, programme, name, scenarios, teams, starts_on, due_on } };
}

function assigned(organisation: string, event: directoryV1.ScenarioAssigned): RowChange {
  return {
    table: 'assignments',
    row: {
      organisation,
      assignment: event.assignmentId,
      programme: event.programmeId,
      scenario: event.scenarioId,
      team: event.teamId,
      due_on: event.dueOn,
      purpose: purposeWords.toWord(event.purpose),
      assigned_by: event.assignedBy,
    },
  };
}

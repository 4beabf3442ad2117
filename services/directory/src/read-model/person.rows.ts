import type { RowChange } from '@repartee/kernel';
import type { Envelope, commonV1, directoryV1 } from '@repartee/proto';
import { languageWords, roleWords } from '@repartee/proto';

import type { PersonEvent } from '../people/domain/person.js';

type Recorded = Pick<Envelope, 'id' | 'organisation' | 'occurredAt'>;

const personalTables = ['profiles', 'memberships', 'person_languages', 'grants', 'departures'] as const;

/** What the events of a person change; erasure takes out every row but the mark that it happened. */
export function personRows(recorded: Recorded, event: PersonEvent): readonly RowChange[] {
  const key = { organisation: recorded.organisation, person: event.personId };
  switch (event.$typeName) {
    case 'repartee.directory.v1.PersonJoined':
      return [
        profileRow(recorded, event.personId, event.profile),
        { table: 'memberships', row: { ...key, team: event.teamId, site: event.siteId } },
        { table: 'person_languages', row: { ...key, language: languageWords.toWord(event.language) } },
      ];
    case 'repartee.directory.v1.PersonMoved':
      return [{ table: 'memberships', row: { ...key, team: event.toTeamId, site: event.toSiteId } }];
    case 'repartee.directory.v1.ProfileCorrected':
      return [profileRow(recorded, event.personId, event.profile)];
    case 'repartee.directory.v1.LanguageChosen':
      return [{ table: 'person_languages', row: { ...key, language: languageWords.toWord(event.language) } }];
    case 'repartee.directory.v1.RoleGranted':
      return [grantRow(recorded.organisation, event)];
    case 'repartee.directory.v1.RoleWithdrawn':
      return [{ delete: true, table: 'grants', where: { ...key, role: roleWords.toWord(event.role) } }];
    case 'repartee.directory.v1.AccessRevoked':
      return [];
    case 'repartee.directory.v1.PersonLeft':
      return [{ table: 'departures', row: { ...key, left_at: recorded.occurredAt } }];
    case 'repartee.directory.v1.PersonErased':
      return [
        ...personalTables.map((table) => ({ delete: true, table, where: key }) as const),
        { table: 'erasures', row: key },
      ];
  }
}

function profileRow(recorded: Recorded, person: string, profile: commonV1.Sealed | undefined): RowChange {
  const { id: event_id, organisation } = recorded;
  const { keyId: key_id = '', nonce = new Uint8Array(), ciphertext = new Uint8Array() } = profile ?? {};
  return { table: 'profiles', row: { organisation, person, event_id, key_id, nonce, ciphertext } };
}

function grantRow(organisation: string, event: directoryV1.RoleGranted): RowChange {
  return {
    table: 'grants',
    row: {
      organisation,
      person: event.personId,
      role: roleWords.toWord(event.role),
      everywhere: event.everywhere ? 1 : 0,
      sites: JSON.stringify(event.siteIds),
      teams: JSON.stringify(event.teamIds),
    },
  };
}

import type { Grant, Language, Role, directoryV1 } from '@repartee/proto';
import { languageWords, roleWords } from '@repartee/proto';

export interface PresentPerson {
  status: 'present' | 'left';
  id: string;
  /** Empty where the person belongs to no team yet. */
  team: string;
  site: string;
  language: Language;
  grants: ReadonlyMap<Role, Grant>;
}

export type Person = { status: 'unknown' } | PresentPerson | { status: 'erased' };

export type PersonEvent =
  | directoryV1.PersonJoined
  | directoryV1.PersonMoved
  | directoryV1.ProfileCorrected
  | directoryV1.LanguageChosen
  | directoryV1.RoleGranted
  | directoryV1.RoleWithdrawn
  | directoryV1.AccessRevoked
  | directoryV1.PersonLeft
  | directoryV1.PersonErased;

export const initialPerson: Person = { status: 'unknown' };

export function evolvePerson(state: Person, event: PersonEvent): Person {
  if (event.$typeName === 'repartee.directory.v1.PersonJoined') return joined(event);
  if (state.status === 'unknown' || state.status === 'erased') return state;
  switch (event.$typeName) {
    case 'repartee.directory.v1.PersonMoved':
      return { ...state, team: event.toTeamId, site: event.toSiteId };
    case 'repartee.directory.v1.LanguageChosen':
      return { ...state, language: languageWords.toWord(event.language) };
    case 'repartee.directory.v1.RoleGranted':
      return { ...state, grants: new Map(state.grants).set(roleWords.toWord(event.role), grantOf(event)) };
    case 'repartee.directory.v1.RoleWithdrawn':
      return { ...state, grants: without(state.grants, roleWords.toWord(event.role)) };
    case 'repartee.directory.v1.PersonLeft':
      return { ...state, status: 'left' };
    case 'repartee.directory.v1.PersonErased':
      return { status: 'erased' };
    case 'repartee.directory.v1.ProfileCorrected':
    case 'repartee.directory.v1.AccessRevoked':
      return state;
  }
}

function joined(event: directoryV1.PersonJoined): PresentPerson {
  return {
    status: 'present',
    id: event.personId,
    team: event.teamId,
    site: event.siteId,
    language: languageWords.toWord(event.language),
    grants: new Map(),
  };
}

function grantOf({ role, everywhere, siteIds, teamIds }: directoryV1.RoleGranted): Grant {
  return { role: roleWords.toWord(role), everywhere, sites: [...siteIds], teams: [...teamIds] };
}

function without(grants: ReadonlyMap<Role, Grant>, role: Role): ReadonlyMap<Role, Grant> {
  const rest = new Map(grants);
  rest.delete(role);
  return rest;
}

import { create } from '@bufbuild/protobuf';
import type { Language, commonV1 } from '@repartee/proto';
import { directoryV1, languageWords } from '@repartee/proto';

import { Refusal } from '../../refusals/domain/refusal.js';
import type { GrantRole, WithdrawRole } from './grants.decide.js';
import { grantRole, keepsAnAdministrator, revokeAccess, withdrawRole } from './grants.decide.js';
import type { Person, PersonEvent, PresentPerson } from './person.js';

export interface JoinPerson {
  type: 'JoinPerson';
  personId: string;
  /** Sealed before, because the seal is bound to the event's id. */
  profile: commonV1.Sealed;
  team: string;
  site: string;
  language: Language;
}
export interface MovePerson {
  type: 'MovePerson';
  team: string;
  site: string;
}
export interface CorrectProfile {
  type: 'CorrectProfile';
  profile: commonV1.Sealed;
  /** Whether it is another one than before; sealed bytes do not tell. */
  differs: boolean;
}
export interface ChooseLanguage {
  type: 'ChooseLanguage';
  language: Language;
}
export interface RevokeAccess {
  type: 'RevokeAccess';
  /** UTC, milliseconds since 1970. */
  at: number;
}
export interface Depart {
  type: 'Leave' | 'Erase';
  at: number;
  /** Whether the organisation has another administrator who may sign in. */
  otherAdministrators: boolean;
}
export type PersonCommand =
  JoinPerson | MovePerson | CorrectProfile | ChooseLanguage | GrantRole | WithdrawRole | RevokeAccess | Depart;

/** Throws a Refusal with the code of the rule that the command would break. */
export function decidePerson(command: PersonCommand, state: Person): PersonEvent[] {
  switch (command.type) {
    case 'JoinPerson':
      return join(command, state);
    case 'MovePerson':
      return move(command, present(state));
    case 'CorrectProfile':
      return correctProfile(command, present(state));
    case 'ChooseLanguage':
      return chooseLanguage(command, present(state));
    case 'GrantRole':
      return grantRole(command, present(state));
    case 'WithdrawRole':
      return withdrawRole(command, present(state));
    case 'RevokeAccess':
      return [revokeAccess(present(state), command.at)];
    case 'Leave':
      return leave(command, state);
    case 'Erase':
      return erase(command, state);
  }
}

function join(command: JoinPerson, state: Person): PersonEvent[] {
  const { personId, profile, team, site } = command;
  if (state.status !== 'unknown') {
    if (state.status === 'present' && state.team === team) return [];
    throw new Refusal('person_exists');
  }
  const language = languageWords.toValue(command.language);
  return [create(directoryV1.PersonJoinedSchema, { personId, profile, teamId: team, siteId: site, language })];
}

function move({ team, site }: MovePerson, person: PresentPerson): PersonEvent[] {
  if (person.team === team) return [];
  const personId = person.id;
  return [create(directoryV1.PersonMovedSchema, { personId, fromTeamId: person.team, toTeamId: team, toSiteId: site })];
}

function correctProfile({ profile, differs }: CorrectProfile, person: PresentPerson): PersonEvent[] {
  return differs ? [create(directoryV1.ProfileCorrectedSchema, { personId: person.id, profile })] : [];
}

function chooseLanguage({ language }: ChooseLanguage, person: PresentPerson): PersonEvent[] {
  if (person.language === language) return [];
  return [create(directoryV1.LanguageChosenSchema, { personId: person.id, language: languageWords.toValue(language) })];
}

function leave(command: Depart, state: Person): PersonEvent[] {
  const person = known(state);
  if (person.status === 'left') return [];
  keepsAnAdministrator(person, command.otherAdministrators);
  return [create(directoryV1.PersonLeftSchema, { personId: person.id }), revokeAccess(person, command.at)];
}

function erase(command: Depart, state: Person): PersonEvent[] {
  if (state.status === 'erased') return [];
  const person = known(state);
  if (person.status === 'present') keepsAnAdministrator(person, command.otherAdministrators);
  return [revokeAccess(person, command.at), create(directoryV1.PersonErasedSchema, { personId: person.id })];
}

function known(state: Person): PresentPerson {
  if (state.status === 'unknown' || state.status === 'erased') throw new Refusal('unknown_person');
  return state;
}

function present(state: Person): PresentPerson {
  const person = known(state);
  if (person.status === 'left') throw new Refusal('person_left');
  return person;
}

import { create } from '@bufbuild/protobuf';
import type { Grant, Role } from '@repartee/proto';
import { directoryV1, roleWords } from '@repartee/proto';

import { Refusal } from '../../refusals/domain/refusal.js';
import type { PersonEvent, PresentPerson } from './person.js';

export interface GrantRole {
  type: 'GrantRole';
  grant: Grant;
  at: number;
}
export interface WithdrawRole {
  type: 'WithdrawRole';
  role: Role;
  at: number;
  otherAdministrators: boolean;
}

/** Passes that are about carry the old grant, so a grant that changes voids them. */
export function grantRole(command: GrantRole, person: PresentPerson): PersonEvent[] {
  const grant = settled(command.grant);
  const before = person.grants.get(grant.role);
  if (before && sameReach(before, grant)) return [];
  const { everywhere, sites: siteIds, teams: teamIds } = grant;
  const role = roleWords.toValue(grant.role);
  const granted = create(directoryV1.RoleGrantedSchema, { personId: person.id, role, everywhere, siteIds, teamIds });
  return before ? [granted, revokeAccess(person, command.at)] : [granted];
}

export function withdrawRole(command: WithdrawRole, person: PresentPerson): PersonEvent[] {
  const { role, at, otherAdministrators } = command;
  if (!person.grants.has(role)) return [];
  if (role === 'admin') keepsAnAdministrator(person, otherAdministrators);
  const personId = person.id;
  return [
    create(directoryV1.RoleWithdrawnSchema, { personId, role: roleWords.toValue(role) }),
    revokeAccess(person, at),
  ];
}

export function revokeAccess(person: PresentPerson, at: number): directoryV1.AccessRevoked {
  return create(directoryV1.AccessRevokedSchema, { personId: person.id, notBeforeMs: BigInt(at) });
}

/** An organisation never loses its last administrator: nobody could let anybody in again. */
export function keepsAnAdministrator(person: PresentPerson, otherAdministrators: boolean): void {
  if (person.grants.has('admin') && !otherAdministrators) throw new Refusal('last_administrator');
}

/** Administrators and authors always reach the whole organisation, learners nobody but themselves. */
function settled(grant: Grant): Grant {
  const { role } = grant;
  if (role === 'admin' || role === 'author') return { role, everywhere: true, sites: [], teams: [] };
  if (role === 'learner') return { role, everywhere: false, sites: [], teams: [] };
  if (grant.everywhere) return { role, everywhere: true, sites: [], teams: [] };
  const sites = [...new Set(grant.sites)].sort();
  const teams = [...new Set(grant.teams)].sort();
  if (sites.length + teams.length === 0) throw new Refusal('grant_reaches_nothing');
  return { role, everywhere: false, sites, teams };
}

function sameReach(one: Grant, other: Grant): boolean {
  const listed = ({ sites, teams }: Grant) => [...sites, '|', ...teams].join('\n');
  return one.everywhere === other.everywhere && listed(one) === listed(other);
}

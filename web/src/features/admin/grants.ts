import type { Grant, Role } from '@repartee/proto';

/** Roles that are given over some people; the others have one reach each. */
export const reaches = (role: Role): boolean => role === 'trainer' || role === 'manager';

/** A reach of nowhere would be a role without any effect. */
export const reachesNobody = ({ role, everywhere, sites, teams }: Grant): boolean =>
  reaches(role) && !everywhere && sites.length + teams.length === 0;

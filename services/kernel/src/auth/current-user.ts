export type RoleName = 'learner' | 'trainer' | 'manager' | 'author' | 'admin';

/** A role with what it reaches: the whole organisation, or sites and single teams. */
export interface RoleGrant {
  role: RoleName;
  everywhere: boolean;
  sites: readonly string[];
  teams: readonly string[];
}

/** Who asks, as the signed pass says. */
export interface CurrentUser {
  id: string;
  organisation: string;
  roles: readonly RoleGrant[];
  team: string;
  site: string;
  /** What an unsafe request repeats in the header x-repartee-csrf. */
  csrf: string;
  /** When the pass was signed: UTC, milliseconds since 1970. */
  issuedAt: number;
}

import type { AccessPolicy, Reach, User } from '@repartee/kernel';
import { reachOf } from '@repartee/kernel';

/** What a query is bounded by: always one organisation, and in it everything, or these sites and teams. */
export interface Bounds {
  organisation: string;
  everywhere: boolean;
  grantedSites: readonly string[];
  grantedTeams: readonly string[];
}

/** Holds where a row with `site_id` and `team_id` lies within the bounds; their members are its typed parameters. */
export const withinBounds = `organisation = {organisation:String}
  AND ({everywhere:Bool} OR has({grantedSites:Array(String)}, site_id) OR has({grantedTeams:Array(String)}, team_id))`;

/** The bounds of one or several reaches together; none of them may be of what is the person's own. */
export function boundsOf(organisation: string, ...reaches: readonly Reach[]): Bounds {
  const granted = reaches.filter((reach) => reach.kind === 'grants');
  return {
    organisation,
    everywhere: reaches.some((reach) => reach.kind === 'organisation'),
    grantedSites: [...new Set(granted.flatMap(({ sites }) => sites))],
    grantedTeams: [...new Set(granted.flatMap(({ teams }) => teams))],
  };
}

/** The bounds of the assessed sessions that this reader opens with names and words. */
export function openableBounds(user: User, policy: AccessPolicy): Bounds {
  const asManager: Reach = policy.managersOpenAssessed ? reachOf(user, 'openAsManager') : { kind: 'nothing' };
  return boundsOf(user.organisation, reachOf(user, 'openAsTrainer'), asManager);
}

export function isEmpty({ everywhere, grantedSites, grantedTeams }: Bounds): boolean {
  return !everywhere && grantedSites.length === 0 && grantedTeams.length === 0;
}

/** Whether a place lies within the bounds. */
export function covers(bounds: Bounds, place: { site: string; team: string }): boolean {
  return bounds.everywhere || bounds.grantedSites.includes(place.site) || bounds.grantedTeams.includes(place.team);
}

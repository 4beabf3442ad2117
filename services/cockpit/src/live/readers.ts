import type { AccessPolicy, SessionAccess, User } from '@repartee/kernel';
import { mayOpenSession, reachOf, reaches } from '@repartee/kernel';

/** A place of the directory that a change is about. */
export interface Place {
  site: string;
  team: string;
}

/** What has to be known of a change to say who may be told of it. */
export type Concern =
  | { about: 'session'; session: SessionAccess; policy: AccessPolicy }
  | { about: 'person'; person: string; places: readonly Place[] }
  | { about: 'places'; places: readonly Place[] }
  | { about: 'everybody' };

/** Whether this user may learn that something with this id has changed; both are of one organisation. */
export function mayHear(user: User, concern: Concern): boolean {
  switch (concern.about) {
    case 'everybody':
      return true;
    case 'session':
      return mayOpenSession(user, concern.session, concern.policy);
    case 'person':
      return user.id === concern.person || seesAny(user, concern.places);
    case 'places':
      return concern.places.some(({ team }) => team === user.team) || seesAny(user, concern.places);
  }
}

function seesAny(user: User, places: readonly Place[]): boolean {
  if (reachOf(user, 'administerPeople').kind === 'organisation') return true;
  const reach = reachOf(user, 'seePeople');
  return places.some((place) => reaches(reach, { organisation: user.organisation, ...place }));
}

import type { Reach, User } from '@repartee/kernel';
import { hasRule, reachOf } from '@repartee/kernel';

/** Whose people and places the user may list: everybody's as an administrator, else those of the grants. */
export function listedReach(user: User): Reach {
  return reachOf(user, hasRule(user, 'administerPeople') ? 'administerPeople' : 'seePeople');
}

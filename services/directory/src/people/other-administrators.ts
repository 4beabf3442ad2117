import type { Credentials } from '../credentials/credentials.js';
import type { PeopleRepository } from '../read-model/people.repository.js';

/**
 * Whether somebody else can administer the organisation: has not left, and has chosen a password. Who is only invited may
 * never come.
 */
export function hasOtherAdministrator(
  { people, credentials }: { people: PeopleRepository; credentials: Credentials },
  organisation: string,
  person: string,
): boolean {
  const withPassword = credentials.withPassword(organisation);
  return people.administrators(organisation).some((id) => id !== person && withPassword.has(id));
}

import type { Reach } from '@repartee/kernel';
import type { PersonPage, PersonQuery, PersonView } from '@repartee/proto';

import type { Credentials } from '../credentials/credentials.js';
import type { ListedPerson, PeopleRepository } from '../read-model/people.repository.js';
import { pageOf } from '../read-model/paging.js';
import type { Profiles } from '../read-model/profiles.js';

/** What is shown of people. Names are sealed in the log, so they are searched and sorted here, once opened. */
export class PeopleQueries {
  constructor(
    private readonly people: PeopleRepository,
    private readonly profiles: Profiles,
    private readonly credentials: Credentials,
  ) {}

  list(organisation: string, reach: Reach, query: PersonQuery): PersonPage {
    const withPassword = this.credentials.withPassword(organisation);
    const found = this.people
      .within(organisation, reach)
      .flatMap((person) => this.view(person, withPassword.has(person.id)) ?? [])
      .filter((person) => fits(person, query))
      .sort(byName);
    return pageOf(found, query);
  }

  find(organisation: string, person: string): PersonView | undefined {
    const listed = this.people.find(organisation, person);
    return listed && this.view(listed, this.credentials.hasPassword({ organisation, person }));
  }

  /** Undefined where the person is erased or unknown. */
  name(organisation: string, person: string): string | undefined {
    const listed = this.people.find(organisation, person);
    return listed && this.profiles.open(listed.profile)?.name;
  }

  private view(person: ListedPerson, hasPassword: boolean): PersonView | undefined {
    const profile = this.profiles.open(person.profile);
    if (!profile) return undefined;
    const { id, language, team, site, grants: roles } = person;
    const status = person.hasLeft ? 'left' : hasPassword ? 'active' : 'invited';
    return { id, ...profile, language, team: team.id ? team : null, site: site.id ? site : null, status, roles };
  }
}

function fits(person: PersonView, { search, site, team, role, status }: PersonQuery): boolean {
  return (
    (site === undefined || person.site?.id === site) &&
    (team === undefined || person.team?.id === team) &&
    (role === undefined || person.roles.some((grant) => grant.role === role)) &&
    (status === undefined || person.status === status) &&
    (search === undefined || folded(`${person.name} ${person.email}`).includes(folded(search)))
  );
}

/** Without case and accents, as people type when they look for somebody. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

const collator = new Intl.Collator('en', { sensitivity: 'base' });

function byName(one: PersonView, other: PersonView): number {
  return collator.compare(one.name, other.name) || (one.id < other.id ? -1 : 1);
}

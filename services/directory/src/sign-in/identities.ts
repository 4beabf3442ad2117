import type { Me } from '@repartee/proto';

import type { PeopleQueries } from '../people/people.queries.js';
import type { OrganisationsRepository } from '../read-model/organisations.repository.js';

/** Who somebody is, to themselves. */
export class Identities {
  constructor(
    private readonly people: PeopleQueries,
    private readonly organisations: OrganisationsRepository,
  ) {}

  /** Undefined where the person is unknown, erased or gone. */
  me(organisationId: string, personId: string): Me | undefined {
    const person = this.people.find(organisationId, personId);
    const organisation = this.organisations.find(organisationId);
    if (!person || person.status === 'left' || !organisation) return undefined;
    const { status: _, ...known } = person;
    return { ...known, organisation };
  }
}

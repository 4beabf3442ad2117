import { streamOf } from '@repartee/proto';

import type { Credentials } from '../credentials/credentials.js';
import type { OrganisationsService } from '../organisations/organisations.service.js';
import type { PeopleService, PlannedPerson } from '../people/people.service.js';
import type { PlacesService } from '../places/places.service.js';
import type { ProgrammesService } from '../programmes/programmes.service.js';
import type { Act, DirectoryWriter, Plan } from '../writing/directory-writer.js';
import type { Seed, SeededProgrammes } from './seed.js';

export interface SeederServices {
  organisations: OrganisationsService;
  places: PlacesService;
  people: PeopleService;
  programmes: ProgrammesService;
}

/** Fills an organisation in a few commits, through the same rules as everything else; what is there already is left as it is. */
export class Seeder {
  constructor(
    private readonly writer: DirectoryWriter,
    private readonly credentials: Credentials,
    private readonly services: SeederServices,
  ) {}

  async seed(seed: Seed): Promise<void> {
    const { id, ...organisation } = seed.organisation;
    const { organisations, places } = this.services;
    const actAt = (at = seed.at): Act => ({ organisation: id, actor: { kind: 'system', id: seed.by }, at });
    await this.commit(id, () => [organisations.planRegistration(actAt(), organisation)]);
    await this.commit(id, () => seed.sites.map(({ at, ...site }) => places.planSite(actAt(at), site)));
    await this.commit(id, () => seed.teams.map(({ at, ...team }) => places.planTeam(actAt(at), team)));
    await this.join(id, seed, actAt);
    for (const { id: person, password } of seed.people)
      if (password !== undefined) await this.credentials.setPassword({ organisation: id, person }, password);
  }

  async assign({ organisation, programmes, assignments }: SeededProgrammes): Promise<void> {
    const service = this.services.programmes;
    const actOf = ({ by, at }: { by: string; at: number }): Act => ({
      organisation,
      actor: { kind: 'person', id: by },
      at,
    });
    await this.commit(organisation, () =>
      programmes.map((programme) => service.planLaunch(actOf(programme), programme)),
    );
    await this.commit(organisation, () =>
      assignments.map((assignment) => service.planAssignment(actOf(assignment), assignment)),
    );
  }

  private commit(organisation: string, plans: () => Plan[]): Promise<void> {
    return this.writer.inTurnOf(organisation, async () => {
      await this.writer.commit(plans());
    });
  }

  private join(organisation: string, { people }: Seed, actAt: (at?: number) => Act): Promise<void> {
    return this.writer.inTurnOf(organisation, async () => {
      const newcomers = people.filter(({ id }) => !this.writer.hasBegun(streamOf.person(organisation, id)));
      const planned: PlannedPerson[] = newcomers.map(({ at, password: _, ...person }) =>
        this.services.people.planJoining(actAt(at), person),
      );
      await this.services.people.commitJoining(actAt(), planned);
    });
  }
}

import type { Ids } from '@repartee/kernel';
import { InTurn, ProblemError } from '@repartee/kernel';
import type { Setup } from '@repartee/proto';

import type { Holder } from '../credentials/credentials.database.js';
import type { Credentials } from '../credentials/credentials.js';
import type { OrganisationsService } from '../organisations/organisations.service.js';
import type { NewPerson, PeopleService } from '../people/people.service.js';
import type { OrganisationsRepository } from '../read-model/organisations.repository.js';
import type { Act, DirectoryWriter } from '../writing/directory-writer.js';

/** The first organisation of a server, with its first administrator; afterwards this door is closed. */
export class SetupService {
  private readonly inTurn = new InTurn();

  constructor(
    private readonly ids: Ids,
    private readonly writer: DirectoryWriter,
    private readonly found: OrganisationsRepository,
    private readonly organisations: OrganisationsService,
    private readonly people: PeopleService,
    private readonly credentials: Credentials,
  ) {}

  isOpen(): boolean {
    return this.found.isEmpty();
  }

  /** Throws `setup_closed`. Managers see figures only until the administrator decides otherwise. */
  setUp({ organisation, administrator }: Setup): Promise<Holder> {
    return this.inTurn.run('setup', async () => {
      if (!this.isOpen()) throw closed();
      const holder = { organisation: this.ids.next(), person: this.ids.next() };
      const { password, ...person } = administrator;
      // The password comes first: a crash in between leaves an open door, never an organisation that nobody can enter.
      await this.credentials.setPassword(holder, password);
      await this.register(holder, organisation, person);
      return holder;
    });
  }

  private register(
    { organisation, person: id }: Holder,
    registered: Setup['organisation'],
    person: Pick<NewPerson, 'name' | 'email' | 'language'>,
  ): Promise<void> {
    const act: Act = { organisation, actor: { kind: 'system', id: 'setup' } };
    const roles = (['admin', 'learner'] as const).map((role) => ({ role, everywhere: false, sites: [], teams: [] }));
    return this.writer.inTurnOf(organisation, async () => {
      // Once more, now that the lookups have caught up: what was recorded by an attempt before is shown by now.
      if (!this.isOpen()) throw closed();
      const policy = { managersOpenAssessed: false };
      const plan = this.organisations.planRegistration(act, { ...registered, policy });
      const joining = this.people.planJoining(act, { ...person, id, teamId: null, roles });
      await this.people.commitJoining(act, [{ id, plan }, joining]);
    });
  }
}

function closed(): ProblemError {
  return new ProblemError({
    code: 'setup_closed',
    status: 409,
    title: 'Set up already',
    detail: 'This server has its organisation. Sign in, or ask its administrator for an invitation.',
  });
}

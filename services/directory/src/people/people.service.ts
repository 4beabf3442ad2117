import type { Ids } from '@repartee/kernel';
import type { CorrectProfile, Grant, Language, Role, Written } from '@repartee/proto';
import { streamOf } from '@repartee/proto';

import type { Credentials } from '../credentials/credentials.js';
import type { PeopleRepository } from '../read-model/people.repository.js';
import type { PlacesRepository } from '../read-model/places.repository.js';
import type { Profiles } from '../read-model/profiles.js';
import { Refusal } from '../refusals/domain/refusal.js';
import { personAggregate } from '../writing/aggregates.js';
import type { Act, DirectoryWriter, Plan } from '../writing/directory-writer.js';
import { onceRecorded, unlessRecorded } from '../writing/recorded-not-shown.js';
import type { PersonCommand } from './domain/person.decide.js';
import { hasOtherAdministrator } from './other-administrators.js';

export interface NewPerson {
  /** Chosen here where it is not given. */
  id?: string;
  name: string;
  email: string;
  /** Null for the first administrator, before there is any team. */
  teamId: string | null;
  language: Language;
  roles: readonly Grant[];
}

export interface PlannedPerson {
  id: string;
  plan: Plan;
}

/** What is done to people. Each resolves when it is in the journal and in the lookups; broken rules reject as problems. */
export class PeopleService {
  constructor(
    private readonly writer: DirectoryWriter,
    private readonly ids: Ids,
    private readonly people: PeopleRepository,
    private readonly places: PlacesRepository,
    private readonly profiles: Profiles,
    private readonly credentials: Credentials,
  ) {}

  add(act: Act, person: NewPerson): Promise<Written & { id: string }> {
    return this.writer.inTurnOf(act.organisation, async () => {
      const { id, plan } = this.planJoining(act, person);
      await this.commitJoining(act, [{ id, plan }]);
      return { id, ...plan.written };
    });
  }

  /** Several people, all or none; their ids in the same order. */
  addAll(act: Act, people: readonly NewPerson[]): Promise<string[]> {
    return this.writer.inTurnOf(act.organisation, async () => {
      const planned: PlannedPerson[] = [];
      try {
        for (const person of people) planned.push(this.planJoining(act, person));
      } catch (error) {
        planned.forEach(({ id }) => this.credentials.releaseEmail({ organisation: act.organisation, person: id }));
        throw error;
      }
      await this.commitJoining(act, planned);
      return planned.map(({ id }) => id);
    });
  }

  /** Claims the address and decides; `commitJoining` writes. Throws a Refusal. */
  planJoining(act: Act, person: NewPerson): PlannedPerson {
    const { organisation } = act;
    const { id = this.ids.next(), name, email, language } = person;
    const place = this.placeOf(organisation, person.teamId);
    person.roles.forEach((grant) => this.checkGrant(organisation, grant));
    this.credentials.claimEmail({ organisation, person: id }, email);
    try {
      const eventId = this.ids.next();
      const profile = this.profiles.seal({ organisation, person: id, eventId }, { name, email });
      const at = this.writer.timeOf(act);
      const grants = person.roles.map((grant) => ({ type: 'GrantRole', grant, at }) as const);
      const commands: PersonCommand[] = [{ type: 'JoinPerson', personId: id, profile, language, ...place }, ...grants];
      return { id, plan: this.writer.plan(act, { ...this.streamOf(act, id), commands, eventId }) };
    } catch (error) {
      this.credentials.releaseEmail({ organisation, person: id });
      throw error;
    }
  }

  /** Writes all or none; addresses of people who did not come to be are free again. */
  async commitJoining({ organisation }: Act, planned: readonly PlannedPerson[]): Promise<void> {
    await unlessRecorded(this.writer.commit(planned.map(({ plan }) => plan)), () =>
      planned.forEach(({ id }) => this.credentials.releaseEmail({ organisation, person: id })),
    );
  }

  move(act: Act, person: string, teamId: string): Promise<Written> {
    return this.write(act, person, () => [{ type: 'MovePerson', ...this.placeOf(act.organisation, teamId) }]);
  }

  correctProfile(act: Act, person: string, corrected: CorrectProfile): Promise<Written> {
    const { organisation } = act;
    return this.writer.inTurnOf(organisation, async () => {
      const listed = this.people.find(organisation, person);
      const before = listed && this.profiles.open(listed.profile);
      if (!before) throw new Refusal('unknown_person');
      const differs = before.name !== corrected.name || before.email !== corrected.email;
      const eventId = this.ids.next();
      const profile = this.profiles.seal({ organisation, person, eventId }, corrected);
      const command: PersonCommand = { type: 'CorrectProfile', profile, differs };
      const plan = this.writer.plan(act, { ...this.streamOf(act, person), commands: [command], eventId });
      this.credentials.claimEmail({ organisation, person }, corrected.email);
      await unlessRecorded(this.writer.commit([plan]), () =>
        this.credentials.claimEmail({ organisation, person }, before.email),
      );
      return plan.written;
    });
  }

  chooseLanguage(act: Act, person: string, language: Language): Promise<Written> {
    return this.write(act, person, () => [{ type: 'ChooseLanguage', language }]);
  }

  grant(act: Act, person: string, grant: Grant): Promise<Written> {
    return this.write(act, person, () => {
      this.checkGrant(act.organisation, grant);
      return [{ type: 'GrantRole', grant, at: this.writer.timeOf(act) }];
    });
  }

  withdraw(act: Act, person: string, role: Role): Promise<Written> {
    return this.write(act, person, () => [{ type: 'WithdrawRole', role, ...this.departureFacts(act, person) }]);
  }

  /** Voids every pass signed until now. */
  revokeAccess(act: Act, person: string): Promise<Written> {
    return this.write(act, person, () => [{ type: 'RevokeAccess', at: this.writer.timeOf(act) }]);
  }

  leave(act: Act, person: string): Promise<Written> {
    const leaving = this.write(act, person, () => [{ type: 'Leave', ...this.departureFacts(act, person) }]);
    return onceRecorded(leaving, () => this.credentials.forget({ organisation: act.organisation, person }));
  }

  private write(act: Act, person: string, commands: () => PersonCommand[]): Promise<Written> {
    return this.writer.inTurnOf(act.organisation, () =>
      this.writer.write(act, { ...this.streamOf(act, person), commands: commands() }),
    );
  }

  private streamOf({ organisation }: Act, person: string) {
    return { stream: streamOf.person(organisation, person), aggregate: personAggregate };
  }

  private departureFacts(act: Act, person: string) {
    const { people, credentials } = this;
    const otherAdministrators = hasOtherAdministrator({ people, credentials }, act.organisation, person);
    return { at: this.writer.timeOf(act), otherAdministrators };
  }

  private placeOf(organisation: string, teamId: string | null): { team: string; site: string } {
    if (teamId === null) return { team: '', site: '' };
    const team = this.places.team(organisation, teamId);
    if (!team) throw new Refusal('unknown_team');
    return { team: team.id, site: team.site.id };
  }

  private checkGrant(organisation: string, { sites, teams }: Grant): void {
    if (sites.some((site) => !this.places.site(organisation, site))) throw new Refusal('unknown_site');
    if (teams.some((team) => !this.places.team(organisation, team))) throw new Refusal('unknown_team');
  }
}

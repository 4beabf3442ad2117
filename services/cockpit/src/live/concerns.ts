import type { NamesService } from '../names/names.service.js';
import type { PeopleRepository } from '../names/people.repository.js';
import { accessOf } from '../sessions/session-page.service.js';
import type { SessionRepository, SessionRow } from '../sessions/session.repository.js';
import type { StoredEvent } from './frames.js';
import type { Concern, Place } from './readers.js';

const CACHED = 5_000;

type Access = Pick<SessionRow, 'learner_id' | 'team_id' | 'site_id' | 'purpose'>;

export interface ConcernsParts {
  sessions: SessionRepository;
  people: PeopleRepository;
  names: NamesService;
}

/** Finds out what a stored event is about, as far as access is concerned. */
export class Concerns {
  /** What a session is to access never changes. */
  private readonly access = new Map<string, Access>();

  constructor(private readonly parts: ConcernsParts) {}

  /** Undefined where nobody may be told, because what it is about is not there (any more). */
  async of(event: StoredEvent): Promise<Concern | undefined> {
    const { data, organisation } = event;
    switch (data.$typeName) {
      case 'repartee.directory.v1.SiteOpened':
        return { about: 'places', places: [{ site: data.siteId, team: '' }] };
      case 'repartee.directory.v1.TeamFormed':
        return { about: 'places', places: [{ site: data.siteId, team: data.teamId }] };
      case 'repartee.directory.v1.ProgrammeLaunched':
        return { about: 'places', places: await this.placesOf(organisation, data.teamIds) };
      case 'repartee.directory.v1.ScenarioAssigned':
        return { about: 'places', places: await this.placesOf(organisation, [data.teamId]) };
      default:
        return this.byStream(event);
    }
  }

  private async byStream(event: StoredEvent): Promise<Concern | undefined> {
    const { organisation, stream } = event;
    const name = stream.slice(organisation.length + 1);
    const [, session] = /^(?:session|scorecard|viewing)-(.+)$/.exec(name) ?? [];
    if (session !== undefined) return this.ofSession(organisation, session);
    const [, person] = /^person-(.+)$/.exec(name) ?? [];
    if (person !== undefined) return this.ofPerson(organisation, person);
    return { about: 'everybody' };
  }

  private async ofSession(organisation: string, session: string): Promise<Concern | undefined> {
    const key = `${organisation}/${session}`;
    const row = this.access.get(key) ?? (await this.parts.sessions.session(organisation, session));
    if (!row) return undefined;
    if (this.access.size >= CACHED) this.access.clear();
    const { learner_id, team_id, site_id, purpose } = row;
    this.access.set(key, { learner_id, team_id, site_id, purpose });
    const { policy } = await this.parts.names.of(organisation);
    return { about: 'session', session: accessOf(organisation, row), policy };
  }

  private async ofPerson(organisation: string, person: string): Promise<Concern> {
    const memberships = await this.parts.people.memberships(organisation, person);
    const places = memberships.map(({ team_id, site_id }): Place => ({ site: site_id, team: team_id }));
    return { about: 'person', person, places };
  }

  private async placesOf(organisation: string, teams: readonly string[]): Promise<Place[]> {
    const names = await this.parts.names.of(organisation);
    return names.teams.filter(({ id }) => teams.includes(id)).map(({ id, siteId }) => ({ site: siteId, team: id }));
  }
}

import type { User } from '@repartee/kernel';
import type { Lookups, PersonRef, SearchQuery, SearchResults } from '@repartee/proto';
import type { Bounds } from '../access/bounds.js';
import { isEmpty, openableBounds } from '../access/bounds.js';
import type { AdoptionService } from '../compare/adoption.service.js';
import { holdsSite } from '../compare/cohorts.service.js';
import { comparableBounds } from '../compare/compare.service.js';
import type { Names } from '../names/names.js';
import type { NamesService } from '../names/names.service.js';
import type { PeopleNames } from '../names/people-names.js';
import type { PeopleService } from '../people/people.service.js';
import { folded } from '../people/people.service.js';
import { toInstant } from '../sessions/summaries.converters.js';
import type { FoundSessionRow, LookupsRepository } from './lookups.repository.js';
import type { ProgrammesRepository } from './programmes.repository.js';

const MOST_FOUND = 8;

export interface LookupsParts {
  repository: LookupsRepository;
  programmes: ProgrammesRepository;
  adoption: AdoptionService;
  people: PeopleService;
  refs: PeopleNames;
  names: NamesService;
}

/** Names for sentence builders and filters, and what the search box finds. */
export class LookupsService {
  constructor(private readonly parts: LookupsParts) {}

  async lookups(user: User): Promise<Lookups> {
    const bounds = comparableBounds(user);
    const names = await this.parts.names.of(user.organisation);
    const [programmes, members, days] = await Promise.all([
      this.parts.programmes.all(user.organisation),
      this.parts.adoption.members(user.organisation),
      this.parts.repository.days(bounds, names.organisation.timeZone),
    ]);
    const teams = grantedTeams(bounds, names);
    const granted = new Set(teams.map(({ id }) => id));
    return {
      organisation: names.organisation,
      sites: names.sites.filter(({ id }) => holdsSite(bounds, names, id)),
      teams: teams.map((team) => ({
        ...team,
        members: members.find(({ team_id }) => team_id === team.id)?.members ?? 0,
      })),
      programmes: programmes
        .filter(({ team_ids }) => team_ids.some((id) => granted.has(id)))
        .map((row) => ({
          id: row.programme_id,
          name: row.name,
          startsOn: row.starts_on,
          dueOn: row.due_on,
          scenarioIds: row.scenario_ids,
          teamIds: row.team_ids.filter((id) => granted.has(id)),
        })),
      scenarios: names.allScenarios(),
      skills: [...names.skills],
      firstDay: days?.first ?? null,
      lastDay: days?.last ?? null,
      opensSessions: !isEmpty(openableBounds(user, names.policy)),
    };
  }

  async search(user: User, { search }: SearchQuery): Promise<SearchResults> {
    const names = await this.parts.names.of(user.organisation);
    const people = await this.parts.people.find(user, search);
    const scenarios = names
      .allScenarios()
      .filter(({ title, personaName }) => folded(`${title.en} ${title.fr} ${personaName}`).includes(folded(search)));
    const sessions = await this.parts.repository.sessionsOf(openableBounds(user, names.policy), {
      reader: user.id,
      learners: people.map(({ member }) => member.person_id),
      scenarios: scenarios.map(({ id }) => id),
      limit: MOST_FOUND,
    });
    const refs = await this.parts.refs.refs(
      user.organisation,
      sessions.map(({ learner_id }) => learner_id),
    );
    return {
      people: people.slice(0, MOST_FOUND).map(({ member, profile }) => ({
        id: member.person_id,
        name: profile.name,
        team: names.team(member.team_id).name,
      })),
      scenarios: scenarios.slice(0, MOST_FOUND).map(({ skillIds: _, retired: __, ...scenario }) => scenario),
      sessions: sessions.map((row) => toFound(row, user, names, refs)),
    };
  }
}

function toFound(
  row: FoundSessionRow,
  user: User,
  names: Names,
  refs: (id: string) => PersonRef,
): SearchResults['sessions'][number] {
  return {
    id: row.session_id,
    learner: refs(row.learner_id),
    scenario: names.scenario(row.scenario_id, row.scenario_version),
    startedAt: toInstant(row.started_ms),
    own: row.learner_id === user.id,
  };
}

function grantedTeams({ everywhere, grantedSites, grantedTeams: granted }: Bounds, names: Names) {
  return names.teams.filter(({ id, siteId }) => everywhere || grantedSites.includes(siteId) || granted.includes(id));
}

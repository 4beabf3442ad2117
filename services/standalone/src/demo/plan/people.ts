import type { Randomness } from '@repartee/kernel';
import { derivedId } from '@repartee/kernel';
import type { Grant, Language, Role } from '@repartee/proto';

import type { CompanyStory, TeamStory } from './company.js';
import type { Names } from './names.js';
import { addressPart } from './names.js';
import type { PlannedPerson, PlannedSite, PlannedTeam } from './plan.js';

export interface Places {
  sites: readonly PlannedSite[];
  teams: readonly PlannedTeam[];
}

export function planPlaces(story: CompanyStory): Places {
  const sites = story.sites.map(({ name }) => ({ id: idOf(story, 'site', name), name }));
  const siteIds = new Map(sites.map(({ id, name }) => [name, id]));
  const teams = story.teams.map(({ name, site }) => ({
    id: idOf(story, 'team', name),
    name,
    siteId: siteIds.get(site) ?? '',
  }));
  return { sites, teams };
}

/** Ids follow from names, so that a seeding that was cut off finds what it has made. */
export function idOf({ key }: CompanyStory, kind: string, name: string): string {
  return derivedId('demo', key, kind, name);
}

/** Whom the accounts belong to; each has a team, so that everybody may rehearse. */
const accountRoles: readonly Role[] = ['learner', 'trainer', 'manager', 'author', 'admin'];

/** The five accounts first, then the learners of each team; the learner's account is one of its team. */
export function planPeople(story: CompanyStory, places: Places, names: Names, randomness: Randomness): PlannedPerson[] {
  const teamOf = (story: TeamStory) => places.teams.find(({ name }) => name === story.name) ?? places.teams[0];
  const accounts = accountRoles.map((role, index): PlannedPerson => {
    const team = places.teams[index === 0 ? 0 : index % places.teams.length];
    return {
      ...{ name: names.next(), email: `${role}@${story.domain}`, language: 'en', account: true },
      ...{ id: idOf(story, 'person', role), teamId: team?.id ?? '', siteId: team?.siteId ?? '' },
      roles: rolesOf(role, places),
    };
  });
  const learners = story.teams.flatMap((team, index) => {
    const others = index === 0 ? team.learners - 1 : team.learners;
    const { id: teamId = '', siteId = '' } = teamOf(team) ?? {};
    return Array.from({ length: others }, () => {
      const name = names.next();
      const email = `${addressPart(name)}@${story.domain}`;
      const language = languageOf(story, team, randomness);
      const roles = [grant('learner')];
      return { id: idOf(story, 'person', email), name, email, language, teamId, siteId, roles, account: false };
    });
  });
  return [...accounts, ...learners];
}

function languageOf(story: CompanyStory, team: TeamStory, randomness: Randomness): Language {
  const french = story.sites.find(({ name }) => name === team.site)?.french ?? 0;
  return randomness.next() < french ? 'fr' : 'en';
}

/** The trainer looks after the first two sites, the manager after all, by name, so that grants are grants. */
function rolesOf(role: Role, { sites }: Places): Grant[] {
  const all = sites.map(({ id }) => id);
  switch (role) {
    case 'learner':
      return [grant('learner')];
    case 'trainer':
      return [grant('learner'), grant('trainer', { sites: all.slice(0, 2) })];
    case 'manager':
      return [grant('learner'), grant('manager', { sites: all })];
    case 'author':
    case 'admin':
      return [grant('learner'), grant(role, { everywhere: true })];
  }
}

function grant(role: Role, reach: Partial<Pick<Grant, 'everywhere' | 'sites' | 'teams'>> = {}): Grant {
  return { role, everywhere: false, sites: [], teams: [], ...reach };
}

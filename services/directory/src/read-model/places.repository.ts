import type { LocalReadModel, Reach } from '@repartee/kernel';
import type { Site, Team } from '@repartee/proto';

import { boundsOf } from './reach.sql.js';

interface SiteRow {
  site: string;
  name: string;
  teams: number;
  people: number;
}

interface TeamRow {
  team: string;
  name: string;
  site: string;
  site_name: string;
  people: number;
}

export interface PlaceList {
  organisation: string;
  reach: Reach;
  /** Id of the last one of the page before. */
  after?: string | undefined;
  limit: number;
}

const present = `SELECT organisation, team, site FROM memberships
  WHERE NOT EXISTS (SELECT 1 FROM departures d WHERE d.organisation = memberships.organisation AND d.person = memberships.person)`;

const teamSelect = `SELECT t.team, t.name, t.site, s.name AS site_name,
    (SELECT count(*) FROM (${present}) m WHERE m.organisation = t.organisation AND m.team = t.team) AS people
  FROM teams t JOIN sites s ON s.organisation = t.organisation AND s.site = t.site`;

/** Sites and teams, by name; a page begins after the name and id of the last one before. */
export class PlacesRepository {
  constructor(private readonly lookups: LocalReadModel) {}

  sites({ organisation, reach, after = '', limit }: PlaceList): Site[] {
    const { sql, parameters } = boundsOf(reach);
    const rows = this.lookups
      .prepare<SiteRow>(
        `SELECT s.site, s.name,
          (SELECT count(*) FROM teams t WHERE t.organisation = s.organisation AND t.site = s.site) AS teams,
          (SELECT count(*) FROM (${present}) m WHERE m.organisation = s.organisation AND m.site = s.site) AS people
        FROM sites s
        WHERE s.organisation = ?
          AND s.site IN (SELECT site FROM (SELECT site, team FROM teams WHERE organisation = ? UNION SELECT site, '' FROM sites WHERE organisation = ?) WHERE ${sql})
          AND (s.name, s.site) > (coalesce((SELECT name FROM sites WHERE organisation = ? AND site = ?), ''), ?)
        ORDER BY s.name, s.site LIMIT ?`,
      )
      .all(organisation, organisation, organisation, ...parameters, organisation, after, after, limit);
    return rows.map(({ site: id, ...rest }) => ({ id, ...rest }));
  }

  teams({ organisation, reach, after = '', limit }: PlaceList, site?: string): Team[] {
    const { sql, parameters } = boundsOf(reach);
    const rows = this.lookups
      .prepare<TeamRow>(
        `SELECT * FROM (${teamSelect} WHERE t.organisation = ?) AS listed
        WHERE ${sql} AND (? IS NULL OR site = ?)
          AND (name, team) > (coalesce((SELECT name FROM teams WHERE organisation = ? AND team = ?), ''), ?)
        ORDER BY name, team LIMIT ?`,
      )
      .all(organisation, ...parameters, site ?? null, site ?? null, organisation, after, after, limit);
    return rows.map(toTeam);
  }

  team(organisation: string, team: string): Team | undefined {
    const row = this.lookups
      .prepare<TeamRow>(`${teamSelect} WHERE t.organisation = ? AND t.team = ?`)
      .first(organisation, team);
    return row && toTeam(row);
  }

  site(organisation: string, site: string): { id: string; name: string } | undefined {
    return this.lookups
      .prepare<{ id: string; name: string }>('SELECT site AS id, name FROM sites WHERE organisation = ? AND site = ?')
      .first(organisation, site);
  }

  /** By name, without regard to case. */
  siteNamed(organisation: string, name: string): string | undefined {
    return this.lookups
      .prepare<{ site: string; name: string }>('SELECT site, name FROM sites WHERE organisation = ?')
      .all(organisation)
      .find((site) => sameName(site.name, name))?.site;
  }

  teamNamed(organisation: string, site: string, name: string): string | undefined {
    return this.lookups
      .prepare<{ team: string; name: string }>('SELECT team, name FROM teams WHERE organisation = ? AND site = ?')
      .all(organisation, site)
      .find((team) => sameName(team.name, name))?.team;
  }

  siteNames(organisation: string): string[] {
    return this.lookups
      .prepare<{ name: string }>('SELECT name FROM sites WHERE organisation = ? ORDER BY name')
      .all(organisation)
      .map(({ name }) => name);
  }

  teamNames(organisation: string, site: string): string[] {
    return this.lookups
      .prepare<{ name: string }>('SELECT name FROM teams WHERE organisation = ? AND site = ? ORDER BY name')
      .all(organisation, site)
      .map(({ name }) => name);
  }
}

function toTeam({ team: id, name, site, site_name, people }: TeamRow): Team {
  return { id, name, site: { id: site, name: site_name }, people };
}

function sameName(one: string, other: string): boolean {
  return one.trim().localeCompare(other.trim(), 'en', { sensitivity: 'accent' }) === 0;
}

import type { LocalReadModel, Reach } from '@repartee/kernel';
import type { Grant, Language, Role } from '@repartee/proto';

import type { ProfileRow } from './profiles.js';
import { boundsOf } from './reach.sql.js';

interface PersonRow extends ProfileRow {
  team: string;
  team_name: string | null;
  site: string;
  site_name: string | null;
  language: Language;
  left_at: number | null;
}

interface GrantRow {
  person: string;
  role: Role;
  everywhere: number;
  sites: string;
  teams: string;
}

/** A person as the events say, the profile still sealed. */
export interface ListedPerson {
  id: string;
  organisation: string;
  profile: ProfileRow;
  /** Ids are empty where the person belongs to no team yet. */
  team: { id: string; name: string };
  site: { id: string; name: string };
  language: Language;
  hasLeft: boolean;
  grants: Grant[];
}

const SELECT = `SELECT p.*, m.team, t.name AS team_name, m.site, s.name AS site_name, l.language, d.left_at
  FROM profiles p
  JOIN memberships m USING (organisation, person)
  JOIN person_languages l USING (organisation, person)
  LEFT JOIN departures d USING (organisation, person)
  LEFT JOIN teams t ON t.organisation = p.organisation AND t.team = m.team
  LEFT JOIN sites s ON s.organisation = p.organisation AND s.site = m.site`;

/** People who were not erased. */
export class PeopleRepository {
  private readonly one;
  private readonly grants;
  private readonly grantsOfOne;

  constructor(private readonly lookups: LocalReadModel) {
    this.one = lookups.prepare<PersonRow>(`${SELECT} WHERE p.organisation = ? AND p.person = ?`);
    this.grants = lookups.prepare<GrantRow>('SELECT * FROM grants WHERE organisation = ? ORDER BY role');
    this.grantsOfOne = lookups.prepare<GrantRow>(
      'SELECT * FROM grants WHERE organisation = ? AND person = ? ORDER BY role',
    );
  }

  find(organisation: string, person: string): ListedPerson | undefined {
    const row = this.one.first(organisation, person);
    return row && toPerson(row, this.grantsOfOne.all(organisation, person));
  }

  /** Everybody within the reach, in no order. */
  within(organisation: string, reach: Reach): ListedPerson[] {
    const { sql, parameters } = boundsOf(reach);
    const rows = this.lookups
      .prepare<PersonRow>(`SELECT * FROM (${SELECT} WHERE p.organisation = ?) AS listed WHERE ${sql}`)
      .all(organisation, ...parameters);
    const grants = groupByPerson(this.grants.all(organisation));
    return rows.map((row) => toPerson(row, grants.get(row.person) ?? []));
  }

  /** Over all organisations: profiles of whoever may sign in. */
  signingIn(): ProfileRow[] {
    return this.lookups
      .prepare<ProfileRow>(
        `SELECT p.* FROM profiles p LEFT JOIN departures d USING (organisation, person) WHERE d.person IS NULL`,
      )
      .all();
  }

  erased(): { organisation: string; person: string }[] {
    return this.lookups
      .prepare<{ organisation: string; person: string }>('SELECT organisation, person FROM erasures')
      .all();
  }

  departed(): { organisation: string; person: string }[] {
    return this.lookups
      .prepare<{ organisation: string; person: string }>('SELECT organisation, person FROM departures')
      .all();
  }

  /** Administrators who have not left, by id. */
  administrators(organisation: string): string[] {
    return this.lookups
      .prepare<{ person: string }>(
        `SELECT g.person FROM grants g LEFT JOIN departures d USING (organisation, person)
         WHERE g.organisation = ? AND g.role = 'admin' AND d.person IS NULL`,
      )
      .all(organisation)
      .map(({ person }) => person);
  }
}

function toPerson(row: PersonRow, grants: readonly GrantRow[]): ListedPerson {
  const { organisation, person, event_id, key_id, nonce, ciphertext } = row;
  return {
    id: person,
    organisation,
    profile: { organisation, person, event_id, key_id, nonce, ciphertext },
    team: { id: row.team, name: row.team_name ?? '' },
    site: { id: row.site, name: row.site_name ?? '' },
    language: row.language,
    hasLeft: row.left_at !== null,
    grants: grants.map(toGrant),
  };
}

function toGrant({ role, everywhere, sites, teams }: GrantRow): Grant {
  return { role, everywhere: everywhere === 1, sites: parsedIds(sites), teams: parsedIds(teams) };
}

function parsedIds(json: string): string[] {
  return JSON.parse(json) as string[];
}

function groupByPerson(rows: readonly GrantRow[]): Map<string, GrantRow[]> {
  const groups = new Map<string, GrantRow[]>();
  for (const row of rows) groups.set(row.person, [...(groups.get(row.person) ?? []), row]);
  return groups;
}

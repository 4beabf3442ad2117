import type { ClickHouse } from '@repartee/kernel';
import type { Bounds } from '../access/bounds.js';
import { withinBounds } from '../access/bounds.js';
import type { SealedRow } from '../sealed/opener.js';

export interface ProfileRow extends SealedRow {
  person_id: string;
}

export interface MemberRow {
  person_id: string;
  team_id: string;
  site_id: string;
  left: boolean;
}

export interface MembershipRow {
  team_id: string;
  site_id: string;
  since_ms: number;
}

/** Where everybody belongs now: the last membership of each person. */
export const currentMembers = `
  SELECT organisation, person_id, argMax(team_id, version) AS team_id, argMax(site_id, version) AS site_id
  FROM memberships FINAL
  WHERE organisation = {organisation:String}
  GROUP BY organisation, person_id`;

/** Learners who are still there, where they belong now. */
export const learnersOfToday = `
  SELECT organisation, person_id, team_id, site_id FROM (${currentMembers})
  WHERE person_id IN (SELECT person_id FROM role_grants FINAL
      WHERE organisation = {organisation:String} AND role = 'learner' AND held)
    AND person_id NOT IN (SELECT person_id FROM departures FINAL WHERE organisation = {organisation:String})`;

const departed = 'SELECT person_id FROM departures FINAL WHERE organisation = {organisation:String}';

export class PeopleRepository {
  constructor(private readonly clickhouse: ClickHouse) {}

  profiles(organisation: string, people: readonly string[]): Promise<ProfileRow[]> {
    if (people.length === 0) return Promise.resolve([]);
    return this.clickhouse.read(
      `SELECT person_id, event_id, key_id, nonce, ciphertext FROM profiles FINAL
       WHERE organisation = {organisation:String} AND person_id IN {people:Array(String)}`,
      { organisation, people },
    );
  }

  /** Everybody within the bounds as they belong now. */
  members(bounds: Bounds): Promise<MemberRow[]> {
    return this.clickhouse.read(
      `SELECT person_id, team_id, site_id, toBool(person_id IN (${departed})) AS left
       FROM (${currentMembers}) WHERE ${withinBounds}`,
      { ...bounds },
    );
  }

  async member(organisation: string, person: string): Promise<MemberRow | undefined> {
    const [row] = await this.clickhouse.read<MemberRow>(
      `SELECT person_id, team_id, site_id, toBool(person_id IN (${departed})) AS left
       FROM (${currentMembers}) WHERE person_id = {person:String}`,
      { organisation, person },
    );
    return row;
  }

  /** The first membership first. */
  memberships(organisation: string, person: string): Promise<MembershipRow[]> {
    return this.clickhouse.read(
      `SELECT team_id, site_id, toUnixTimestamp64Milli(since) AS since_ms FROM memberships FINAL
       WHERE organisation = {organisation:String} AND person_id = {person:String} ORDER BY version`,
      { organisation, person },
    );
  }
}

import type { PersonRef } from '@repartee/proto';
import type { Opener } from '../sealed/opener.js';
import type { PeopleRepository, ProfileRow } from './people.repository.js';

export interface Profile {
  name: string;
  email: string;
}

const CACHED = 20_000;

/** Names and addresses of people, opened once and kept by the event that told them. */
export class PeopleNames {
  private readonly opened = new Map<string, Profile | null>();

  constructor(
    private readonly people: PeopleRepository,
    private readonly opener: Opener,
  ) {}

  /** References by id; who was erased has no name. */
  async refs(organisation: string, ids: readonly string[]): Promise<(id: string) => PersonRef> {
    const profiles = await this.profiles(organisation, ids);
    return (id) => ({ id, name: profiles.get(id)?.name ?? null });
  }

  async profiles(organisation: string, ids: readonly string[]): Promise<Map<string, Profile>> {
    const rows = await this.people.profiles(organisation, [...new Set(ids)]);
    const profiles = rows.map((row) => [row.person_id, this.profile(organisation, row)] as const);
    return new Map(profiles.filter((entry): entry is [string, Profile] => entry[1] !== null));
  }

  /** Names of the erased must not outlive them in memory. */
  forget(): void {
    this.opened.clear();
  }

  private profile(organisation: string, row: ProfileRow): Profile | null {
    const known = this.opened.get(row.event_id);
    if (known !== undefined) return known;
    const text = this.opener.open(row, organisation, row.person_id);
    const profile = text === null ? null : (JSON.parse(text) as Profile);
    if (this.opened.size >= CACHED) this.opened.clear();
    this.opened.set(row.event_id, profile);
    return profile;
  }
}

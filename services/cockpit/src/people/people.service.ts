import type { User } from '@repartee/kernel';
import { ProblemError, reachOf } from '@repartee/kernel';
import type { PeoplePage, PeopleQuery, PersonItem, PersonProfile } from '@repartee/proto';
import { boundsOf, covers, openableBounds } from '../access/bounds.js';
import type { LearnerRepository } from '../learner/learner.repository.js';
import { toProgress } from '../learner/progress.converters.js';
import type { MethodService } from '../method/method.service.js';
import type { Names } from '../names/names.js';
import type { NamesService } from '../names/names.service.js';
import type { PeopleNames, Profile } from '../names/people-names.js';
import type { MemberRow, MembershipRow, PeopleRepository } from '../names/people.repository.js';
import { fromCursor, toPage } from '../paging/cursor.js';
import type { AssessedRepository, AssessedRow } from './assessed.repository.js';
import { toInstant } from '../sessions/summaries.converters.js';

export interface PeopleParts {
  repository: PeopleRepository;
  assessed: AssessedRepository;
  learners: LearnerRepository;
  method: MethodService;
  names: NamesService;
  people: PeopleNames;
}

interface Found {
  member: MemberRow;
  profile: Profile;
}

/** Who belongs to the reader's sites and teams. */
export class PeopleService {
  constructor(private readonly parts: PeopleParts) {}

  /** By name; a name is sealed, so what is searched for is compared here and not in a query. */
  async page(user: User, query: PeopleQuery): Promise<PeoplePage> {
    const names = await this.parts.names.of(user.organisation);
    const found = await this.find(user, query.search ?? '');
    const narrowed = found.filter(
      ({ member }) =>
        (query.team === undefined || member.team_id === query.team) &&
        (query.site === undefined || member.site_id === query.site),
    );
    const after = query.after === undefined ? undefined : fromCursor(query.after, 2).map(String);
    const rest = after ? narrowed.filter((one) => isAfter(one, after)) : narrowed;
    const { items, next } = toPage(rest.slice(0, query.limit + 1), query.limit, keyOf);
    const openable = openableBounds(user, names.policy);
    const assessed = new Map((await this.parts.assessed.byLearner(openable)).map((row) => [row.learner_id, row]));
    return { items: items.map((one) => toItem(one, names, assessed)), next };
  }

  /** People whose name or address holds the text, by name. */
  async find(user: User, search: string): Promise<Found[]> {
    const bounds = boundsOf(user.organisation, reachOf(user, 'seePeople'));
    const members = await this.parts.repository.members(bounds);
    const profiles = await this.parts.people.profiles(
      user.organisation,
      members.map(({ person_id }) => person_id),
    );
    const wanted = folded(search);
    return members
      .flatMap((member) => {
        const profile = profiles.get(member.person_id);
        return profile ? [{ member, profile }] : [];
      })
      .filter(({ profile }) => folded(`${profile.name} ${profile.email}`).includes(wanted))
      .sort((one, other) => compareKeys(keyOf(one), keyOf(other)));
  }

  /** Throws the problem `not_found` outside the reader's grants. */
  async person(user: User, id: string): Promise<PersonProfile> {
    const { repository, people, learners, method } = this.parts;
    const names = await this.parts.names.of(user.organisation);
    const bounds = boundsOf(user.organisation, reachOf(user, 'seePeople'));
    const member = await repository.member(user.organisation, id);
    if (!member || !covers(bounds, { site: member.site_id, team: member.team_id })) throw notFound();
    const openable = openableBounds(user, names.policy);
    const opens = covers(openable, { site: member.site_id, team: member.team_id });
    const [profiles, memberships, scores, typicalError] = await Promise.all([
      people.profiles(user.organisation, [id]),
      repository.memberships(user.organisation, id),
      opens ? learners.assessedScores(openable, id) : [],
      method.typicalError(user.organisation),
    ]);
    const sessions = new Set(scores.map(({ session_id }) => session_id)).size;
    const profile = profiles.get(id);
    return {
      person: { id, name: profile?.name ?? null },
      email: profile?.email ?? null,
      place: names.place(member.site_id, member.team_id),
      left: member.left,
      history: toHistory(memberships, names),
      progress: opens ? { skills: toProgress(scores, names, typicalError), sessions, typicalError } : null,
    };
  }
}

function toHistory(rows: readonly MembershipRow[], names: Names): PersonProfile['history'] {
  return rows.map((row, index) => {
    const until = rows[index + 1]?.since_ms;
    return {
      place: names.place(row.site_id, row.team_id),
      from: toInstant(row.since_ms),
      to: until === undefined ? null : toInstant(until),
    };
  });
}

function toItem({ member, profile }: Found, names: Names, assessed: ReadonlyMap<string, AssessedRow>): PersonItem {
  const held = assessed.get(member.person_id);
  return {
    person: { id: member.person_id, name: profile.name },
    place: names.place(member.site_id, member.team_id),
    left: member.left,
    assessedSessions: held?.sessions ?? 0,
    lastAssessedAt: held ? toInstant(held.last_ms) : null,
  };
}

/** Upper and lower case, with and without accents, are found alike. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function keyOf({ member, profile }: Found): [string, string] {
  return [folded(profile.name), member.person_id];
}

function isAfter(one: Found, after: readonly string[]): boolean {
  return compareKeys(keyOf(one), after) > 0;
}

function compareKeys(one: readonly string[], other: readonly string[]): number {
  const place = one.findIndex((part, index) => part !== other[index]);
  if (place < 0) return 0;
  return (one[place] ?? '') < (other[place] ?? '') ? -1 : 1;
}

function notFound(): ProblemError {
  return new ProblemError({
    code: 'not_found',
    status: 404,
    title: 'No such person',
    detail: 'There is nobody of this id in your sites and teams.',
  });
}

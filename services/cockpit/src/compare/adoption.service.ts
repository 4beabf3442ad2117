import type { Adoption } from '@repartee/proto';
import { countAboveFloor, withheldFor } from '../statistics/domain/floors.js';
import type { SessionsFloorOf } from './adoption-floors.js';
import { sessionsFloorsOf } from './adoption-floors.js';
import type { AdoptionRepository, AdoptionRow, MembersRow } from './adoption.repository.js';
import type { Cohort } from './domain/cohort.js';
import { weeksBetween } from './domain/days.js';
import type { PlaceCount } from './floors.service.js';
import { withheldPlace } from './floors.service.js';
import type { AskedCohort, ScoresOf } from './scores-of.js';
import { rowsOf, sideBySide } from './side-by-side.js';

export type AdoptionCounts = Pick<AdoptionRow, 'practice' | 'assessed' | 'learners' | 'practisers' | 'active'>;

export interface CohortAdoption {
  /** As counted, whatever the floor: not to be shown as it is. */
  total: AdoptionCounts;
  shown: Adoption;
}

const withheldAll: SessionsFloorOf = () => 'group_floor';
const nobody: AdoptionCounts = { practice: 0, assessed: 0, learners: 0, practisers: 0, active: 0 };

/** Who practises, in counts above the floor. */
export class AdoptionService {
  constructor(private readonly repository: AdoptionRepository) {}

  members(organisation: string): Promise<MembersRow[]> {
    return this.repository.members(organisation);
  }

  /** Of each cohort, in their order. */
  async adoption(cohorts: readonly AskedCohort[], members: readonly MembersRow[]): Promise<CohortAdoption[]> {
    if (cohorts.length === 0) return [];
    const [rows, floors] = await Promise.all([
      this.repository.held(sideBySide(cohorts)),
      sessionsFloorsOf(cohorts, this.repository),
    ]);
    return cohorts.map((asked, place) => {
      const own = rowsOf(rows, place);
      const total = own.find(({ week }) => week === '') ?? nobody;
      return { total, shown: toAdoption(asked, members, own, floors[place] ?? withheldAll) };
    });
  }
}

function toAdoption(
  { cohort, of }: AskedCohort,
  members: readonly MembersRow[],
  rows: readonly AdoptionRow[],
  floorOf: SessionsFloorOf,
): Adoption {
  const total = rows.find(({ week }) => week === '') ?? nobody;
  const count = membersOf(cohort, of, members);
  const withheld = withheldFor(count) ?? withheldMembers(cohort, of, members);
  if (withheld) return nothing(cohort, withheld);
  const assessedWithheld = floorOf('learners', total.learners, '');
  const practiceWithheld = assessedWithheld ?? floorOf('practisers', total.practisers, '');
  return {
    cohort: cohort.key,
    withheld: null,
    members: count,
    activeLearners: countAboveFloor(total.active),
    practiceSessions: practiceWithheld ? null : total.practice,
    assessedSessions: assessedWithheld ? null : total.assessed,
    practiceWithheld,
    assessedWithheld,
    weeks: toWeeks(cohort, rows, floorOf),
  };
}

/**
 * A week in which one to four held a session shows that they did, and no more. Sessions of a week are withheld where one
 * to four practised: the week's assessed ones, which a trend shows, would leave theirs.
 */
function toWeeks({ from, to }: Cohort, rows: readonly AdoptionRow[], floorOf: SessionsFloorOf): Adoption['weeks'] {
  const byWeek = new Map(rows.map((row) => [row.week, row]));
  return weeksBetween(from, to).map(({ week, startsOn }) => {
    const { practice, assessed, learners, practisers } = byWeek.get(week) ?? nobody;
    const withheld = floorOf('learners', learners, week) ?? floorOf('practisers', practisers, week);
    return { week, startsOn, sessions: withheld ? null : practice + assessed, learners: countAboveFloor(learners) };
  });
}

function membersOf(cohort: Cohort, of: ScoresOf, members: readonly MembersRow[]): number {
  return members.filter((row) => isIn(cohort, of, row)).reduce((total, row) => total + row.members, 0);
}

function isIn({ kind, id, teams }: Cohort, of: ScoresOf, { site_id, team_id }: MembersRow): boolean {
  const isGranted = of.everywhere || of.grantedSites.includes(site_id) || of.grantedTeams.includes(team_id);
  if (!isGranted) return false;
  switch (kind) {
    case 'organisation':
      return true;
    case 'site':
      return site_id === id;
    case 'team':
      return team_id === id;
    case 'programme':
      return teams.includes(team_id);
  }
}

function withheldMembers(cohort: Cohort, of: ScoresOf, members: readonly MembersRow[]) {
  if (cohort.kind !== 'site' && cohort.kind !== 'team') return null;
  return withheldPlace(cohort, [...members.map(toCount), ...siteCounts(members)], of);
}

function toCount({ site_id, team_id, members }: MembersRow): PlaceCount {
  return { site: site_id, team: team_id, learners: members };
}

function siteCounts(members: readonly MembersRow[]): PlaceCount[] {
  const bySite = new Map<string, number>();
  for (const row of members) bySite.set(row.site_id, (bySite.get(row.site_id) ?? 0) + row.members);
  return [...bySite].map(([site, learners]) => ({ site, team: '', learners }));
}

function nothing(cohort: Cohort, withheld: Adoption['withheld']): Adoption {
  const counts = { members: null, activeLearners: null, practiceSessions: null, assessedSessions: null };
  return { cohort: cohort.key, withheld, ...counts, practiceWithheld: null, assessedWithheld: null, weeks: [] };
}

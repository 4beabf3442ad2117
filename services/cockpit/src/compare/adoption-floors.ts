import type { WithheldReason } from '@repartee/proto';
import { countAboveFloor, withheldFor } from '../statistics/domain/floors.js';
import type { AdoptionRepository, HeldPlaceRow } from './adoption.repository.js';
import type { Cohort } from './domain/cohort.js';
import type { PlaceCount } from './floors.service.js';
import { withheldAmong } from './floors.service.js';
import type { AskedCohort, ScoresOf } from './scores-of.js';
import { rowsOf, sideBySide } from './side-by-side.js';

/** Of whom sessions are counted: of those who practised, or of all who held one. */
type Counted = 'practisers' | 'learners';

/** Why sessions of a week (of the whole period where it is empty) are not counted, which so many held; null where they are. */
export type SessionsFloorOf = (counted: Counted, count: number, week: string) => WithheldReason | null;

/**
 * For each cohort, in their order. Sessions of places that are shown side by side can be subtracted, so those of one to
 * four people are withheld, and with them what they could be computed from.
 */
export async function sessionsFloorsOf(
  cohorts: readonly AskedCohort[],
  repository: Pick<AdoptionRepository, 'places'>,
): Promise<SessionsFloorOf[]> {
  const questions = new Map(cohorts.map(({ of }) => [questionOf(of), wholeOf(of)]));
  const order = [...questions.keys()];
  const rows = await repository.places(sideBySide([...questions.values()].map((of) => ({ of }))));
  return cohorts.map(({ cohort, of }) => {
    const own = rowsOf(rows, order.indexOf(questionOf(of)));
    return (counted, count, week) => {
      if (countAboveFloor(count) === null) return 'group_floor';
      const counts = own.filter((row) => row.week === week).map((row) => toCount(row, counted));
      return withheldAmong(cohort, counts, of) ?? withheldBeside(cohort, counts, of);
    };
  });
}

/** What places are counted for together. */
function questionOf({ from, to, scenarios }: ScoresOf): string {
  return JSON.stringify([from, to, scenarios]);
}

function wholeOf(of: ScoresOf): ScoresOf {
  return { ...of, everywhere: true, kind: 'organisation', id: '', teams: [] };
}

/** What is left beside a programme: of all within the bounds, and of each site that it touches. */
function withheldBeside(
  { kind, teams }: Cohort,
  counts: readonly PlaceCount[],
  { everywhere, grantedSites, grantedTeams }: ScoresOf,
): WithheldReason | null {
  if (kind !== 'programme') return null;
  const within = counts.filter(
    ({ site, team }) => team !== '' && (everywhere || grantedSites.includes(site) || grantedTeams.includes(team)),
  );
  const touched = new Set(within.filter(({ team }) => teams.includes(team)).map(({ site }) => site));
  const beside = within.filter(({ team }) => !teams.includes(team));
  const rests = [beside, ...[...touched].map((one) => beside.filter(({ site }) => site === one))];
  return rests.map((rest) => withheldFor(Infinity, total(rest))).find((withheld) => withheld !== null) ?? null;
}

function total(counts: readonly PlaceCount[]): number {
  return counts.reduce((sum, { learners }) => sum + learners, 0);
}

function toCount(row: HeldPlaceRow, counted: Counted): PlaceCount {
  return { site: row.site_id, team: row.team_id, learners: row[counted] };
}

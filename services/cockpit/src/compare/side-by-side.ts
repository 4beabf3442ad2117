import type { AskedCohort, CohortsOf, OfCohort } from './scores-of.js';

/** Throws without a cohort. */
export function sideBySide(asked: readonly Pick<AskedCohort, 'of'>[]): CohortsOf {
  const cohorts = asked.map(({ of }) => of);
  const [first] = cohorts;
  if (!first) throw new Error('A question about no cohort');
  const { organisation, everywhere, grantedSites, grantedTeams, zone, skills } = first;
  return {
    ...{ organisation, everywhere, grantedSites, grantedTeams, zone, skills },
    kinds: cohorts.map(({ kind }) => kind),
    ids: cohorts.map(({ id }) => id),
    teamLists: cohorts.map(({ teams }) => teams),
    scenarioLists: cohorts.map(({ scenarios }) => scenarios),
    firstDays: cohorts.map(({ from }) => from),
    lastDays: cohorts.map(({ to }) => to),
  };
}

/** The rows of the cohort at a place from 0, out of those of all. */
export function rowsOf<Row extends OfCohort>(rows: readonly Row[], place: number): Row[] {
  return rows.filter(({ cohort }) => cohort === place + 1);
}

const startOf = (day: string) => `toDateTime64(concat(${day}, ' 00:00:00'), 3, {zone:String})`;
const starts = `arrayMap(day -> ${startOf('day')}, {firstDays:Array(String)})`;
const ends = `arrayMap(day -> addDays(${startOf('day')}, 1), {lastDays:Array(String)})`;

/** Whether a row with a site, a team, a scenario and a start belongs to the cohort at a place from 1. */
const belongs = `
  started_at >= starts[at] AND started_at < ends[at]
  AND multiIf({kinds:Array(String)}[at] = 'site', site_id = {ids:Array(String)}[at],
    {kinds:Array(String)}[at] = 'team', team_id = {ids:Array(String)}[at],
    {kinds:Array(String)}[at] = 'programme', has({teamLists:Array(Array(String))}[at], team_id),
    true)
  AND (empty({scenarioLists:Array(Array(String))}[at]) OR has({scenarioLists:Array(Array(String))}[at], scenario_id))`;

const inAnyPeriod = `started_at >= arrayMin(${starts}) AND started_at < arrayMax(${ends})`;

/**
 * The rows of a query, once for each of the cohorts that they belong to, with its place as `cohort`. One reading of
 * the table serves all cohorts, which costs little more than one of them.
 */
export function expandedByCohort(rows: (where: string) => string): string {
  return `
  WITH ${starts} AS starts, ${ends} AS ends
  SELECT *, arrayJoin(arrayFilter(at -> ${belongs}, arrayEnumerate({kinds:Array(String)}))) AS cohort
  FROM (${rows(inAnyPeriod)})`;
}

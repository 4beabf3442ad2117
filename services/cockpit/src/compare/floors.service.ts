import type { SkillId, WithheldReason } from '@repartee/proto';
import type { Bounds } from '../access/bounds.js';
import { withheldFor } from '../statistics/domain/floors.js';
import type { Cohort } from './domain/cohort.js';
import type { Part } from './domain/suppression.js';
import { withheldParts } from './domain/suppression.js';
import type { AskedCohort, ScoresOf } from './scores-of.js';
import type { PlaceCountRow, RemainderRow, ScoresRepository } from './scores.repository.js';

/** Of whom a figure is: everybody with a score, or those with a change. */
export type Counted = 'learners' | 'changed';

/** Why a skill's figure of a cohort may not be shown, or null. */
export type FloorOf = (skill: SkillId, counted?: Counted) => WithheldReason | null;

/** The same of one week of a trend. */
export type WeekFloorOf = (skill: SkillId, week: string) => WithheldReason | null;

/** What holds where nobody has counted. */
export const withheldAll: FloorOf & WeekFloorOf = () => 'group_floor';

/** Counts of learners by place, for one whole that its parts may be read against. */
export interface PlaceCount {
  site: string;
  /** Empty for the whole site. */
  team: string;
  learners: number;
}

type Judge = (skill: SkillId, week: string, counted: Counted) => WithheldReason | null;

interface Counting {
  places(of: ScoresOf): Promise<PlaceCountRow[]>;
  remainders(of: ScoresOf): Promise<RemainderRow[]>;
  leftOut(of: ScoresOf): Promise<RemainderRow[]>;
  leftOutPlaces(of: ScoresOf): Promise<PlaceCountRow[]>;
}

/** Applies the group floor and the remainder rule to cohorts. */
export class FloorsService {
  constructor(private readonly scores: ScoresRepository) {}

  /** Of each cohort, in their order. Cohorts that differ in nothing but their place are counted together. */
  async floorsOf(cohorts: readonly AskedCohort[]): Promise<FloorOf[]> {
    const judges = await judgesOf(cohorts, this.scores);
    return judges.map(
      (judge) =>
        (skill, counted = 'learners') =>
          judge(skill, '', counted),
    );
  }

  /** The same by week: of a week fewer have a score than of the whole period. */
  async weekFloorsOf(cohorts: readonly AskedCohort[]): Promise<WeekFloorOf[]> {
    const { scores } = this;
    const judges = await judgesOf(cohorts, {
      places: (of) => scores.weekPlaces(of),
      remainders: (of) => scores.weekRemainders(of),
      leftOut: (of) => scores.weekLeftOut(of),
      leftOutPlaces: (of) => scores.weekLeftOutPlaces(of),
    });
    return judges.map((judge) => (skill, week) => judge(skill, week, 'learners'));
  }
}

function judgesOf(cohorts: readonly AskedCohort[], counting: Counting): Promise<Judge[]> {
  const placesOf = onceAPeriod((of) => counting.places(of));
  const leftOutPlacesOf = onceAPeriod((of) => counting.leftOutPlaces(of));
  return Promise.all(
    cohorts.map(async ({ cohort, of }): Promise<Judge> => {
      const isPart = cohort.kind !== 'organisation';
      const isOfTeams = cohort.kind === 'organisation' || cohort.kind === 'programme';
      const isFiltered = of.scenarios.length > 0;
      const [places, remainders, leftOut, leftOutPlaces] = await Promise.all([
        isPart ? placesOf(of) : [],
        cohort.kind === 'programme' ? counting.remainders(of) : [],
        isFiltered && isOfTeams ? counting.leftOut(of) : [],
        isFiltered && isPart ? leftOutPlacesOf(of) : [],
      ]);
      const [placesIn, leftOutIn] = [bySkillAndWeek(places), bySkillAndWeek(leftOutPlaces)];
      const restsIn = bySkillAndWeek([...remainders, ...leftOut]);
      return (skill, week, counted) => {
        const key = `${skill}/${week}`;
        const reasonIn = (rows: ReadonlyMap<string, PlaceCountRow[]>) =>
          withheldAmong(
            cohort,
            (rows.get(key) ?? []).map((row) => toCount(row, counted)),
            of,
          );
        const isIsolating = (restsIn.get(key) ?? []).some((row) => withheldFor(Infinity, row[counted]) !== null);
        return isIsolating || reasonIn(leftOutIn) !== null ? 'remainder' : reasonIn(placesIn);
      };
    }),
  );
}

/** Asks once for all cohorts that differ in nothing but their place. */
function onceAPeriod(ask: (of: ScoresOf) => Promise<PlaceCountRow[]>): typeof ask {
  const asked = new Map<string, Promise<PlaceCountRow[]>>();
  return (of) => {
    const question = JSON.stringify([of.from, of.to, of.scenarios]);
    const rows = asked.get(question) ?? ask(of);
    asked.set(question, rows);
    return rows;
  };
}

/** A place is withheld as a part of what is around it, a programme as its teams; the organisation has nothing around it. */
export function withheldAmong(
  cohort: Pick<Cohort, 'kind' | 'id' | 'teams'>,
  counts: readonly PlaceCount[],
  of: ScoresOf,
): WithheldReason | null {
  switch (cohort.kind) {
    case 'organisation':
      return null;
    case 'programme':
      return withheldTogether(cohort.teams, counts, of);
    default:
      return withheldPlace(cohort, counts, of);
  }
}

/**
 * A programme is withheld where those of its teams that are withheld themselves hold one to four learners: they are the
 * programme less its other teams. What is left beside it is counted apart.
 */
export function withheldTogether(
  teams: readonly string[],
  counts: readonly PlaceCount[],
  bounds: Pick<Bounds, 'everywhere' | 'grantedSites' | 'grantedTeams'>,
): WithheldReason | null {
  const hidden = counts
    .filter(({ team }) => teams.includes(team) && withheldPlace({ kind: 'team', id: team }, counts, bounds) !== null)
    .reduce((total, { learners }) => total + learners, 0);
  return withheldFor(Infinity, hidden);
}

/**
 * A team is a part of its site, and a site or a team is a part of what the reader's bounds hold. What is withheld as a
 * site is withheld in its teams too, which could be added up to it.
 */
export function withheldPlace(
  { kind, id }: Pick<Cohort, 'kind' | 'id'>,
  counts: readonly PlaceCount[],
  bounds: Pick<Bounds, 'everywhere' | 'grantedSites' | 'grantedTeams'>,
): WithheldReason | null {
  const whole = withheldParts(partsOfBounds(counts, bounds));
  if (kind === 'site') return whole.get(`site:${id}`) ?? null;
  const site = counts.find(({ team }) => team === id)?.site;
  const teams = counts.filter((count) => count.site === site && count.team !== '');
  const inSite = withheldParts(teams.map(({ team, learners }) => ({ id: team, learners })));
  return inSite.get(id) ?? whole.get(`team:${id}`) ?? whole.get(`site:${site ?? ''}`) ?? null;
}

function partsOfBounds(
  counts: readonly PlaceCount[],
  { everywhere, grantedSites, grantedTeams }: Pick<Bounds, 'everywhere' | 'grantedSites' | 'grantedTeams'>,
): Part[] {
  return counts.flatMap(({ site, team, learners }) => {
    if (team === '') return everywhere || grantedSites.includes(site) ? [{ id: `site:${site}`, learners }] : [];
    const isPart = !everywhere && grantedTeams.includes(team) && !grantedSites.includes(site);
    return isPart ? [{ id: `team:${team}`, learners }] : [];
  });
}

function toCount(row: PlaceCountRow, counted: Counted): PlaceCount {
  return { site: row.site_id, team: row.team_id, learners: row[counted] };
}

function bySkillAndWeek<Row extends { skill_id: SkillId; week: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const grouped = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${row.skill_id}/${row.week}`;
    grouped.set(key, [...(grouped.get(key) ?? []), row]);
  }
  return grouped;
}

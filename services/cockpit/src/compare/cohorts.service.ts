import type { Clock } from '@repartee/kernel';
import { ProblemError } from '@repartee/kernel';
import type { CohortKey, ScenarioFamily, SkillId } from '@repartee/proto';
import type { Bounds } from '../access/bounds.js';
import { covers } from '../access/bounds.js';
import type { ProgrammeRow, ProgrammesRepository } from '../lookups/programmes.repository.js';
import type { Names } from '../names/names.js';
import type { Cohort } from './domain/cohort.js';
import { parseCohort } from './domain/cohort.js';
import { dayIn, minusDays } from './domain/days.js';
import type { ScoresOf } from './scores-of.js';

/** What narrows a question, whatever the cohorts. */
export interface Filters {
  from?: string | undefined;
  to?: string | undefined;
  scenario: readonly string[];
  family?: ScenarioFamily | undefined;
  skill: readonly SkillId[];
}

/** How far a question looks back where it does not say. */
const DEFAULT_DAYS = 182;

/** Makes of a cohort's key what it stands for, as far as the reader's bounds hold it. */
export class CohortsService {
  constructor(
    private readonly programmes: ProgrammesRepository,
    private readonly clock: Clock,
  ) {}

  /** In the order of the keys. Throws the problem `unknown_cohort` for one that is not wholly within the bounds. */
  async resolve(bounds: Bounds, names: Names, keys: readonly CohortKey[], filters: Filters): Promise<Cohort[]> {
    const programmes = keys.some((key) => key.startsWith('programme:'))
      ? await this.programmes.all(bounds.organisation)
      : [];
    const period = this.period(names, filters);
    return keys.map((key) => {
      const { kind, id, from, to } = parseCohort(key);
      const programme = programmes.find((candidate) => candidate.programme_id === id);
      const name = nameOf({ kind, id }, bounds, names, programme);
      if (name === undefined) throw unknownCohort(key);
      return {
        key,
        kind,
        id,
        name,
        from: from ?? (programme ? later(programme.starts_on, filters.from) : period.from),
        to: to ?? period.to,
        teams: programme ? teamsWithin(programme, bounds, names) : [],
        scenarios: programme?.scenario_ids ?? [],
      };
    });
  }

  /** The days a question is about: half a year up to today where it does not say. */
  period(names: Names, { from, to }: Pick<Filters, 'from' | 'to'>): { from: string; to: string } {
    const last = to ?? dayIn(names.organisation.timeZone, this.clock.now());
    return { from: from ?? minusDays(last, DEFAULT_DAYS), to: last };
  }
}

/** A programme is looked at from its start on, or from a day after that. */
function later(startsOn: string, from = startsOn): string {
  return from > startsOn ? from : startsOn;
}

/** The typed parameters of a cohort's queries. */
export function scoresOf(bounds: Bounds, names: Names, cohort: Cohort, filters: Filters): ScoresOf {
  return {
    ...bounds,
    kind: cohort.kind,
    id: cohort.id,
    teams: cohort.teams,
    from: cohort.from,
    to: cohort.to,
    zone: names.organisation.timeZone,
    scenarios: scenariosOf(names, cohort, filters),
    skills: filters.skill,
  };
}

/** No scenario has this id: an intersection that is empty must not be taken for "all". */
const NO_SCENARIO = '-';

function scenariosOf(names: Names, cohort: Cohort, { scenario, family }: Filters): string[] {
  const inFamily = names.allScenarios().filter((candidate) => family === undefined || candidate.family === family);
  const narrows = scenario.length > 0 || family !== undefined || cohort.scenarios.length > 0;
  if (!narrows) return [];
  const asked = inFamily
    .map(({ id }) => id)
    .filter((id) => scenario.length === 0 || scenario.includes(id))
    .filter((id) => cohort.scenarios.length === 0 || cohort.scenarios.includes(id));
  return asked.length === 0 ? [NO_SCENARIO] : asked;
}

function nameOf(
  { kind, id }: Pick<Cohort, 'kind' | 'id'>,
  bounds: Bounds,
  names: Names,
  programme: ProgrammeRow | undefined,
): string | undefined {
  switch (kind) {
    case 'organisation':
      return names.organisation.name;
    case 'site':
      return holdsSite(bounds, names, id) ? names.site(id).name : undefined;
    case 'team': {
      const team = names.teams.find((candidate) => candidate.id === id);
      return team && covers(bounds, { site: team.siteId, team: id }) ? team.name : undefined;
    }
    case 'programme':
      return programme && teamsWithin(programme, bounds, names).length > 0 ? programme.name : undefined;
  }
}

/** A site by its name means the whole of it, not the part that the reader is granted. */
export function holdsSite(bounds: Bounds, names: Names, site: string): boolean {
  return names.sites.some(({ id }) => id === site) && (bounds.everywhere || bounds.grantedSites.includes(site));
}

function teamsWithin(programme: ProgrammeRow, bounds: Bounds, names: Names): string[] {
  return names.teams
    .filter(({ id, siteId }) => programme.team_ids.includes(id) && covers(bounds, { site: siteId, team: id }))
    .map(({ id }) => id);
}

function unknownCohort(key: CohortKey): ProblemError {
  return new ProblemError({
    code: 'unknown_cohort',
    status: 404,
    title: 'No such cohort',
    detail: `There is no cohort ${key} that you may compare.`,
  });
}

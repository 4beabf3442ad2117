import { describe, expect, it } from '@jest/globals';
import type { PlaceCount } from './floors.service.js';
import { FloorsService, withheldPlace, withheldTogether } from './floors.service.js';
import type { AskedCohort } from './scores-of.js';
import type { ScoresRepository } from './scores.repository.js';

const everywhere = { everywhere: true, grantedSites: [], grantedTeams: [] };

const counts = [
  { site: 'lille', team: '', learners: 15 },
  { site: 'lille', team: 'north', learners: 12 },
  { site: 'lille', team: 'south', learners: 3 },
  { site: 'lyon', team: '', learners: 20 },
  { site: 'lyon', team: 'east', learners: 20 },
];

describe('a team beside one of three learners', () => {
  it('is withheld, because site less team would show the three', () => {
    expect(withheldPlace({ kind: 'team', id: 'south' }, counts, everywhere)).toBe('group_floor');
    expect(withheldPlace({ kind: 'team', id: 'north' }, counts, everywhere)).toBe('remainder');
  });

  it('does not keep its site from being shown', () => {
    expect(withheldPlace({ kind: 'site', id: 'lille' }, counts, everywhere)).toBeNull();
  });

  it('is withheld from a reader of two teams in different sites, whose sum would show it', () => {
    const bounds = { everywhere: false, grantedSites: [], grantedTeams: ['east', 'south'] };
    expect(withheldPlace({ kind: 'team', id: 'east' }, counts, bounds)).toBe('remainder');
  });
});

describe('a site whose neighbour is small', () => {
  const small = [
    { site: 'lille', team: '', learners: 8 },
    { site: 'lille', team: 'north', learners: 8 },
    { site: 'nantes', team: '', learners: 2 },
    { site: 'nantes', team: 'west', learners: 2 },
  ];

  it('is withheld with its teams', () => {
    expect(withheldPlace({ kind: 'site', id: 'lille' }, small, everywhere)).toBe('remainder');
    expect(withheldPlace({ kind: 'team', id: 'north' }, small, everywhere)).toBe('remainder');
  });
});

const across = [
  { site: 'lille', team: '', learners: 15 },
  { site: 'lille', team: 'north', learners: 5 },
  { site: 'lille', team: 'south', learners: 10 },
  { site: 'lyon', team: '', learners: 13 },
  { site: 'lyon', team: 'east', learners: 3 },
  { site: 'lyon', team: 'west', learners: 10 },
];

describe('a programme of teams', () => {
  it('is withheld where less a team that is shown it would be a team of three', () => {
    expect(withheldTogether(['north', 'east'], across, everywhere)).toBe('remainder');
    expect(withheldTogether(['north', 'south', 'east', 'west'], across, everywhere)).toBeNull();
  });
});

describe('what is left beside a cohort', () => {
  const nobody = { places: () => Promise.resolve([]), remainders: () => Promise.resolve([]) };
  const toRow = ({ site, team, learners }: PlaceCount) => ({
    ...{ skill_id: 'listening' as const, week: '', site_id: site, team_id: team, learners, changed: 0 },
  });
  const counting = (
    rests: Partial<Record<'remainders' | 'leftOut', [learners: number, changed: number][]>>,
    leftOutPlaces: readonly PlaceCount[] = [],
  ) => {
    const rowsOf = (counts: [number, number][] = []) =>
      counts.map(([learners, changed]) => ({ skill_id: 'listening' as const, week: '', learners, changed }));
    return {
      ...nobody,
      remainders: () => Promise.resolve(rowsOf(rests.remainders)),
      leftOut: () => Promise.resolve(rowsOf(rests.leftOut)),
      leftOutPlaces: () => Promise.resolve(leftOutPlaces.map(toRow)),
    } as unknown as ScoresRepository;
  };
  const asked = (kind: AskedCohort['of']['kind'], scenarios: string[] = [], id = 'p'): AskedCohort => ({
    cohort: {
      ...{ key: `${kind}:${id}`, kind, id, name: 'P', from: '2026-01-01', to: '2026-03-31' },
      teams: [],
      scenarios,
    },
    of: {
      ...{ organisation: 'acme', ...everywhere, kind, id, teams: [], scenarios, skills: [] },
      ...{ from: '2026-01-01', to: '2026-03-31', zone: 'Europe/Paris' },
    },
  });
  const reasonOf = async (cohort: AskedCohort, rests: Parameters<typeof counting>[0], counted?: 'changed') =>
    (await new FloorsService(counting(rests)).floorsOf([cohort]))[0]?.('listening', counted);

  it('withholds a programme where it is one to four, in all or in a site that it touches', async () => {
    expect(await reasonOf(asked('programme'), { remainders: [[13, 13], [5, 5]] })).toBeNull(); // prettier-ignore
    expect(await reasonOf(asked('programme'), { remainders: [[18, 18], [3, 3]] })).toBe('remainder'); // prettier-ignore
  });

  it('withholds a change alone where enough have a score and too few a change', async () => {
    expect(await reasonOf(asked('programme'), { remainders: [[12, 2]] })).toBeNull();
    expect(await reasonOf(asked('programme'), { remainders: [[12, 2]] }, 'changed')).toBe('remainder');
  });

  it('withholds any cohort where one to four have something that a filter of scenarios leaves out', async () => {
    const filtered = asked('organisation', ['reprimand']);
    expect(await reasonOf(filtered, { leftOut: [[4, 0]] })).toBe('remainder');
    expect(await reasonOf(filtered, { leftOut: [[5, 0]] })).toBeNull();
    expect(await reasonOf(asked('organisation'), { leftOut: [[4, 0]] })).toBeNull();
  });

  it('withholds a team of which ten have something left out beside one of which three have, but not their site', async () => {
    const cohorts = (['team', 'site'] as const).map((kind) =>
      asked(kind, ['reprimand'], kind === 'team' ? 'north' : 'lille'),
    );
    const floors = await new FloorsService(counting({}, counts)).floorsOf(cohorts);
    expect(floors.map((floorOf) => floorOf('listening'))).toEqual(['remainder', null]);
  });
});

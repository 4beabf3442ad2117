import { describe, expect, it } from '@jest/globals';
import { withheldPlace, withheldProgramme } from './floors.service.js';

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

describe('a programme', () => {
  const across = [
    { site: 'lille', team: '', learners: 15 },
    { site: 'lille', team: 'north', learners: 5 },
    { site: 'lille', team: 'south', learners: 10 },
    { site: 'lyon', team: '', learners: 13 },
    { site: 'lyon', team: 'east', learners: 3 },
    { site: 'lyon', team: 'west', learners: 10 },
  ];
  const reasonOf = (teams: string[], ...outside: number[]) =>
    withheldProgramme(teams, { counts: across, outside }, everywhere);

  it('is withheld where one to four are left beside it, in all or in a site that it touches', () => {
    expect(reasonOf(['north', 'south'], 13, 0)).toBeNull();
    expect(reasonOf(['north', 'south'], 4, 0)).toBe('remainder');
    expect(reasonOf(['north'], 23, 10)).toBeNull();
    expect(reasonOf(['south'], 18, 3)).toBe('remainder');
  });

  it('is withheld where less a team that is shown it would be a team of three', () => {
    expect(reasonOf(['north', 'east'], 20, 10, 10)).toBe('remainder');
    expect(reasonOf(['north', 'south', 'east', 'west'], 0, 0, 0)).toBeNull();
  });
});

import { describe, expect, it } from '@jest/globals';
import { withheldPlace } from './floors.service.js';

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

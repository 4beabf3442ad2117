import { describe, expect, it } from '@jest/globals';
import { partsOf } from './overview.service.js';

const bounds = { organisation: 'acme', everywhere: true, grantedSites: [], grantedTeams: [] };
const sites = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `site-${index}`, name: 'Site' }));

describe('the parts of an overview', () => {
  it('are twelve at most, and how many are left out is said', () => {
    const twelve = partsOf(bounds, { sites: sites(12), teams: [] });
    expect([twelve.keys.length, twelve.leftOut]).toEqual([13, 0]);
    const more = partsOf(bounds, { sites: sites(15), teams: [] });
    expect([more.keys.length, more.keys[0], more.leftOut]).toEqual([13, 'organisation', 3]);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { User } from '@repartee/kernel';
import { boundsOf, covers, isEmpty, openableBounds } from './bounds.js';

const createTestUser = (roles: User['roles']): User => ({
  id: 'tess',
  organisation: 'acme',
  roles,
  team: 'north',
  site: 'lille',
  csrf: '',
  issuedAt: 0,
});

const trainer = { role: 'trainer', everywhere: false, sites: ['lille'], teams: [] } as const;
const manager = { role: 'manager', everywhere: false, sites: [], teams: ['lyon-1'] } as const;

describe('a trainer of one site who manages a team of another', () => {
  const user = createTestUser([trainer, manager]);

  it('opens the sessions of both where managers may', () => {
    expect(openableBounds(user, { managersOpenAssessed: true })).toMatchObject({
      everywhere: false,
      grantedSites: ['lille'],
      grantedTeams: ['lyon-1'],
    });
  });

  it('opens those of the site alone where managers see figures only', () => {
    const bounds = openableBounds(user, { managersOpenAssessed: false });
    expect(covers(bounds, { site: 'lille', team: 'north' })).toBe(true);
    expect(covers(bounds, { site: 'lyon', team: 'lyon-1' })).toBe(false);
  });
});

describe('a learner', () => {
  it('opens nothing of others', () => {
    const learner = createTestUser([{ role: 'learner', everywhere: false, sites: [], teams: [] }]);
    expect(isEmpty(openableBounds(learner, { managersOpenAssessed: true }))).toBe(true);
  });
});

describe('reaches that are nothing', () => {
  it('bound to nothing', () => {
    expect(isEmpty(boundsOf('acme', { kind: 'nothing' }))).toBe(true);
  });
});

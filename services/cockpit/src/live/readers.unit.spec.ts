import { describe, expect, it } from '@jest/globals';
import type { User } from '@repartee/kernel';
import { mayHear } from './readers.js';

const createTestUser = (id: string, role: User['roles'][number]['role'], sites: string[] = []): User => ({
  id,
  organisation: 'acme',
  roles: [{ role, everywhere: role === 'admin', sites, teams: [] }],
  team: 'north',
  site: 'lille',
  csrf: '',
  issuedAt: 0,
});

const ada = createTestUser('ada', 'learner');
const ben = createTestUser('ben', 'learner');
const tess = createTestUser('tess', 'trainer', ['lille']);
const lyon = { ...createTestUser('lyon', 'trainer', ['lyon']), team: 'east', site: 'lyon' };
const max = createTestUser('max', 'manager', ['lille']);
const root = createTestUser('root', 'admin');

const hearing = (concern: Parameters<typeof mayHear>[1]) =>
  [ada, ben, tess, lyon, max, root].filter((user) => mayHear(user, concern)).map(({ id }) => id);

const session = { organisation: 'acme', learner: 'ada', team: 'north', site: 'lille', purpose: 'assessed' } as const;

describe('a change of a session', () => {
  it('is heard by its learner and by whom the rules let in', () => {
    expect(hearing({ about: 'session', session, policy: { managersOpenAssessed: true } })).toEqual([
      'ada',
      'tess',
      'max',
    ]);
    expect(hearing({ about: 'session', session, policy: { managersOpenAssessed: false } })).toEqual(['ada', 'tess']);
  });

  it('is heard by nobody else where it is practice', () => {
    const practice = { ...session, purpose: 'practice' as const };
    expect(hearing({ about: 'session', session: practice, policy: { managersOpenAssessed: true } })).toEqual(['ada']);
  });
});

describe('a change in the directory', () => {
  const places = [{ site: 'lille', team: 'north' }];

  it('of a person is heard by them, their trainers, managers and administrators', () => {
    expect(hearing({ about: 'person', person: 'ada', places })).toEqual(['ada', 'tess', 'max', 'root']);
  });

  it('of a team is heard in the team as well', () => {
    expect(hearing({ about: 'places', places })).toEqual(['ada', 'ben', 'tess', 'max', 'root']);
  });
});

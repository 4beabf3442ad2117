import { describe, expect, it } from '@jest/globals';

import type { CurrentUser, RoleGrant, RoleName } from '../auth/current-user.js';
import { grantedTeams, mayAssignTo, mayOpenSession, mayReviewSession, openingRule, reachOf } from './access.js';
import type { SessionAccess } from './access.js';
import { ruleList, rules } from './rules.js';

const open = { managersOpenAssessed: true };
const closed = { managersOpenAssessed: false };

function user(id: string, grants: Partial<RoleGrant>[], organisation = 'acme'): CurrentUser {
  const learner: RoleGrant = { role: 'learner', everywhere: false, sites: [], teams: [] };
  const roles = grants.map((grant) => ({ ...learner, ...grant }));
  return { id, organisation, roles, team: 'red', site: 'lille', csrf: 'c', issuedAt: 0 };
}

function session(overrides: Partial<SessionAccess> = {}): SessionAccess {
  return { organisation: 'acme', learner: 'ada', team: 'red', site: 'lille', purpose: 'assessed', ...overrides };
}

const practice = session({ purpose: 'practice' });
const roleNames: RoleName[] = ['learner', 'trainer', 'manager', 'author', 'admin'];
const everyRole: Partial<RoleGrant>[] = roleNames.map((role) => ({ role, everywhere: true }));

describe('a practice session', () => {
  it('opens to its learner', () => {
    expect(openingRule(user('ada', [{}]), practice, closed)).toBe('ownSessions');
  });

  it('opens to nobody else, whatever their roles and the policy', () => {
    expect(mayOpenSession(user('bob', everyRole), practice, open)).toBe(false);
    expect(mayReviewSession(user('bob', everyRole), practice)).toBe(false);
  });
});

describe('an assessed session', () => {
  it.each<[string, Partial<RoleGrant>[], boolean]>([
    ['a trainer of the site', [{ role: 'trainer', sites: ['lille'] }], true],
    ['a trainer of the team', [{ role: 'trainer', teams: ['red'] }], true],
    ['a trainer of everything', [{ role: 'trainer', everywhere: true }], true],
    ['a trainer of another site', [{ role: 'trainer', sites: ['lyon'] }], false],
    ['a trainer of another team of the site', [{ role: 'trainer', teams: ['blue'] }], false],
    ['a trainer without grants', [{ role: 'trainer' }], false],
    ['a manager of the site', [{ role: 'manager', sites: ['lille'] }], false],
    ['an author', [{ role: 'author', everywhere: true }], false],
    ['an administrator', [{ role: 'admin', everywhere: true }], false],
    ['another learner of the team', [{ role: 'learner' }], false],
  ])('of a closed policy opens to %s: %p', (_, grants, expected) => {
    expect(mayOpenSession(user('bob', grants), session(), closed)).toBe(expected);
  });

  it('opens to managers within their grants where the policy says so', () => {
    const manager = user('bob', [{ role: 'manager', sites: ['lille'] }]);
    expect(openingRule(manager, session(), open)).toBe('openAsManager');
    expect(mayOpenSession(manager, session({ site: 'lyon', team: 'blue' }), open)).toBe(false);
  });

  it('opens to nobody of another organisation, not even under the same ids', () => {
    const namesake = user('ada', everyRole, 'globex');
    expect(mayOpenSession(namesake, session(), open)).toBe(false);
    expect(mayReviewSession(namesake, session())).toBe(false);
    expect(mayAssignTo(namesake, session())).toBe(false);
  });

  it('is reviewed by trainers within their grants, never by its own learner', () => {
    expect(mayReviewSession(user('bob', [{ role: 'trainer', teams: ['red'] }]), session())).toBe(true);
    expect(mayReviewSession(user('bob', [{ role: 'manager', teams: ['red'] }]), session())).toBe(false);
    expect(mayReviewSession(user('ada', [{ role: 'trainer', teams: ['red'] }]), session())).toBe(false);
  });
});

describe('the reach of a rule', () => {
  it('is nothing without a role that the rule names', () => {
    expect(reachOf(user('ada', [{}]), 'compareCohorts')).toEqual({ kind: 'nothing' });
    expect(reachOf(user('ada', []), 'ownSessions')).toEqual({ kind: 'nothing' });
  });

  it('is the union of the grants of the roles that it names, and of no other role', () => {
    const both = user('bob', [
      { role: 'trainer', sites: ['lille'], teams: ['red'] },
      { role: 'manager', sites: ['lille', 'lyon'] },
      { role: 'author', everywhere: true },
    ]);
    expect(grantedTeams(both)).toEqual({
      kind: 'grants',
      organisation: 'acme',
      sites: ['lille', 'lyon'],
      teams: ['red'],
    });
    expect(reachOf(both, 'openAsTrainer')).toEqual({
      kind: 'grants',
      organisation: 'acme',
      sites: ['lille'],
      teams: ['red'],
    });
  });

  it('is the organisation for a grant of everything, and the person for what is their own', () => {
    expect(grantedTeams(user('bob', [{ role: 'manager', everywhere: true }]))).toEqual({
      kind: 'organisation',
      organisation: 'acme',
    });
    expect(reachOf(user('bob', [{}]), 'ownSessions')).toEqual({ kind: 'own', organisation: 'acme', person: 'bob' });
  });
});

describe('the table of rules', () => {
  it('names each rule by its own id, in both languages', () => {
    expect(Object.keys(rules)).toEqual(ruleList.map(({ id }) => id));
    expect(ruleList.every(({ sentence }) => sentence.en.endsWith('.') && sentence.fr.endsWith('.'))).toBe(true);
  });

  it('gives nobody but the learner more of practice than counts above the floor', () => {
    const others = ruleList.filter(({ scope }) => scope === 'grants').filter(({ id }) => /open|review/i.test(id));
    expect(others.map(({ condition }) => condition)).toEqual(['assessed', 'assessed_and_policy', 'assessed']);
    expect(rules.practiceCounts.condition).toBe('group_floor');
  });
});

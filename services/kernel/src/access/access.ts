import type { CurrentUser, RoleGrant } from '../auth/current-user.js';
import type { Rule, RuleId } from './rules.js';
import { rules } from './rules.js';

/**
 * What a reader reaches under a rule, always within the reader's organisation. A query is bounded by it:
 * `nothing` yields no row, `own` the person's rows, `grants` the rows of these sites or these teams.
 */
export type Reach =
  | { kind: 'nothing' }
  | { kind: 'own'; organisation: string; person: string }
  | { kind: 'grants'; organisation: string; sites: readonly string[]; teams: readonly string[] }
  | { kind: 'organisation'; organisation: string };

/** A session as far as access is concerned; site and team are those it was held in. */
export interface SessionAccess {
  organisation: string;
  learner: string;
  team: string;
  site: string;
  purpose: 'practice' | 'assessed';
}

export interface AccessPolicy {
  managersOpenAssessed: boolean;
}

const nothing: Reach = { kind: 'nothing' };

/** Whether some role of the user is named by the rule; how far it reaches is said by `reachOf`. */
export function hasRule(user: CurrentUser, ruleId: RuleId): boolean {
  return user.roles.some((grant) => namesRole(rules[ruleId], grant));
}

/** How far the rule reaches for this user: the union over the roles that the rule names. */
export function reachOf(user: CurrentUser, ruleId: RuleId): Reach {
  const rule: Rule = rules[ruleId];
  const grants = user.roles.filter((grant) => namesRole(rule, grant));
  if (grants.length === 0) return nothing;
  const { organisation } = user;
  if (rule.scope === 'own') return { kind: 'own', organisation, person: user.id };
  if (rule.scope === 'organisation' || grants.some((grant) => grant.everywhere))
    return { kind: 'organisation', organisation };
  const sites = distinct(grants.flatMap((grant) => grant.sites));
  const teams = distinct(grants.flatMap((grant) => grant.teams));
  return sites.length + teams.length === 0 ? nothing : { kind: 'grants', organisation, sites, teams };
}

/** Sites and teams that the user's roles as trainer or manager reach: what bounds lists of people and cohorts. */
export function grantedTeams(user: CurrentUser): Reach {
  return reachOf(user, 'seePeople');
}

/** Whether a place (a team and its site) lies within a reach. */
export function reaches(reach: Reach, place: { organisation: string; site: string; team: string }): boolean {
  if (reach.kind === 'nothing' || reach.kind === 'own') return false;
  if (reach.organisation !== place.organisation) return false;
  return reach.kind === 'organisation' || reach.sites.includes(place.site) || reach.teams.includes(place.team);
}

/** The rule that opens this session to this user, with names and words, or undefined where none does. */
export function openingRule(user: CurrentUser, session: SessionAccess, policy: AccessPolicy): RuleId | undefined {
  if (user.organisation !== session.organisation) return undefined;
  if (user.id === session.learner) return hasRule(user, 'ownSessions') ? 'ownSessions' : undefined;
  if (session.purpose !== 'assessed') return undefined;
  if (reaches(reachOf(user, 'openAsTrainer'), session)) return 'openAsTrainer';
  if (policy.managersOpenAssessed && reaches(reachOf(user, 'openAsManager'), session)) return 'openAsManager';
  return undefined;
}

/** Whether the user may open this session with names and words. */
export function mayOpenSession(user: CurrentUser, session: SessionAccess, policy: AccessPolicy): boolean {
  return openingRule(user, session, policy) !== undefined;
}

/** Whether the user may comment on this session's moments and correct its criteria. */
export function mayReviewSession(user: CurrentUser, session: SessionAccess): boolean {
  return (
    session.purpose === 'assessed' && user.id !== session.learner && reaches(reachOf(user, 'reviewSessions'), session)
  );
}

/** Whether the user may assign scenarios to this team. */
export function mayAssignTo(user: CurrentUser, team: { organisation: string; site: string; team: string }): boolean {
  return reaches(reachOf(user, 'assignScenarios'), team);
}

function namesRole(rule: Rule, grant: RoleGrant): boolean {
  return rule.roles.includes(grant.role);
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}

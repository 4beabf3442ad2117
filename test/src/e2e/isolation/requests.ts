import { randomUUID } from 'node:crypto';

import { noCeiling } from '@repartee/proto';
import type { Call } from '@repartee/standalone';

import type { Victim } from './victim.js';
import { caseAnswers } from './victim.js';

export interface Probe {
  path: string;
  call?: Call;
  /** Whether the request names something of the victim's in its address, so that it must be refused. */
  aims: boolean;
}

type Probes = Readonly<Record<string, (victim: Victim) => Probe>>;

const read = (path: string): Probe => ({ path, aims: false });
const aim = (path: string): Probe => ({ path, aims: true });
const send = (method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown, aims = true): Probe => ({
  path,
  call: { method, ...(body !== undefined && { body }) },
  aims,
});

/** What acts on nobody but the caller, or is open to everybody. */
export const harmless: readonly string[] = [
  'GET /health/live',
  'GET /health/ready',
  'GET /metrics',
  'POST /api/auth/sign-in',
  'POST /api/auth/renew',
  'POST /api/auth/sign-out',
  'POST /api/auth/password',
  'POST /api/auth/profile',
  'GET /api/setup',
  'POST /api/setup',
  'GET /api/invitations/{token}',
  'POST /api/invitations/{token}',
  'POST /api/password-resets',
  'GET /api/password-resets/{token}',
  'POST /api/password-resets/{token}',
];

const person = { name: 'Eve Dropper', email: 'eve@elsewhere.example', language: 'en' };
const learner = { role: 'learner', everywhere: false, sites: [], teams: [] };

/** One request for each route, aimed at the victim as far as the route can be aimed. */
export const probes: Probes = {
  'GET /api/auth/me': () => read('/api/auth/me'),
  'GET /api/organisation': () => read('/api/organisation'),
  'PUT /api/organisation/policy': () => send('PUT', '/api/organisation/policy', { managersOpenAssessed: true }, false),
  'PUT /api/organisation/recording-term': () => send('PUT', '/api/organisation/recording-term', { days: 0 }, false),
  'PUT /api/organisation/speech-ceiling': () => send('PUT', '/api/organisation/speech-ceiling', noCeiling, false),
  'GET /api/who-sees-what': () => read('/api/who-sees-what'),
  'GET /api/sites': () => read('/api/sites'),
  'POST /api/sites': () => send('POST', '/api/sites', { name: `Site ${randomUUID()}` }, false),
  'GET /api/teams': ({ site }) => read(`/api/teams?site=${site}`),
  'POST /api/teams': ({ site }) => send('POST', '/api/teams', { name: 'Moles', siteId: site }),
  'GET /api/people': ({ site, team }) => read(`/api/people?site=${site}&team=${team}&limit=200`),
  'POST /api/people': ({ team }) => send('POST', '/api/people', { ...person, teamId: team, roles: [learner] }),
  'POST /api/people/import': () =>
    send('POST', '/api/people/import', { csv: importOf('Lille', 'Service clients Lille'), dryRun: false }, false),
  'GET /api/people/{id}': (victim) => aim(`/api/people/${victim.person}`),
  'POST /api/people/{id}/move': (victim) => send('POST', `/api/people/${victim.person}/move`, { teamId: victim.team }),
  'PUT /api/people/{id}/profile': (victim) =>
    send('PUT', `/api/people/${victim.person}/profile`, { name: 'Nobody', email: 'nobody@elsewhere.example' }),
  'PUT /api/people/{id}/roles/{role}': (victim) =>
    send('PUT', `/api/people/${victim.person}/roles/admin`, { everywhere: true, sites: [], teams: [] }),
  'DELETE /api/people/{id}/roles/{role}': (victim) => send('DELETE', `/api/people/${victim.person}/roles/learner`),
  'POST /api/people/{id}/invitation': (victim) => send('POST', `/api/people/${victim.person}/invitation`),
  'POST /api/people/{id}/password-reset': (victim) => send('POST', `/api/people/${victim.person}/password-reset`),
  'POST /api/people/{id}/leave': (victim) => send('POST', `/api/people/${victim.person}/leave`),
  'POST /api/people/{id}/erase': (victim) => send('POST', `/api/people/${victim.person}/erase`, { name: 'x' }),
  'GET /api/programmes': () => read('/api/programmes'),
  'POST /api/programmes': ({ team }) =>
    send('POST', '/api/programmes', {
      ...{ name: 'Theirs', scenarioIds: ['unhappy-customer'], teamIds: [team] },
      ...{ startsOn: '2026-01-05', dueOn: '2026-02-02' },
    }),
  'GET /api/assignments': ({ team }) => read(`/api/assignments?team=${team}`),
  'POST /api/assignments': ({ team, programme }) =>
    send('POST', '/api/assignments', {
      ...{ scenarioId: 'unhappy-customer', teamId: team, programmeId: programme },
      ...{ dueOn: '2026-02-02', purpose: 'practice' },
    }),
  'GET /api/catalog/scenarios': () => read('/api/catalog/scenarios'),
  'GET /api/catalog/scenarios/{id}': () => read('/api/catalog/scenarios/unhappy-customer'),
  'GET /api/catalog/scenarios/{id}/content': () => read('/api/catalog/scenarios/unhappy-customer/content'),
  'GET /api/catalog/{kind}/{id}/versions': () => read('/api/catalog/scenarios/unhappy-customer/versions'),
  'GET /api/catalog/rubrics': () => read('/api/catalog/rubrics'),
  'GET /api/catalog/rubrics/{id}': () => read('/api/catalog/rubrics/complaint-care'),
  'GET /api/catalog/personas': () => read('/api/catalog/personas'),
  'POST /api/catalog/packs': () =>
    send('POST', '/api/catalog/packs', { files: [{ path: 'x.yaml', text: 'x: 1' }], dryRun: true }, false),
  'POST /api/catalog/{kind}/{id}/retire': () => send('POST', '/api/catalog/scenarios/no-such-thing/retire'),
  'GET /api/cases': () => read('/api/cases'),
  'GET /api/cases/templates': () => read('/api/cases/templates'),
  'GET /api/cases/{id}': ({ ownCase }) => aim(`/api/cases/${ownCase}`),
  'POST /api/cases': () =>
    send('POST', '/api/cases', { templateId: 'no-such-thing', language: 'en', answers: caseAnswers }, false),
  'PUT /api/cases/{id}': ({ ownCase }) => send('PUT', `/api/cases/${ownCase}`, { answers: caseAnswers }),
  'DELETE /api/cases/{id}': ({ ownCase }) => send('DELETE', `/api/cases/${ownCase}`),
  'GET /api/sessions/open': () => read('/api/sessions/open'),
  'GET /api/sessions/voice': () => read('/api/sessions/voice'),
  'GET /api/sessions/speech-use': () => read('/api/sessions/speech-use'),
  'GET /api/sessions/home': ({ session }) => read(`/api/sessions/home?session=${session}`),
  'POST /api/sessions/warm-up': () =>
    send('POST', '/api/sessions/warm-up', { scenarioId: 'unhappy-customer', language: 'en' }, false),
  'POST /api/sessions/{id}/keep': ({ session }) => send('POST', `/api/sessions/${session}/keep`),
  'POST /api/scoring/sessions/{id}/corrections': ({ session, criterion }) =>
    send('POST', `/api/scoring/sessions/${session}/corrections`, {
      ...{ ...criterion, answer: 'met', reason: 'because' },
    }),
  'POST /api/scoring/sessions/{id}/comments': ({ session }) =>
    send('POST', `/api/scoring/sessions/${session}/comments`, { commentId: randomUUID(), turn: 1, comment: 'Hello' }),
  'GET /api/cockpit/my/home': () => read('/api/cockpit/my/home'),
  'GET /api/cockpit/my/progress': () => read('/api/cockpit/my/progress'),
  'GET /api/cockpit/my/sessions': (victim) => read(`/api/cockpit/my/sessions?learner=${victim.person}`),
  'GET /api/cockpit/sessions': (victim) => read(`/api/cockpit/sessions?learner=${victim.person}&site=${victim.site}`),
  'GET /api/cockpit/sessions/{id}': ({ session }) => aim(`/api/cockpit/sessions/${session}`),
  'GET /api/cockpit/sessions/{id}/recording': ({ session }) => aim(`/api/cockpit/sessions/${session}/recording`),
  'GET /api/cockpit/sessions/{id}/recording/sound': ({ session }) =>
    aim(`/api/cockpit/sessions/${session}/recording/sound`),
  'GET /api/cockpit/queue': ({ site }) => read(`/api/cockpit/queue?site=${site}`),
  'GET /api/cockpit/live': () => read('/api/cockpit/live'),
  'GET /api/cockpit/overview': () => read('/api/cockpit/overview'),
  'GET /api/cockpit/compare': ({ site }) => read(`/api/cockpit/compare?cohort=site:${site}&cohort=site:${site}`),
  'GET /api/cockpit/compare/learners': ({ site }) => read(`/api/cockpit/compare/learners?cohort=site:${site}`),
  'GET /api/cockpit/lineage': (victim) => aim(`/api/cockpit/lineage?figure=progress&person=${victim.person}`),
  'GET /api/cockpit/heat-map': () => read('/api/cockpit/heat-map?by=site'),
  'GET /api/cockpit/funnel': () => read('/api/cockpit/funnel?by=site'),
  'GET /api/cockpit/method': () => read('/api/cockpit/method'),
  'GET /api/cockpit/people': ({ site }) => read(`/api/cockpit/people?site=${site}`),
  'GET /api/cockpit/people/{id}': (victim) => aim(`/api/cockpit/people/${victim.person}`),
  'GET /api/cockpit/assignments': ({ team }) => read(`/api/cockpit/assignments?team=${team}`),
  'GET /api/cockpit/lookups': () => read('/api/cockpit/lookups'),
  'GET /api/cockpit/search': () => read('/api/cockpit/search?search=learner'),
};

function importOf(site: string, team: string): string {
  return `name,email,site,team,role,language\nEve Dropper,${randomUUID()}@elsewhere.example,${site},${team},learner,en\n`;
}

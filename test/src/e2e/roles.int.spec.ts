import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AddedPerson,
  AssignmentPage,
  CompareLearnersPage,
  Comparison,
  Created,
  ImportReport,
  Lookups,
  Me,
  Overview,
  PersonPage,
  QueuePage,
  SessionPage,
  SessionSummaryPage,
  SitePage,
  TeamPage,
  Written,
  waitForHeader,
} from '@repartee/proto';
import { ApiClient } from '@repartee/standalone';

import { OpenBrowser, seriousViolations, watchErrors } from '../harness/browser.js';
import { sharedServer, signedIn } from '../harness/shared-server.js';
import { DEMO_PASSWORD } from '../harness/standalone.js';

let url: string;
let browser: OpenBrowser;

beforeAll(async () => {
  ({ url } = sharedServer());
  browser = await OpenBrowser.start(url);
});

afterAll(() => browser.close());

/** Reads once what was written is visible. */
const after = ({ stream, version }: Written) => ({ headers: { [waitForHeader]: `${stream}@${version}` } });

describe('when a trainer looks at what others rehearsed', () => {
  it('opens a session of the queue, comments, corrects; the learner sees all of it, and who looked', async () => {
    const trainer = await signedIn(url, 'trainer');
    const queue = await trainer.ask('/api/cockpit/queue', QueuePage);
    expect(queue.items.length).toBeGreaterThan(0);
    const mine = await trainer.ask('/api/cockpit/sessions?purpose=assessed&limit=200', SessionSummaryPage);
    const own = await learnersOwn();
    const session = mine.items.find(({ id }) => own.includes(id))?.id ?? '';
    const page = await trainer.ask(`/api/cockpit/sessions/${session}`, SessionPage);
    expect(page.may.review).toBe(true);
    const skill = page.debriefing?.skills[0];
    const criterion = skill?.criteria[0];
    const answer = criterion?.answer === 'met' ? 'partly' : 'met';
    const commented = await trainer.ask(`/api/scoring/sessions/${session}/comments`, Written, {
      method: 'POST',
      body: { commentId: randomUUID(), turn: 1, comment: 'This question opened everything.' },
    });
    expect(commented.version).toBeGreaterThan(0);
    const corrected = await trainer.ask(`/api/scoring/sessions/${session}/corrections`, Written, {
      method: 'POST',
      body: { skillId: skill?.id, criterionId: criterion?.id, answer, reason: 'Said in other words.' },
    });
    const learner = await signedIn(url, 'learner');
    const seen = await learner.ask(`/api/cockpit/sessions/${session}`, SessionPage, after(corrected));
    expect(seen.comments.map(({ text }) => text)).toContain('This question opened everything.');
    expect(seen.corrections).toContainEqual(expect.objectContaining({ from: criterion?.answer, to: answer }));
    const changed = seen.debriefing?.skills[0]?.criteria[0];
    // An earlier run may have corrected it already: what stands beside the answer is what the scorer gave.
    expect(changed).toMatchObject({ answer, correctedFrom: criterion?.correctedFrom ?? criterion?.answer });
    expect(seen.viewings.length).toBeGreaterThan(0);
  });

  it('assigns a scenario to a team of the grants, and the team is told', async () => {
    const trainer = await signedIn(url, 'trainer');
    const learner = await signedIn(url, 'learner');
    const me = await learner.ask('/api/auth/me', Me);
    const body = { scenarioId: 'unhappy-customer', teamId: me.team?.id, dueOn: '2030-01-31', purpose: 'practice' };
    const response = await trainer.send('/api/assignments', { method: 'POST', body });
    // The demo or an earlier run may have assigned the same already.
    expect([201, 409]).toContain(response.status);
    if (response.status === 201) Created.parse(await response.json());
    const assigned = await learner.ask('/api/assignments?of=own', AssignmentPage);
    expect(assigned.items.map(({ scenarioId }) => scenarioId)).toContain('unhappy-customer');
  });
});

describe('when a manager compares two sites', () => {
  it('sees what leads, compares, and opens a number down to the words', async () => {
    const manager = await signedIn(url, 'manager');
    await manager.ask('/api/cockpit/overview', Overview);
    await manager.ask('/api/cockpit/lookups', Lookups);
    const { items: sites } = await manager.ask('/api/sites', SitePage);
    expect(sites.map(({ name }) => name)).toEqual(['Lille', 'Lyon', 'Nantes']);
    const [lille, lyon] = sites;
    const cohorts = `cohort=site:${lille?.id}&cohort=site:${lyon?.id}`;
    await manager.ask(`/api/cockpit/compare?${cohorts}`, Comparison);
    const learners = await manager.ask(`/api/cockpit/compare/learners?cohort=site:${lille?.id}`, CompareLearnersPage);
    expect(learners.items.length).toBeGreaterThan(0);
    const sessions = await manager.ask(`/api/cockpit/sessions?site=${lille?.id}`, SessionSummaryPage);
    expect(new Set(sessions.items.map(({ purpose }) => purpose))).toEqual(new Set(['assessed']));
    const page = await manager.ask(`/api/cockpit/sessions/${sessions.items[0]?.id}`, SessionPage);
    expect(page.readAs).toBe('manager');
    expect(page.transcript.some(({ speaker, text }) => speaker === 'learner' && text !== null)).toBe(true);
  });

  it('goes in the browser from the comparison to a number, its sessions and the words', async () => {
    const page = await browser.signedIn('manager');
    const errors = watchErrors(page);
    await page.getByRole('link', { name: 'Look into it by group' }).click();
    await page.waitForURL((at) => at.pathname === '/compare');
    await page.getByRole('heading', { name: 'Level', exact: true }).waitFor();
    expect(new URL(page.url()).searchParams.getAll('cohort')).toHaveLength(3);
    await page.getByRole('button', { name: /^Leave out Nantes/ }).click();
    await page.getByRole('combobox', { name: 'Skills' }).click();
    await page.getByRole('option', { name: 'Listening' }).click();
    await page.waitForURL((at) => at.searchParams.get('skill') === 'listening');
    await page.locator('[aria-busy=false]').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page
      .getByRole('link', { name: /points in Listening/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: /^Listening, L/ }).waitFor();
    await page.locator('details').first().locator('summary').click();
    await page.locator('details a[href*="/review/sessions/"]').first().click();
    await page.getByRole('heading', { name: 'Transcript' }).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('reads a chart with the arrow keys and opens a figure with Enter', async () => {
    const page = await browser.signedIn('manager');
    await page.goto('/compare');
    const chart = page.getByRole('group', { name: 'Mean by skill, with its 95% interval' });
    await chart.locator('svg').waitFor();
    await chart.focus();
    await page.keyboard.press('ArrowRight');
    await page.getByText(/^Exploring: Lille\. [\d.]+ points, \d+ to \d+\. \d+ learners, \d+ sessions$/).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Exploring, Lille' }).waitFor();
    await page.getByRole('link', { name: 'Back to the comparison' }).click();
    await page.getByRole('heading', { level: 1, name: 'Compare' }).waitFor();
    await page.context().close();
  });

  it('asks with the keyboard where a figure comes from, and goes from there to the words', async () => {
    const page = await browser.signedIn('manager');
    const errors = watchErrors(page);
    await page.goto('/compare');
    const sign = page.getByRole('button', { name: /^Where does this come from\? Listening, Lille/ });
    await sign.focus();
    await page.keyboard.press('Enter');
    const panel = page.getByRole('dialog', { name: 'Where does this come from?' });
    await panel.getByText(/^repartee\.scores\.v1, /).first().waitFor(); // prettier-ignore
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
    expect(await page.locator(':focus').getAttribute('aria-label')).toMatch(
      /^Where does this come from\? Listening, Lille/,
    );
    await page.keyboard.press('Enter');
    await panel.getByRole('link', { name: /^Open: the session of event/ }).first().click(); // prettier-ignore
    await page.getByRole('heading', { name: 'Transcript' }).waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('never meets practice', async () => {
    const manager = await signedIn(url, 'manager');
    const learner = await signedIn(url, 'learner');
    const own = await learner.ask('/api/cockpit/my/sessions?purpose=practice', SessionSummaryPage);
    const response = await manager.send(`/api/cockpit/sessions/${own.items[0]?.id}`);
    expect(response.status).toBe(404);
  });
});

describe('when an administrator adds people', () => {
  it('checks a list first, imports it, and an invited person comes in', async () => {
    const admin = await signedIn(url, 'admin');
    const email = `${randomUUID()}@demo.repartee.test`;
    const csv = `name,email,site,team,role,language\nNoor Aziz,${email},Lille,Ventes Nord,learner,fr\n,broken,Lille,Nowhere,learner,fr\n`;
    const dryRun = await importPeople(admin, { csv, dryRun: true, skipWrongLines: true });
    expect(dryRun.errors.map(({ line }) => line)).toContain(3);
    expect(dryRun.imported).toBe(0);
    const report = await importPeople(admin, { csv, dryRun: false, skipWrongLines: true });
    expect(report.imported).toBe(1);
    const link = report.rows.find((row) => row.email === email)?.invitation?.url ?? '';
    const newcomer = new ApiClient(url);
    const token = new URL(link).pathname.split('/').at(-1) ?? '';
    const entered = await newcomer.send(`/api/invitations/${token}`, {
      method: 'POST',
      body: { password: DEMO_PASSWORD },
    });
    expect(Me.parse(await entered.json())).toMatchObject({ name: 'Noor Aziz', team: { name: 'Ventes Nord' } });
    const again = await new ApiClient(url).send(`/api/invitations/${token}`);
    expect(again.status).toBe(404);
  });

  it('adds one by form, and finds them', async () => {
    const admin = await signedIn(url, 'admin');
    const { items: teams } = await admin.ask('/api/teams', TeamPage);
    const name = `Juno ${randomUUID().slice(0, 8)}`;
    const body = {
      ...{ name, email: `${randomUUID()}@demo.repartee.test`, teamId: teams[0]?.id, language: 'en' },
      roles: [{ role: 'learner', everywhere: false, sites: [], teams: [] }],
    };
    await admin.ask('/api/people', AddedPerson, { method: 'POST', body });
    const { items } = await admin.ask(`/api/people?search=${encodeURIComponent(name)}`, PersonPage);
    expect(items).toMatchObject([{ name, status: 'invited' }]);
  });
});

async function learnersOwn(): Promise<string[]> {
  const learner = await signedIn(url, 'learner');
  const page = await learner.ask('/api/cockpit/my/sessions?purpose=assessed', SessionSummaryPage);
  return page.items.filter(({ status }) => status === 'scored').map(({ id }) => id);
}

function importPeople(admin: ApiClient, body: unknown): Promise<ImportReport> {
  return admin.ask('/api/people/import', ImportReport, { method: 'POST', body });
}

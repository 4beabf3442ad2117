import type { Page } from 'playwright-core';

import type { DemoRole } from '../harness/shared-server.js';

export interface Shot {
  name: string;
  path: string;
  /** What is done on the page before the picture. */
  prepare?: (page: Page) => Promise<void>;
}

const SETTLED_MS = 1500;

/** The latest of the own sessions. */
async function openLatest(page: Page): Promise<void> {
  await page.locator('main a[href*="/sessions/"]').first().click();
  await page.waitForURL(/\/sessions\/./);
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(SETTLED_MS);
}

async function begin(page: Page): Promise<void> {
  await page.locator('form button[type=submit], main button.primary').last().click();
  await page.getByRole('textbox').waitFor();
  await page.waitForTimeout(SETTLED_MS);
}

/** The sessions behind the first figure of a comparison. */
async function openFigure(page: Page): Promise<void> {
  await page.locator('main a[href*="/compare/behind"]').first().click();
  await page.locator('main details summary').first().click();
  await page.waitForTimeout(SETTLED_MS);
}

/** Pages that nobody needs to sign in for. */
export const bareShots: readonly Shot[] = [
  { name: 'sign-in', path: '/sign-in' },
  { name: 'forgotten', path: '/forgotten' },
];

/** Every page of each role. */
export const roleShots: Readonly<Record<DemoRole, readonly Shot[]>> = {
  learner: [
    { name: 'home', path: '/home' },
    { name: 'scenarios', path: '/scenarios' },
    { name: 'briefing', path: '/scenarios/unhappy-customer' },
    { name: 'conversation', path: '/scenarios/unhappy-customer', prepare: begin },
    { name: 'debriefing', path: '/sessions', prepare: openLatest },
    { name: 'progress', path: '/progress' },
    { name: 'my-sessions', path: '/sessions' },
    { name: 'profile', path: '/profile' },
    { name: 'who-sees-what', path: '/who-sees-what' },
    { name: 'not-found', path: '/no/such/page' },
  ],
  trainer: [],
  manager: [
    { name: 'overview', path: '/overview' },
    { name: 'compare', path: '/compare' },
    { name: 'compare-behind', path: '/compare', prepare: openFigure },
    { name: 'compare-empty', path: '/compare?from=2020-01-01&to=2020-02-01' },
    { name: 'method', path: '/method' },
  ],
  author: [],
  admin: [],
};

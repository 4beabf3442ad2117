import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SessionSummaryPage } from '@repartee/proto';
import type { Page } from 'playwright-core';

import { OpenBrowser, seriousViolations, watchErrors } from '../../harness/browser.js';
import { sharedServer, signedIn } from '../../harness/shared-server.js';

let browser: OpenBrowser;
let url: string;

beforeAll(async () => {
  ({ url } = sharedServer());
  browser = await OpenBrowser.start(url);
});

afterAll(() => browser.close());

describe('when a trainer works through the queue', () => {
  it('opens a session with the keyboard alone, and goes back', async () => {
    const page = await browser.signedIn('trainer');
    await page.locator('[data-session]').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/review/sessions/*');
    await page.getByRole('heading', { name: 'Key moments' }).waitFor();
    await page.keyboard.press('u');
    await page.waitForURL('**/review');
    await page.context().close();
  });

  it('keeps the filters in the address, and says so where nothing fits', async () => {
    const page = await browser.signedIn('trainer');
    await page.goto('/review?from=2001-01-01&to=2001-01-02');
    await page.getByText('No session fits these filters').waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).first().click();
    await page.locator('[data-session]').first().waitFor();
    expect(new URL(page.url()).search).toBe('');
    await page.context().close();
  });
});

describe('when a trainer reviews a session', () => {
  it('comments on a moment and corrects a criterion; the learner reads both, with the reason', async () => {
    const sessionId = await assessedByTheLearner();
    const page = await browser.signedIn('trainer');
    const errors = watchErrors(page);
    await page.goto(`/review/sessions/${sessionId}`);
    await page.getByRole('heading', { name: 'Key moments' }).waitFor();
    const comment = `Here you left room. ${Date.now()}`;
    await commentOnFirstMoment(page, comment);
    const reason = `She said it in other words. ${Date.now()}`;
    await correctFirstCriterion(page, reason);
    await page.getByText(reason).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();

    const learner = await browser.signedIn('learner');
    await learner.goto(`/sessions/${sessionId}`);
    await learner.getByText(comment).waitFor();
    await learner.locator('details summary').first().click();
    await learner.getByText(reason).waitFor();
    await learner.getByText('Opened by').waitFor();
    await learner.context().close();
  });
});

describe('when a trainer assigns a scenario', () => {
  it('is told what is missing, then finds it in the list, the focus back where it was', async () => {
    const page = await browser.signedIn('trainer');
    await page.goto('/assignments');
    await page.getByRole('button', { name: 'Assign a scenario' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Assign', exact: true }).click();
    await dialog.getByText('This is needed.').first().waitFor();
    for (const field of ['Scenario', 'Team']) {
      await dialog.getByRole('combobox', { name: field }).click();
      await page.getByRole('option').first().click();
    }
    await dialog.getByLabel('Due').fill(someDay());
    await dialog.getByRole('button', { name: 'Assign', exact: true }).click();
    await page.getByText('The scenario is assigned.', { exact: true }).waitFor();
    expect(await page.evaluate<string>('document.activeElement?.textContent.trim()')).toBe('Assign a scenario');
    await page.context().close();
  });
});

describe('when a trainer relies on a screen reader', () => {
  it('axe finds nothing serious on any page', async () => {
    const page = await browser.signedIn('trainer');
    for (const path of ['/review', '/assignments', '/studio/scenarios/unhappy-customer']) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      expect({ path, found: await seriousViolations(page) }).toEqual({ path, found: [] });
    }
    await page.context().close();
  });
});

async function assessedByTheLearner(): Promise<string> {
  const learner = await signedIn(url, 'learner');
  const { items } = await learner.ask('/api/cockpit/my/sessions?purpose=assessed', SessionSummaryPage);
  return items.find(({ status }) => status === 'scored')?.id ?? '';
}

async function commentOnFirstMoment(page: Page, text: string): Promise<void> {
  await page.keyboard.press('n');
  await page.keyboard.press('c');
  await page.getByLabel('Your comment on this moment').fill(text);
  await page.getByRole('button', { name: 'Save comment' }).click();
  await page.getByText(text).waitFor();
}

async function correctFirstCriterion(page: Page, reason: string): Promise<void> {
  await page.locator('details summary').first().click();
  await page
    .getByRole('button', { name: /^Correct:/ })
    .first()
    .click();
  await page.getByRole('combobox', { name: 'The right answer' }).click();
  await page.getByRole('option').first().click();
  await page.getByLabel('Why').fill(reason);
  await page.getByRole('button', { name: 'Save correction' }).click();
}

/** Another day in every run: the same assignment is refused twice. */
const someDay = (): string =>
  new Date(Date.UTC(2031, 0, 1) + (Date.now() % 3000) * 86_400_000).toISOString().slice(0, 10);

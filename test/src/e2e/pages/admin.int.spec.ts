import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';

import { OpenBrowser, seriousViolations, watchErrors } from '../../harness/browser.js';
import { sharedServer } from '../../harness/shared-server.js';

const PASSWORD = 'a sentence to remember';

let browser: OpenBrowser;

beforeAll(async () => {
  browser = await OpenBrowser.start(sharedServer().url);
});

afterAll(() => browser.close());

describe('when an administrator adds somebody', () => {
  it('hands out a link that lets them in once, moves them, and resets their password', async () => {
    const page = await browser.signedIn('admin');
    const errors = watchErrors(page);
    const name = `Ada ${randomUUID().slice(0, 8)}`;
    const invitation = await add(page, name);
    await choosePassword(invitation, PASSWORD);
    await expectSpent(invitation);

    await page.getByRole('link', { name: 'Open this person' }).click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.getByRole('combobox', { name: 'Team' }).click();
    await page.getByRole('option').last().click();
    await page.getByRole('button', { name: 'Move to this team' }).click();
    await page.getByText(`${name} is in the new team.`, { exact: true }).waitFor();

    await page.getByRole('button', { name: 'Make a link for a new password' }).click();
    await choosePassword(await linkOn(page), `${PASSWORD} again`);
    expect(await seriousViolations(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});

describe('when an administrator imports a list', () => {
  const line = () => `Noor Aziz,${randomUUID()}@example.test,Lille,Ventes Nord,learner,fr`;

  it('shows what is wrong line by line and writes nothing, then imports the rest', async () => {
    const page = await browser.signedIn('admin');
    await offer(page, [line(), ',no-address,Lille,Nowhere,learner,fr']);
    await page.getByText('Checked: nothing has changed yet').waitFor();
    await page.getByText('The name is missing; write first and last name.').waitFor();
    await page.getByText('Lille has no team "Nowhere"').waitFor();
    const start = page.getByRole('button', { name: 'Import 1 person' });
    expect(await start.isDisabled()).toBe(true);
    await page.getByLabel('Leave the lines to mend out, and import the others').check();
    await start.click();
    await page.getByRole('heading', { name: '1 person imported' }).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.context().close();
  });

  it('says it in French to whoever reads French', async () => {
    const page = await browser.signedIn('admin');
    await page.evaluate(`localStorage.setItem('repartee-language', 'fr')`);
    await offer(page, [',no-address,Lille,Nowhere,learner,fr']);
    await page.getByText('Le nom manque ; indiquez le prénom et le nom.').waitFor();
    await page.context().close();
  });
});

describe('when an administrator relies on a screen reader', () => {
  it('axe finds nothing serious on any page', async () => {
    const page = await browser.signedIn('admin');
    for (const path of [
      '/admin/people',
      '/admin/people/add',
      '/admin/people/import',
      '/admin/sites',
      '/admin/programmes',
      '/admin/assignments',
      '/admin/policy',
    ]) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      expect({ path, found: await seriousViolations(page) }).toEqual({ path, found: [] });
    }
    await page.context().close();
  });
});

/** Adds a learner by the form, and resolves to the invitation link. */
async function add(page: Page, name: string): Promise<string> {
  await page.goto('/admin/people/add');
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('E-mail address').fill(`${randomUUID()}@example.test`);
  await page.getByRole('combobox', { name: 'Team' }).click();
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: 'Add and make the link' }).click();
  return linkOn(page);
}

async function linkOn(page: Page): Promise<string> {
  return new URL((await page.locator('main code').first().textContent()) ?? '').pathname;
}

/** As the person the link is for, in a browser of their own. */
async function choosePassword(path: string, password: string): Promise<void> {
  const page = await (await browser.context()).newPage();
  await page.goto(path);
  await page.locator('input[type=password]').fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/home');
  await page.context().close();
}

async function expectSpent(path: string): Promise<void> {
  const page = await (await browser.context()).newPage();
  await page.goto(path);
  await page.getByText('This link can no longer be used.').waitFor();
  await page.context().close();
}

async function offer(page: Page, lines: readonly string[]): Promise<void> {
  await page.goto('/admin/people/import');
  const buffer = Buffer.from(['name,email,site,team,role,language', ...lines].join('\n'), 'utf8');
  await page.locator('input[type=file]').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer });
}

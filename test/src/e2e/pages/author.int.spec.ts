import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';

import { OpenBrowser, seriousViolations, watchErrors } from '../../harness/browser.js';
import { repositoryRoot } from '../../harness/repository.js';
import { sharedServer } from '../../harness/shared-server.js';

const pack = join(repositoryRoot, 'services/catalog/packs/core');
const persona = 'personas/samira-haddad.yaml';

let browser: OpenBrowser;

beforeAll(async () => {
  browser = await OpenBrowser.start(sharedServer().url);
});

afterAll(() => browser.close());

describe('when an author looks after scenarios', () => {
  it('reads a scenario with everything behind it', async () => {
    const page = await browser.signedIn('author');
    const errors = watchErrors(page);
    await page.goto('/studio/scenarios');
    await page.locator('main td a[href*="unhappy-customer"]').click();
    for (const tab of ['Persona', 'Levers and missteps', 'Rubric', 'Versions', 'Situation']) {
      await page.getByRole('tab', { name: tab }).click();
      await page.getByRole('tabpanel').getByText(/\w/).first().waitFor();
      expect({ tab, found: await seriousViolations(page) }).toEqual({ tab, found: [] });
    }
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('sees when the persona cuts in, and is told what is wrong with a change of it', async () => {
    const page = await browser.signedIn('author');
    await page.goto('/studio/scenarios/purchasing-director');
    await page.getByRole('tab', { name: 'Levers and missteps' }).click();
    await page.getByText(/After 25 seconds of speech in one turn, in these stances: closed, guarded/).waitFor();
    await page.getByRole('button', { name: 'Change' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('After so many seconds').fill('5');
    await form.getByLabel('What it says, in French').fill('Vous avez fini ?');
    await form.getByRole('button', { name: 'Publish' }).click();
    await form.getByText('This number is too small or too large.').waitFor();
    await form.getByText('This can’t be used as it is.').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await form.getByRole('button', { name: 'Cancel' }).click();
    await form.waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('is told file and line of a mistake before anything is published', async () => {
    const page = await browser.signedIn('author');
    await offer(page, textOf(persona).replace(/age: \d+/, 'age: very'));
    await page.getByText('To put right before publishing').waitFor();
    await page.getByText(/^samira-haddad\.yaml:\d+$/).waitFor();
    expect(await page.getByRole('button', { name: 'Publish' }).count()).toBe(0);
    expect(await seriousViolations(page)).toEqual([]);
    await page.context().close();
  });

  it('sees that a file without changes changes nothing', async () => {
    const page = await browser.signedIn('author');
    await offer(page, textOf(persona));
    await page.getByText('Unchanged').waitFor();
    expect(await page.getByRole('button', { name: 'Publish' }).isDisabled()).toBe(true);
    await page.context().close();
  });
});

const textOf = (file: string): string => readFileSync(join(pack, file), 'utf8');

async function offer(page: Page, text: string): Promise<void> {
  await page.goto('/studio/import');
  const buffer = Buffer.from(text, 'utf8');
  await page.locator('input[type=file]').setInputFiles({ name: 'samira-haddad.yaml', mimeType: 'text/yaml', buffer });
}

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';

import { OpenBrowser, seriousViolations, signIn, tabTo, watchErrors } from '../../harness/browser.js';
import { eventually } from '../../harness/eventually.js';
import { sharedServer } from '../../harness/shared-server.js';
import { DEMO_PASSWORD } from '../../harness/standalone.js';

const turns = [
  'Good morning. What happened?',
  'So you waited twice, and nobody came.',
  'That must have been maddening.',
];

let browser: OpenBrowser;

beforeAll(async () => {
  browser = await OpenBrowser.start(sharedServer().url);
});

afterAll(() => browser.close());

describe('when a learner rehearses', () => {
  it('goes from the sign-in to the debriefing, and finds it among the own sessions', async () => {
    const page = await browser.signedIn('learner');
    const errors = watchErrors(page);
    await page.getByRole('link', { name: 'Scenarios' }).first().click();
    await page.locator('a[href*="/scenarios/unhappy-customer"]').first().click();
    await page.getByRole('button', { name: 'Begin the conversation' }).click();
    for (const text of turns) await say(page, text);
    await page.getByRole('button', { name: 'End', exact: true }).click();
    await page.getByRole('button', { name: 'End it' }).click();
    await expectDebriefing(page);
    await page.getByRole('link', { name: 'Sessions' }).first().click();
    await page.locator('a[href*="/sessions/"]').first().waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('does all of it with the keyboard alone', async () => {
    const page = await (await browser.context()).newPage();
    await page.goto('/sign-in');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await tabTo(page, /e-mail/i);
    await page.keyboard.type('learner@demo.repartee.test');
    await tabTo(page, /^password/i);
    await page.keyboard.type(DEMO_PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/home');
    await page.goto('/scenarios/unhappy-customer');
    await page.getByRole('button', { name: 'Begin the conversation' }).waitFor();
    await tabTo(page, /begin the conversation/i);
    await page.keyboard.press('Enter');
    for (const text of turns) {
      await page.getByText('Listening').waitFor();
      await tabTo(page, /what you say/i);
      await page.keyboard.type(text);
      await enterUntilSaid(page, text);
    }
    await tabTo(page, /^end$/i);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'End it' }).waitFor();
    await tabTo(page, /end it/i);
    await page.keyboard.press('Enter');
    await expectDebriefing(page);
    await page.context().close();
  });
});

describe('when somebody relies on a screen reader', () => {
  it.each([
    '/home',
    '/scenarios',
    '/scenarios/unhappy-customer',
    '/progress',
    '/sessions',
    '/profile',
    '/who-sees-what',
  ])('axe finds nothing serious on %s', async (path) => {
    const page = await browser.signedIn('learner');
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await seriousViolations(page)).toEqual([]);
    await page.context().close();
  });

  it('axe finds nothing serious on the sign-in, in the dark and in French', async () => {
    const look = { width: 390, height: 844, colorScheme: 'dark', language: 'fr' } as const;
    const page = await (await browser.context(look)).newPage();
    await page.goto('/sign-in');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.context().close();
  });

  it('axe finds nothing serious in a conversation and on its debriefing', async () => {
    const page = await (await browser.context()).newPage();
    await signIn(page, 'author');
    await page.goto('/scenarios/unhappy-customer');
    await page.getByRole('button', { name: 'Begin the conversation' }).click();
    await say(page, 'Good morning. What happened?');
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'End', exact: true }).click();
    await page.getByRole('button', { name: 'End it' }).click();
    await expectDebriefing(page);
    await page.waitForLoadState('networkidle');
    expect(await seriousViolations(page)).toEqual([]);
    await page.context().close();
  });
});

describe('when the page is small', () => {
  it.each([390, 2560])('nothing is cut off sideways at %i pixels', async (width) => {
    const look = { width, height: 844, colorScheme: 'light', language: 'en' } as const;
    const page = await browser.signedIn('learner', look);
    for (const path of ['/home', '/scenarios', '/progress', '/sessions']) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
      expect({ path, overflow: Math.max(0, overflow) }).toEqual({ path, overflow: 0 });
    }
    await page.context().close();
  });
});

async function say(page: Page, text: string): Promise<void> {
  const input = page.getByRole('textbox');
  await input.fill(text);
  await input.focus();
  await enterUntilSaid(page, text);
}

/** While the persona is speaking, what is typed stays in the field. */
async function enterUntilSaid(page: Page, text: string): Promise<void> {
  await eventually(async () => {
    await page.keyboard.press('Enter');
    return page
      .getByText(text)
      .first()
      .waitFor({ timeout: 500 })
      .then(
        () => true,
        () => false,
      );
  }, 20_000);
}

async function expectDebriefing(page: Page): Promise<void> {
  const link = page.getByText('See the debriefing');
  const heading = page.getByRole('heading', { name: 'How it went' });
  await link.or(heading).first().waitFor();
  if (await link.isVisible()) await link.click();
  await heading.waitFor();
  await page.getByText('What was missing').first().waitFor();
}

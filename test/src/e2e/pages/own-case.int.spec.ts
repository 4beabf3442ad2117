import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';

import { OpenBrowser, seriousViolations, signIn, tabTo, watchErrors } from '../../harness/browser.js';
import { eventually } from '../../harness/eventually.js';
import { sharedServer } from '../../harness/shared-server.js';

const DAY_MS = 86_400_000;
const event = 'the greenhouse that leaned';
const said = 'The greenhouse will be straight by Tuesday';
const turns = ['Good morning. What did it cost you?', 'I am sorry. Nobody told you, and that was wrong of us.'];

let browser: OpenBrowser;

beforeAll(async () => {
  browser = await OpenBrowser.start(sharedServer().url);
});

afterAll(() => browser.close());

async function isNotThere(page: Page, address: string): Promise<boolean> {
  await page.goto(address);
  await page.waitForLoadState('networkidle');
  return page.getByText('This is not here, or not for you to see.').isVisible();
}

describe('when somebody has a conversation of their own ahead', () => {
  it('tells it, rehearses it, reads the debriefing and deletes all of it for good', async () => {
    const page = await asAuthor();
    const errors = watchErrors(page);
    await page.goto('/scenarios');
    await page.getByRole('link', { name: 'Prepare your own conversation' }).click();
    await tell(page);
    await page.getByRole('heading', { level: 1, name: 'The greenhouse that leaned' }).waitFor();
    await page.getByText(`“${said}.”`).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    const address = new URL(page.url()).pathname;

    await page.getByRole('button', { name: 'Begin the conversation' }).click();
    for (const text of turns) await say(page, text);
    const talk = new URL(page.url()).pathname;
    await end(page);
    await page.getByText('Your case', { exact: true }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await seriousViolations(page)).toEqual([]);

    await page.goto('/sessions');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.locator(`a[href="${talk.replace('/conversation/', '/sessions/')}"]`).count()).toBe(0);

    await page.goto(talk.replace('/conversation/', '/sessions/'));
    await page.getByRole('link', { name: 'Back to your case' }).click();
    await page.getByRole('link', { name: /^Debriefing of/ }).waitFor();
    await page.getByRole('button', { name: 'Delete this case' }).click();
    await page.getByText('one rehearsal, with every word, its debriefing and its sheet').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Delete for good' }).click();
    await page.waitForURL('**/scenarios');
    await page.getByText('A conversation you dread tomorrow?').waitFor();
    expect(await page.getByText(event).count()).toBe(0);
    expect(errors).toEqual([]);

    for (const gone of [address, talk.replace('/conversation/', '/sessions/')]) {
      // What is read has to hear of it first, which on a cluster takes a moment.
      await eventually(() => isNotThere(page, gone));
      expect(await page.getByText('greenhouse').count()).toBe(0);
    }
    await page.context().close();
  });

  it('tells it with the keyboard alone, and is helped where an answer does not fit', async () => {
    const page = await asAuthor();
    await page.goto('/cases/new');
    await page.getByText('First name', { exact: true }).waitFor();
    await tabTo(page, /^first name$/i);
    await page.keyboard.type('Mr Martin');
    await page.keyboard.press('Tab');
    await page.keyboard.type('I was late');
    await page.keyboard.press('Tab');
    await page.getByText('A first name is enough').waitFor();
    await page.getByText('This is a whole sentence.').waitFor();
    await tabTo(page, /^your aim/i);
    await page.keyboard.type('to agree on a date');
    await page.keyboard.press('Tab');
    await tabTo(page, /^use “agree on a date”$/i);
    await page.keyboard.press('Enter');
    await sentence(page, 'You would like to agree on a date.').waitFor();
    await tabTo(page, /^prepare the rehearsal$/i);
    await page.keyboard.press('Enter');
    await page.getByText('Choose the day it happened.').waitFor();
    expect(new URL(page.url()).pathname).toBe('/cases/new');
    expect(await seriousViolations(page)).toEqual([]);
    await page.context().close();
  });

  it('tells it on a telephone, in French, with nothing cut off', async () => {
    const page = await asAuthor();
    await page.evaluate(`localStorage.setItem('repartee-language', 'fr')`);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('/cases/new');
    await page.getByRole('heading', { level: 1, name: 'Une conversation bien à vous' }).waitFor();
    await sentence(page, 'C’est donc pour').waitFor();
    const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
    expect(Math.max(0, overflow)).toBe(0);
    expect(await seriousViolations(page)).toEqual([]);
    await page.context().close();
  });
});

/** The author, whose own rehearsals no other test looks at. */
async function asAuthor(): Promise<Page> {
  const page = await (await browser.context()).newPage();
  await signIn(page, 'author');
  return page;
}

/** What the persona may say, beside the questions or between them, where there is room for it. */
function sentence(page: Page, text: string): Locator {
  return page.getByText(text).filter({ visible: true }).first();
}

async function tell(page: Page): Promise<void> {
  await page.getByLabel('First name').fill('Paul');
  await page.getByLabel('What it is about').fill(event);
  const date = new Date(Date.now() - 3 * DAY_MS).toISOString().slice(0, 10);
  await page.getByLabel('The day it happened').fill(date);
  await page.getByLabel('Your words, if there were any').fill(`${said}.`);
  await page.getByLabel('Your aim, starting with a verb').fill('agree on a new date');
  await page.getByRole('radio', { name: 'Hurt' }).click();
  await page.getByRole('radio', { name: 'Somebody is unhappy with you' }).click();
  await sentence(page, `So it’s about ${event}.`).waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Prepare the rehearsal' }).click();
}

/** While the persona is speaking, what is typed stays in the field. */
async function say(page: Page, text: string): Promise<void> {
  const input = page.getByRole('textbox');
  await input.fill(text);
  await eventually(async () => {
    await input.press('Enter');
    return (await input.inputValue()) === '';
  }, 20_000);
  await page.getByText('Listening').waitFor();
}

async function end(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'End', exact: true }).click();
  await page.getByRole('button', { name: 'End it' }).click();
  const link = page.getByText('See the debriefing');
  const heading = page.getByRole('heading', { name: 'How it went' });
  await link.or(heading).first().waitFor();
  if (await link.isVisible()) await link.click();
  await heading.waitFor();
}

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';

import { OpenBrowser, seriousViolations, signIn, watchErrors } from '../../harness/browser.js';
import { eventually } from '../../harness/eventually.js';
import { sharedServer } from '../../harness/shared-server.js';

const coldly = ['Good morning. I understand, but those are our procedures.', 'We will see what we can do.'];
const warmly = ['You waited twice, and nobody came. No wonder you are angry.', 'I am sorry. What did it cost you?'];

let browser: OpenBrowser;

beforeAll(async () => {
  browser = await OpenBrowser.start(sharedServer().url);
});

afterAll(() => browser.close());

/** Signed in as the author, whose own rehearsals no other test looks at, with a conversation begun. */
async function begun(): Promise<Page> {
  const page = await (await browser.context()).newPage();
  await signIn(page, 'author');
  await page.goto('/scenarios/unhappy-customer');
  await page.getByRole('button', { name: 'Begin the conversation' }).click();
  await page.getByRole('textbox').waitFor();
  return page;
}

describe('when a learner tries a moment differently', () => {
  it('leaves the debriefing at a turn, sees both ways side by side, keeps one and takes its sheet along', async () => {
    const page = await begun();
    const errors = watchErrors(page);
    for (const text of coldly) await say(page, text);
    await end(page);
    await page.getByText('The ways you tried').waitFor({ state: 'detached' });

    const turn = page.locator('li.turn.learner').last();
    await turn.hover();
    await turn.getByRole('button', { name: 'Try it differently from here' }).click();
    await page.getByText('From here on it’s new').waitFor();
    await page
      .locator('details.taken')
      .getByText(coldly[0] ?? '')
      .waitFor();
    expect(
      await page
        .locator('details.taken')
        .getByText(coldly[1] ?? '')
        .count(),
    ).toBe(0);
    expect(await seriousViolations(page)).toEqual([]);
    for (const text of warmly) await say(page, text);
    await end(page);

    await page.getByRole('link', { name: 'Side by side' }).first().click();
    const second = page.getByRole('region', { name: 'Way 2' }).first();
    await page.getByRole('region', { name: 'First way' }).first().waitFor();
    await page.getByText('How it went from there').waitFor();
    for (const text of [coldly[1], ...warmly])
      await page
        .getByText(text ?? '')
        .first()
        .waitFor();
    expect(await page.getByText(coldly[0] ?? '').count()).toBe(0);
    await second.getByRole('button', { name: 'Keep this one' }).click();
    await second.getByText('Kept', { exact: true }).waitFor();
    expect(await seriousViolations(page)).toEqual([]);

    await second.getByRole('link', { name: 'The sheet for the real talk' }).click();
    await page.getByRole('heading', { level: 1, name: 'Your conversation with' }).waitFor();
    await page.getByRole('button', { name: 'Print' }).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
    await page.emulateMedia({ media: null });

    await page.goto('/sessions');
    const row = page.locator('tr', { hasText: 'Another way' }).first();
    await row.getByText('Kept', { exact: true }).waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('finds all of it on a telephone, in French, with nothing cut off', async () => {
    const page = await begun();
    await say(page, coldly[0] ?? '');
    await end(page);
    await page.evaluate(`localStorage.setItem('repartee-language', 'fr')`);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.reload();
    await page.getByRole('heading', { name: 'Le déroulé' }).waitFor();
    for (const way of ['', '/branches', '/sheet']) {
      const address = new URL(page.url()).pathname.replace(/\/(branches|sheet)$/, '');
      await page.goto(address + way);
      await page.getByRole('heading', { level: 1 }).waitFor();
      const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
      expect({ way, overflow: Math.max(0, overflow) }).toEqual({ way, overflow: 0 });
    }
    await page.context().close();
  });
});

describe('when a learner needs a moment', () => {
  it('pauses by key; the clock stands still, over a reload too, until the learner goes on', async () => {
    const page = await begun();
    await say(page, coldly[0] ?? '');
    await page.keyboard.press('ControlOrMeta+b');
    await page.getByRole('heading', { name: 'Paused. The clock stands still.' }).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    const stood = await timeGone(page);
    await page.reload();
    await page.getByRole('heading', { name: 'Paused. The clock stands still.' }).waitFor();
    expect((await timeGone(page)) - stood).toBeLessThanOrEqual(1);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    await say(page, warmly[0] ?? '');
    await page.context().close();
  });

  it('has no pause where it is assessed, and the briefing says so', async () => {
    const page = await (await browser.context()).newPage();
    await signIn(page, 'author');
    await page.goto('/scenarios/unhappy-customer');
    await page.getByText('there is no pause').waitFor();
    await page.getByRole('radio', { name: 'Assessed' }).click();
    await page.getByRole('button', { name: 'Begin the conversation' }).click();
    await page.getByRole('textbox').waitFor();
    await page.keyboard.press('ControlOrMeta+b');
    expect(await page.getByRole('button', { name: 'Pause' }).count()).toBe(0);
    await say(page, warmly[0] ?? '');
    await page.context().close();
  });
});

/** Seconds, as the line of time has them. */
async function timeGone(page: Page): Promise<number> {
  return Number(await page.locator('[role=progressbar]').getAttribute('aria-valuenow'));
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

import type { Page } from 'playwright-core';

import { eventually } from './eventually.js';

/** Types a turn into the conversation that the page shows, and says it. */
export async function sayTyped(page: Page, text: string): Promise<void> {
  const input = page.getByRole('textbox');
  await input.fill(text);
  await input.focus();
  await enterUntilSaid(page, text);
}

/** While the persona is speaking, what is typed stays in the field. */
export async function enterUntilSaid(page: Page, text: string): Promise<void> {
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

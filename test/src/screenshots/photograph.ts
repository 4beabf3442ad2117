import { join } from 'node:path';

import type { Page } from 'playwright-core';

import type { Look, OpenBrowser } from '../harness/browser.js';
import { signIn } from '../harness/browser.js';
import type { DemoRole } from '../harness/shared-server.js';
import type { Shot } from './shots.js';

const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

export const looks: readonly Look[] = (['en', 'fr'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((colorScheme) => sizes.map((size) => ({ ...size, colorScheme, language }))),
);

/** Charts are drawn and what was loaded is shown. */
const SETTLED_MS = 500;

export interface Album {
  folder: string;
  /** Only the shots whose name holds this. */
  part: string;
  looks: readonly Look[];
  say: (line: string) => void;
}

/** Takes the shots in every look, as somebody of the demo or as a guest. */
export async function photograph(
  browser: OpenBrowser,
  album: Album,
  shots: readonly Shot[],
  role?: DemoRole,
): Promise<void> {
  const wanted = shots.filter(({ name }) => name.includes(album.part));
  if (wanted.length === 0) return;
  for (const look of album.looks) {
    const context = await browser.context(look);
    const page = await context.newPage();
    // People of the demo have a language of their own; the pictures are in the one that was asked for.
    await context.addInitScript(`localStorage.setItem('repartee-language', '${look.language}')`);
    if (role) await signIn(page, role);
    for (const shot of wanted) await take(page, shot, look, album);
    await context.close();
  }
}

async function take(page: Page, { name, path, prepare }: Shot, look: Look, { folder, say }: Album): Promise<void> {
  const { width, colorScheme, language } = look;
  await page.goto(path);
  await page.waitForLoadState('networkidle');
  await prepare?.(page);
  await unroll(page, look);
  const file = join(folder, `${name}-${width}-${colorScheme}-${language}.png`);
  await page.screenshot({ path: file });
  await page.setViewportSize(look);
  say(file);
}

/**
 * Makes the window as high as the page, so that what sticks to an edge stands there once, and charts are drawn anew
 * before the picture and not during it. A dialog is seen as people see it.
 */
async function unroll(page: Page, { width, height }: Look): Promise<void> {
  await page.waitForTimeout(SETTLED_MS);
  if ((await page.getByRole('dialog').count()) > 0) return;
  await page.evaluate('window.scrollTo(0, 0)');
  const whole = await page.evaluate<number>('document.documentElement.scrollHeight');
  if (whole <= height) return;
  await page.setViewportSize({ width, height: whole });
  await page.waitForTimeout(SETTLED_MS);
}

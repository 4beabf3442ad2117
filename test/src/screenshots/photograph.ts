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
/** A busy machine takes its time over a page; nobody waits at it. */
const LIMIT_MS = 60_000;

export interface Album {
  folder: string;
  /** Only the shots whose name holds this. */
  part: string;
  looks: readonly Look[];
  say: (line: string) => void;
  /** A picture that could not be taken, and why; the others are taken all the same. */
  missed: (file: string, error: unknown) => void;
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
    context.setDefaultTimeout(LIMIT_MS);
    const page = await context.newPage();
    // People of the demo have a language of their own; the pictures are in the one that was asked for.
    await context.addInitScript(`localStorage.setItem('repartee-language', '${look.language}')`);
    if (role) await signIn(page, role);
    for (const shot of wanted) {
      const file = join(album.folder, `${shot.name}-${look.width}-${look.colorScheme}-${look.language}.png`);
      await take(page, shot, look, file).then(
        () => album.say(file),
        (error: unknown) => album.missed(file, error),
      );
    }
    await context.close();
  }
}

async function take(page: Page, { path, prepare, only }: Shot, look: Look, file: string): Promise<void> {
  await page.setViewportSize(look);
  await page.goto(path);
  await page.waitForLoadState('networkidle');
  await prepare?.(page);
  await unroll(page, look);
  await (only === undefined ? page : page.locator(only)).screenshot({ path: file });
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

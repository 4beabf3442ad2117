import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { Page } from 'playwright-core';

import type { Look } from '../harness/browser.js';
import { OpenBrowser, signIn } from '../harness/browser.js';
import { Standalone } from '../harness/standalone.js';
import { bareShots, roleShots } from './shots.js';
import type { Shot } from './shots.js';

const help = `Takes a picture of every page: 1440x900 and 390x844, light and dark, in English and in French.

Usage: npm run -s screenshots -- DIR [PART]

  DIR      where they go; made where it does not exist
  PART     only those whose name holds this
  --help   show this

A server with the demo is started for it, and stopped afterwards.
`;

const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

const looks: Look[] = (['en', 'fr'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((colorScheme) => sizes.map((size) => ({ ...size, colorScheme, language }))),
);

async function main(folder: string, part: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const server = await Standalone.start({ demo: 'full' });
  const browser = await OpenBrowser.start(server.url);
  try {
    for (const look of looks) await takeAll(browser, look, folder, part);
  } finally {
    await browser.close();
    await server.remove();
  }
}

async function takeAll(browser: OpenBrowser, look: Look, folder: string, part: string): Promise<void> {
  const guest = await (await browser.context(look)).newPage();
  for (const shot of chosen(bareShots, part)) await take(guest, shot, look, folder);
  for (const [role, shots] of Object.entries(roleShots)) {
    const wanted = chosen(shots, part);
    if (wanted.length === 0) continue;
    const page = await (await browser.context(look)).newPage();
    await signIn(page, role as keyof typeof roleShots);
    for (const shot of wanted) await take(page, shot, look, folder);
    await page.context().close();
  }
  await guest.context().close();
}

const chosen = (shots: readonly Shot[], part: string): Shot[] => shots.filter(({ name }) => name.includes(part));

async function take(page: Page, { name, path, prepare }: Shot, look: Look, folder: string): Promise<void> {
  await page.goto(path);
  await page.waitForLoadState('networkidle');
  await prepare?.(page);
  const { width, colorScheme, language } = look;
  const file = join(folder, `${name}-${width}-${colorScheme}-${language}.png`);
  await page.screenshot({ path: file, fullPage: true });
  process.stdout.write(`${file}\n`);
}

const [folder, part = ''] = process.argv.slice(2);
if (folder === undefined || folder === '--help') {
  (folder ? process.stdout : process.stderr).write(help);
  process.exitCode = folder ? 0 : 2;
} else {
  await main(resolve(process.cwd(), folder), part);
}

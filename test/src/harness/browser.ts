import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { Browser, BrowserContext, Page } from 'playwright-core';

import { launchChromium } from './chromium.js';
import type { DemoRole } from './shared-server.js';
import { DEMO_PASSWORD } from './standalone.js';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface Look {
  width: number;
  height: number;
  colorScheme: 'light' | 'dark';
  language: 'en' | 'fr';
}

export const usualLook: Look = { width: 1440, height: 900, colorScheme: 'light', language: 'en' };

/** Against what never comes, not a measure: a busy machine takes its time. */
const LIMIT_MS = 30_000;

/** A Chromium with the pages opened in it; everything is closed at once. */
export class OpenBrowser {
  private constructor(
    private readonly browser: Browser,
    private readonly url: string,
  ) {}

  /** `microphone`: the file of sound that is heard from the moment a page opens its microphone. */
  static async start(url: string, microphone?: string): Promise<OpenBrowser> {
    return new OpenBrowser(await launchChromium(microphone), url);
  }

  async context({ width, height, colorScheme, language }: Look = usualLook): Promise<BrowserContext> {
    const context = await this.browser.newContext({
      baseURL: this.url,
      viewport: { width, height },
      colorScheme,
      locale: language === 'fr' ? 'fr-FR' : 'en-GB',
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(LIMIT_MS);
    return context;
  }

  /** Somebody of the demo, signed in through the form. */
  async signedIn(role: DemoRole, look: Look = usualLook): Promise<Page> {
    const page = await (await this.context(look)).newPage();
    await signIn(page, role);
    return page;
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}

export async function signIn(page: Page, role: DemoRole): Promise<void> {
  await page.goto('/sign-in');
  await page.locator('input[type=email]').fill(`${role}@demo.repartee.test`);
  await page.locator('input[type=password]').fill(DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

export interface Violation {
  id: string;
  impact: string;
  help: string;
  targets: string[];
}

/** What axe finds on the page that is serious or critical. */
export async function seriousViolations(page: Page): Promise<Violation[]> {
  await page.evaluate(axeSource);
  const found = await page.evaluate<Violation[]>(`axe.run(document).then(({ violations }) =>
    violations.map(({ id, impact, help, nodes }) => ({ id, impact, help, targets: nodes.map(({ target }) => target.join(' ')) })))`);
  return found.filter(({ impact }) => impact === 'serious' || impact === 'critical');
}

/** Errors of scripts and of the content policy that the page has met; answers of the server are not among them. */
export function watchErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      errors.push(message.text());
  });
  return errors;
}

const MOST_STOPS = 80;

/** Moves on with Tab until the focus is on something of this name, unless it is there already. Throws where it never is. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  const seen: string[] = [];
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    const focused = await page.evaluate<string>(focusedName);
    if (name.test(focused)) return;
    seen.push(focused);
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${String(name)}; it passed ${seen.join(' | ')}`);
}

const focusedName = `(() => {
  const element = document.activeElement;
  if (!element || element === document.body) return '';
  const labelled = (element.getAttribute('aria-labelledby') ?? '').split(' ')
    .map((id) => document.getElementById(id)?.textContent ?? '').join(' ').trim();
  const label = element.getAttribute('aria-label') ?? (labelled || element.labels?.[0]?.textContent) ?? '';
  return (label || element.getAttribute('placeholder') || element.textContent || '').trim();
})()`;

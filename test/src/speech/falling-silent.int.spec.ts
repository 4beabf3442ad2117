import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';

import { OpenBrowser } from '../harness/browser.js';
import { PLAYER_ORIGIN, playerPage, soundsOnMs } from './falling-silent.js';

const LIMIT_MS = 60;
/** Of sound by when the persona is cut, in samples: some quanta in, and anywhere within one. */
const CUTS = [2_400, 3_001, 4_170, 5_555, 7_300] as const;

let browser: OpenBrowser;
let page: Page;

beforeAll(async () => {
  browser = await OpenBrowser.start(PLAYER_ORIGIN);
  page = await (await browser.context()).newPage();
  await playerPage(page);
}, 120_000);

afterAll(() => browser.close());

describe('the persona’s sound in a real browser', () => {
  it.each(['hold', 'stop'] as const)('is not to be heard 60 ms after the page is told to %s it', async (act) => {
    const soundsOn: number[] = [];
    for (const after of CUTS) soundsOn.push(await soundsOnMs(page, act, after));
    process.stderr.write(`${act}: ${soundsOn.map((ms) => ms.toFixed(1)).join(', ')} ms\n`);
    for (const ms of soundsOn) expect(ms).toBeLessThanOrEqual(LIMIT_MS);
    // It did sound until then.
    for (const ms of soundsOn) expect(ms).toBeGreaterThan(-LIMIT_MS);
  });
});

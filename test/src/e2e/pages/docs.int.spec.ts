import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { OpenBrowser, watchErrors } from '../../harness/browser.js';
import { sharedServer } from '../../harness/shared-server.js';

let browser: OpenBrowser;

beforeAll(async () => {
  browser = await OpenBrowser.start(sharedServer().url);
});

afterAll(() => browser.close());

describe('when somebody writes a program against the interfaces', () => {
  it('finds the routes of every service on one page', async () => {
    const page = await (await browser.context()).newPage();
    const errors = watchErrors(page);
    await page.goto('/api/docs', { waitUntil: 'domcontentloaded' });
    for (const path of [
      '/api/auth/sign-in',
      '/api/catalog/scenarios',
      '/api/sessions/open',
      '/api/scoring/sessions/{id}/comments',
      '/api/cockpit/queue',
    ])
      await page.locator(`.opblock [data-path="${path}"]`).first().waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('finds the events of both sockets', async () => {
    const document = (await (await fetch(`${sharedServer().url}/api/asyncapi.json`)).json()) as { operations: object };
    expect(Object.keys(document.operations)).toEqual(expect.arrayContaining(['sessions.say', 'live.changed']));
  });
});

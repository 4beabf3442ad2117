import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';

import { OpenBrowser } from '../../harness/browser.js';
import { sharedServer } from '../../harness/shared-server.js';

let browser: OpenBrowser;

beforeAll(async () => {
  browser = await OpenBrowser.start(sharedServer().url);
});

afterAll(() => browser.close());

describe('when the connection of a typed conversation goes with the answer to a turn', () => {
  it('sends the turn once, and goes on', async () => {
    const page = await browser.signedIn('learner');
    const { cut, upgraded } = await cutAtFirstTurn(page);
    await page.goto('/scenarios/unhappy-customer');
    await page.getByRole('button', { name: 'Begin the conversation' }).click();
    await upgraded;
    await say(page, 'Good morning. What happened?');
    await say(page, 'So you waited twice, and nobody came.');
    await page.getByText('nobody came', { exact: false }).first().waitFor();
    expect(cut()).toEqual({ said: ['Good morning. What happened?', 'So you waited twice, and nobody came.'], cuts: 1 });
    await page.context().close();
  });
});

describe('when somebody has signed in through the form', () => {
  it('has the search by its key without a reload', async () => {
    const page = await browser.signedIn('learner');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Search' }).waitFor();
    await page.context().close();
  });
});

/** Sends when the field takes words again, as a learner does. */
async function say(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox').fill(text);
  await page.getByRole('button', { name: 'Say it' }).click();
}

interface Cut {
  /** The words that were sent as turns, and how often the connection was cut. */
  cut: () => { said: string[]; cuts: number };
  /** Resolves when the conversation has left HTTP for its socket: before, turns do not come by here. */
  upgraded: Promise<void>;
}

/** Where conversations are, whether one process has them all or each instance its own. */
const CONVERSATIONS = /\/sessions\/(?:[^/]+\/)?socket\.io/;
/** Engine.IO's packet by which a client leaves HTTP for the socket. */
const UPGRADE = '5';

/** The first turn arrives; nothing that the server says from then on does, and half a second later the connection is gone. */
async function cutAtFirstTurn(page: Page): Promise<Cut> {
  const said: string[] = [];
  let cuts = 0;
  let upgrade: () => void;
  const upgraded = new Promise<void>((resolve) => (upgrade = resolve));
  await page.routeWebSocket(CONVERSATIONS, (socket) => {
    const server = socket.connectToServer();
    let isCut = false;
    socket.onMessage((message) => {
      server.send(message);
      if (message === UPGRADE) upgrade();
      const words = /"say",\{.*"text":"([^"]*)"/.exec(message.toString())?.[1];
      if (words === undefined) return;
      said.push(words);
      if (cuts > 0) return;
      isCut = true;
      cuts += 1;
      setTimeout(() => void socket.close(), 500);
    });
    server.onMessage((message) => {
      if (!isCut) socket.send(message);
    });
  });
  return { cut: () => ({ said, cuts }), upgraded };
}

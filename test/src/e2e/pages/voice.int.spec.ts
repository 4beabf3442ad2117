import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SpeechUse, VoiceOffer } from '@repartee/proto';
import { noCeiling } from '@repartee/proto';
import type { Page } from 'playwright-core';

import { OpenBrowser, seriousViolations, watchErrors } from '../../harness/browser.js';
import { eventually } from '../../harness/eventually.js';
import { sharedServer } from '../../harness/shared-server.js';

let browser: OpenBrowser;

beforeAll(async () => {
  browser = await OpenBrowser.start(sharedServer().url);
});

afterAll(() => browser.close());

const nearlyUsedUp: SpeechUse = {
  months: [{ month: '2026-03', heardMinutes: 83, spokenCharacters: 51_200, tokensIn: 0, tokensOut: 0, amount: null }],
  ceiling: { ...noCeiling, heardMinutes: 100 },
  standing: 'near',
  share: 0.83,
};

/** The briefing, where the server is said to offer this; undefined: whatever it really offers. */
async function briefing(offer?: VoiceOffer): Promise<Page> {
  const page = await browser.signedIn('learner');
  if (offer) await page.route('**/api/sessions/voice', (route) => route.fulfill({ json: offer }));
  await page.goto('/scenarios/unhappy-customer');
  await page.getByRole('button', { name: 'Begin the conversation' }).waitFor();
  return page;
}

/** The way to talk is chosen, and the conversation about to begin. */
async function choose(page: Page, way: RegExp): Promise<void> {
  await page.getByRole('radio', { name: way }).click();
  await page.getByRole('button', { name: 'Begin the conversation' }).click();
  await page.getByRole('dialog').waitFor();
}

/** Makes the browser one that recognises speech with its maker only, whatever this one can do. */
const withoutLocalRecognition = `webkitSpeechRecognition.available = () => Promise.resolve('unavailable');
  if ('SpeechRecognition' in window) SpeechRecognition.available = webkitSpeechRecognition.available;`;

describe('when the server listens and speaks', () => {
  const served: VoiceOffer = {
    speech: 'served',
    hears: true,
    ceilingReached: false,
    recordingDays: 0,
    sentTo: [{ what: 'sound', host: 'speech.example' }],
  };

  it('has the microphone tried first, with who hears it, and everything from this server', async () => {
    const page = await briefing(served);
    const errors = watchErrors(page);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await choose(page, /speak freely/i);
    const dialog = page.getByRole('dialog');
    await dialog.getByText('The sound of your voice goes to speech.example').waitFor();
    expect(asked.filter((url) => /\.(onnx|wasm)$/.test(url))).toEqual([]);

    await dialog.getByRole('button', { name: 'Turn on the microphone' }).click();
    await eventually(async () => Number(await dialog.getByRole('meter').getAttribute('aria-valuenow')) > 0);
    await dialog.locator('button:enabled', { hasText: 'Begin the conversation' }).waitFor({ timeout: 60_000 });
    expect(asked.filter((url) => /\.(onnx|wasm)$/.test(url))).toHaveLength(2);
    expect(asked.filter((url) => !url.startsWith(sharedServer().url))).toEqual([]);
    expect(await seriousViolations(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});

describe('when the server speaks and turns no speech into words', () => {
  it('has one listen and type, and asks for no microphone', async () => {
    const sentTo = [{ what: 'replies' as const, host: 'speech.example' }];
    const page = await briefing({ speech: 'served', hears: false, ceilingReached: false, recordingDays: 0, sentTo });
    expect(await page.getByRole('radio', { name: /speak freely|hold a key/i }).count()).toBe(0);
    await choose(page, /listen, and type/i);
    const dialog = page.getByRole('dialog');
    await dialog.getByText('No microphone is needed').waitFor();
    await dialog.locator('button:enabled', { hasText: 'Begin the conversation' }).waitFor();
    expect(await dialog.getByRole('button', { name: 'Turn on the microphone' }).count()).toBe(0);
    expect(await seriousViolations(page)).toEqual([]);
    await page.context().close();
  });
});

describe('when nobody is set up to listen', () => {
  it('asks before the browser’s own speech is used, and names who would hear it', async () => {
    const page = await briefing();
    await page.evaluate(withoutLocalRecognition);
    await choose(page, /this browser’s own speech/i);
    await page.getByRole('dialog').getByText('The sound of your voice goes to Google').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Type instead' }).click();
    await page.getByRole('textbox', { name: /what you say/i }).waitFor();
    expect(await page.getByRole('button', { name: /^mute/i }).count()).toBe(0);
    await page.context().close();
  });
});

describe('when conversations are typed only', () => {
  it('shows nothing of a voice', async () => {
    const page = await briefing({ speech: 'off', hears: false, ceilingReached: false, recordingDays: 0, sentTo: [] });
    expect(await page.getByText('How will you talk?').count()).toBe(0);
    await page.getByRole('button', { name: 'Begin the conversation' }).click();
    await page.getByRole('textbox', { name: /what you say/i }).waitFor();
    await page.context().close();
  });
});

describe('when the month’s speech is nearly used up', () => {
  it('tells administrators on every page, with the way to the ceiling', async () => {
    const page = await browser.signedIn('admin');
    await page.route('**/api/sessions/speech-use', (route) => route.fulfill({ json: nearlyUsedUp }));
    await page.goto('/admin/policy');
    await page.getByText('83% of this month’s speech is used up.').waitFor();
    await page.getByRole('radiogroup', { name: 'Recordings of spoken sessions' }).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.goto('/admin/speech');
    await page.getByRole('button', { name: 'Save' }).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await page.context().close();
  });
});

import type { Page } from 'playwright-core';

import { spelled } from '../speech/spelled-sound.js';
import type { StandIn } from '../speech/stand-in.js';
import type { Shot } from './shots.js';

const BEGIN = 'Begin the conversation';
/** So long the pictures' learner holds the key. */
const HELD_MS = 900;
const SETTLED_MS = 1200;

/** Has the stand-in hear and speak what the pictures show, and gives the settings of a server that is pointed at it. */
export function speechForShots(standIn: StandIn): Record<string, string> {
  const text = 'I believe you: you were at home, and nobody came. What happened on those two mornings?';
  standIn.script = { ...standIn.script, soundOf: spelled, transcript: { text, noSpeech: 0.02 } };
  return {
    ...{ SPEECH_URL: `${standIn.origin}/v1`, RECOGNISER_MODEL: 'a-recogniser', VOICE_MODEL: 'a-voice' },
    VOICE_CAPTIONED_URL: `${standIn.origin}/dev/captioned_speech`,
  };
}

async function ask(page: Page): Promise<void> {
  await page.getByRole('radio', { name: /speak freely/i }).click();
  await page.getByRole('button', { name: BEGIN }).click();
  await page.getByRole('dialog').waitFor();
}

async function tryOut(page: Page): Promise<void> {
  await ask(page);
  await page.getByRole('button', { name: 'Turn on the microphone' }).click();
  await page.getByRole('dialog').locator('button:enabled', { hasText: BEGIN }).waitFor();
}

async function persona(page: Page): Promise<void> {
  await tryOut(page);
  await page.getByRole('dialog').getByRole('button', { name: BEGIN }).click();
  await page.locator('.frame.speaking').waitFor();
}

async function listening(page: Page): Promise<void> {
  await persona(page);
  await page.locator('.frame.listening').waitFor();
}

async function talking(page: Page): Promise<void> {
  await listening(page);
  // It is still down from the picture before, and would only repeat itself.
  await page.keyboard.up('Space');
  await page.keyboard.down('Space');
}

async function answer(page: Page): Promise<void> {
  await talking(page);
  await page.waitForTimeout(HELD_MS);
  await page.keyboard.up('Space');
  await page.locator('.frame.speaking').waitFor();
}

async function pause(page: Page): Promise<void> {
  await answer(page);
  await page.keyboard.press('ControlOrMeta+b');
  await page.getByRole('alertdialog').waitFor();
}

async function reload(page: Page): Promise<void> {
  await answer(page);
  await page.reload();
  await page.getByRole('button', { name: 'Turn on microphone and sound' }).waitFor();
}

async function end(page: Page): Promise<void> {
  await answer(page);
  await page.getByRole('button', { name: 'End', exact: true }).click();
  await page.getByRole('button', { name: 'End it' }).click();
  await page.getByRole('button', { name: 'See the debriefing' }).waitFor();
}

async function debriefing(page: Page): Promise<void> {
  await end(page);
  await page.getByRole('button', { name: 'See the debriefing' }).click();
  await page.getByText('One thing to try').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(SETTLED_MS);
}

const path = '/scenarios/unhappy-customer';

async function fork(page: Page): Promise<void> {
  await debriefing(page);
  await page.locator('li.turn.learner').first().hover();
  await page.locator('li.turn.learner button.way').first().click();
  await page.waitForURL(/\/conversation\//);
  await page.waitForTimeout(SETTLED_MS);
}

/** A spoken conversation from the permission to the debriefing; its buttons are named in English. */
export const spokenShots: readonly Shot[] = [
  { name: 'spoken-1-permission', path, prepare: ask },
  { name: 'spoken-2-microphone', path, prepare: tryOut },
  { name: 'spoken-3-persona', path, prepare: persona },
  { name: 'spoken-4-listening', path, prepare: listening },
  { name: 'spoken-5-talking', path, prepare: talking },
  { name: 'spoken-6-answer', path, prepare: answer },
  { name: 'spoken-7-reloaded', path, prepare: reload },
  { name: 'spoken-8-ended', path, prepare: end },
  { name: 'spoken-9-debriefing', path, prepare: debriefing },
  { name: 'spoken-paused', path, prepare: pause },
  { name: 'spoken-fork', path, prepare: fork },
];

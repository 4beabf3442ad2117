import type { RecordingView, SpeechMonth, SpeechUse } from '@repartee/proto';
import { Written, noCeiling } from '@repartee/proto';
import { awaitDebriefing } from '@repartee/standalone';
import type { Page } from 'playwright-core';

import type { DemoRole } from '../harness/shared-server.js';
import { signedIn } from '../harness/shared-server.js';
import { loudness } from '../speech/spelled-sound.js';
import type { StandIn } from '../speech/stand-in.js';
import { TalkingClient } from '../speech/talking-client.js';
import type { Shot } from './shots.js';

const KEPT_DAYS = 30;
const SPEAK_MS = 2_000;
const SETTLED_MS = 800;

/** What the learner of the pictures says, by how loud they are. */
const sentences = [
  'Good morning. I believe you: you were at home, and nobody came.',
  'What happened on those two mornings?',
  'That must have cost you two days. What would help you most now?',
];
const loudnessOf = (at: number): number => (at + 1) * 1_000;

/** Has the stand-in hear them. */
export function hearSentences(standIn: StandIn): void {
  standIn.script.transcriptOf = (wave) => ({
    text: sentences[Math.round(loudness(wave) / 1_000) - 1] ?? sentences[0] ?? '',
    noSpeech: 0.02,
  });
}

/** Has recordings kept, and an assessed conversation held and recorded; resolves to its id. */
export async function holdRecorded(url: string): Promise<string> {
  const admin = await signedIn(url, 'admin');
  await admin.ask('/api/organisation/recording-term', Written, { method: 'PUT', body: { days: KEPT_DAYS } });
  const api = await signedIn(url, 'learner');
  const page = await TalkingClient.begin(api, { purpose: 'assessed' });
  await page.turn(0);
  for (const at of sentences.keys()) {
    await page.speak(loudnessOf(at), SPEAK_MS);
    await page.turn((at + 1) * 2);
  }
  await page.end();
  page.close();
  await awaitDebriefing(api, page.sessionId);
  return page.sessionId;
}

const RECORDING = '**/recording';
const keptUntil = '2026-04-01T12:00:00.000Z';

/**
 * The recording's own part of the page, where the server is said to know this of it: from then on, since a request that is
 * let go would be answered before the picture.
 */
const recordingShown =
  (answer: RecordingView | 'away' | 'never') =>
  async (page: Page): Promise<void> => {
    await page.route(RECORDING, (route) => {
      if (answer === 'never') return;
      if (answer !== 'away') return route.fulfill({ json: answer });
      const problem = { type: 'about:blank', status: 503, code: 'recordings_away', title: 'Away', detail: 'Away' };
      return route.fulfill({ status: 503, json: problem, contentType: 'application/problem+json' });
    });
    await page.reload();
    await page.locator('.recording').waitFor();
    await page.waitForTimeout(answer === 'away' ? AGAIN_MS : SETTLED_MS);
  };

/** By then the page has asked again, and given up. */
const AGAIN_MS = 8_000;

/** Until the player knows how long the sound is. */
async function ready(page: Page): Promise<void> {
  await page.locator('.recording audio').waitFor();
  await page.waitForTimeout(SETTLED_MS);
}

async function chooseTurn(page: Page): Promise<void> {
  await page.locator('li[data-turn="3"] button.where').click();
  await page.locator('.recording button').waitFor();
  await page.waitForTimeout(SETTLED_MS);
}

async function leaveSpoken(page: Page): Promise<void> {
  await page.locator('li.turn.learner').first().hover();
  await page.locator('li.turn.learner button.way').first().click();
  await page.getByRole('dialog').waitFor();
}

/** The form, where it is to be spoken: its third and fourth choices are the ways to talk. */
const talk =
  (purpose: 0 | 1) =>
  async (page: Page): Promise<void> => {
    await page.locator('main form [role=radio]').nth(purpose).click();
    await page.locator('main form .ways [role=radio]').first().click();
    await page.waitForTimeout(SETTLED_MS);
  };

const months = ['2026-03', '2026-02', '2026-01', '2025-12', '2025-11'].map((month, before): SpeechMonth => ({
  month,
  ...{ heardMinutes: 412.5 - 61 * before, spokenCharacters: 288_400 - 43_000 * before },
  ...{ tokensIn: 1_204_000 - 180_000 * before, tokensOut: 96_300 - 14_000 * before, amount: 41.62 - 6 * before },
}));
const prices = { heardMinute: 0.006, spokenCharacters: 30, tokensIn: 0.4, tokensOut: 1.6 };

const used =
  (use: Pick<SpeechUse, 'standing' | 'share'> & { amount: number | null }) =>
  async (page: Page): Promise<void> => {
    const { standing, share, amount } = use;
    const ceiling = { ...noCeiling, amount, prices: amount === null ? null : prices };
    await page.route('**/speech-use', (route) => route.fulfill({ json: { months, ceiling, standing, share } }));
    await page.reload();
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(SETTLED_MS);
  };

/** What is recorded and what speech costs, as each role sees it; `recorded` is the id of a session that was recorded. */
export function recordingShots(recorded: string): Readonly<Partial<Record<DemoRole, readonly Shot[]>>> {
  const path = `/sessions/${recorded}`;
  const only = '.recording';
  return {
    learner: [
      { name: 'recording-practice', path: '/scenarios/unhappy-customer', prepare: talk(0) },
      { name: 'recording-assessed', path: '/scenarios/unhappy-customer', prepare: talk(1) },
      { name: 'recording-debriefing', path, prepare: ready },
      { name: 'recording-turn', path, prepare: chooseTurn, only },
      { name: 'recording-fork', path, prepare: leaveSpoken },
      { name: 'recording-loading', path, prepare: recordingShown('never'), only },
      { name: 'recording-preparing', path, prepare: recordingShown({ state: 'preparing' }), only },
      {
        name: 'recording-short',
        path,
        prepare: recordingShown({ state: 'ready', durationMs: 4_000, gaps: [], keptUntil }),
        only,
      },
      { name: 'recording-missing', path, prepare: recordingShown({ state: 'missing' }), only },
      { name: 'recording-deleted', path, prepare: recordingShown({ state: 'deleted', keptUntil }), only },
      { name: 'recording-away', path, prepare: recordingShown('away'), only },
    ],
    trainer: [{ name: 'recording-review', path: `/review/sessions/${recorded}`, prepare: ready }],
    admin: [
      { name: 'speech-open', path: '/admin/speech', prepare: used({ standing: 'open', share: null, amount: null }) },
      { name: 'speech-near', path: '/admin/speech', prepare: used({ standing: 'near', share: 0.83, amount: 50 }) },
      {
        name: 'speech-reached',
        path: '/admin/speech',
        prepare: used({ standing: 'reached', share: 1.04, amount: 40 }),
      },
      { name: 'speech-told', path: '/admin/policy', prepare: used({ standing: 'reached', share: 1.04, amount: 40 }) },
    ],
  };
}

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Me, RecordingView, SessionPage, Written } from '@repartee/proto';
import type { TurnView } from '@repartee/proto';

import { OpenBrowser, seriousViolations } from '../harness/browser.js';
import { demoFolder } from '../harness/demo-folder.js';
import { eventually } from '../harness/eventually.js';
import { filesBelow } from '../harness/files-below.js';
import { signedIn } from '../harness/shared-server.js';
import { Standalone } from '../harness/standalone.js';
import { between, placeOf, soundBetween } from './envelope.js';
import { clip, learnerSays } from './learner-says.js';
import type { LearnerSays } from './learner-says.js';
import { music } from './music.js';
import { RealSpeech } from './real-speech.js';
import { playerState, recordedSound } from './recorded-sound.js';
import { expectHeard, sounded } from './sounded.js';
import type { Sounded } from './sounded.js';
import { KEY_MS, SpokenPage } from './spoken-page.js';
import { microphoneFile } from './wave-file.js';

const KEPT_DAYS = 30;
/** Of a frame that is sent at once. */
const FRAME_SAMPLES = 512;
/** So near to its time sound stands on a recording: frames and reports come when they come. */
const NEAR_MS = 250;
/** How much later than its samples a sound's end may be found. */
const ENDS_WITHIN_MS = 60;
/** So long a room is listened to once there was something to hear. */
const QUIET_MS = 6_000;

let speech: RealSpeech;
let server: Standalone;
const browsers: OpenBrowser[] = [];
/** The assessed conversation, and what is on record of it. */
let held: SpokenPage;
let record: SessionPage;

beforeAll(async () => {
  speech = await RealSpeech.start();
  server = await Standalone.start({ dataFolder: await demoFolder(), environment: speech.environment });
  const admin = await signedIn(server.url, 'admin');
  await admin.ask('/api/organisation/recording-term', Written, { method: 'PUT', body: { days: KEPT_DAYS } });
}, 300_000);

afterAll(async () => {
  await Promise.all(browsers.map((browser) => browser.close()));
  await server.remove();
  await speech.stop();
});

async function browser(microphone?: string): Promise<OpenBrowser> {
  const opened = await OpenBrowser.start(server.url, microphone);
  browsers.push(opened);
  return opened;
}

/** The session as its learner reads it, once its debriefing is written. */
async function onRecord({ sessionId }: SpokenPage): Promise<SessionPage> {
  const api = await signedIn(server.url, 'learner');
  return api.ask(`/api/cockpit/sessions/${sessionId}`, SessionPage);
}

/** The persona's turns, and whether the page was lost in them. */
const personaTurns = ({ transcript }: SessionPage): (TurnView & { isLost: boolean })[] =>
  transcript.flatMap((turn, at) =>
    turn.speaker === 'persona' ? [{ ...turn, isLost: transcript[at + 1]?.speaker === 'persona' }] : [],
  );

const learnerTurns = ({ transcript }: SessionPage): TurnView[] =>
  transcript.filter(({ speaker }) => speaker === 'learner');

const learnerTexts = ({ transcript }: SessionPage): (string | null)[] =>
  transcript.flatMap(({ speaker, text }) => (speaker === 'learner' ? [text] : []));

const sentenceOf = (text: string | null): LearnerSays => (text?.startsWith('no wait') ? 'explain' : 'mornings');

/** The files of its recordings. */
const filesOf = ({ sessionId }: SpokenPage): string[] =>
  filesBelow(join(server.dataFolder, 'recordings')).filter((file) => file.includes(sessionId));

describe('an assessed conversation in the browser, from sound to sound', () => {
  beforeAll(async () => {
    held = await SpokenPage.inRoom(await browser());
    await held.begin({ purpose: 'assessed' });
    await held.answered(2_000);
    await held.says('explain');
    await held.turns('learner', 1);
    // Heard to its end.
    await held.turns('persona', 2);
    await held.says('mornings');
    await held.turns('learner', 2);
    await held.answered(900);
    await held.reload();
    await held.answered(600);
    await held.says('explain');
    await held.turns('learner', 3);
    await held.answered(600);
    await held.holdKey();
    await held.end();
    await held.page.getByText('One thing to try').first().waitFor();
    record = await onRecord(held);
  });

  it('is understood, interrupted, loaded again, ended and debriefed', () => {
    expect(held.errors).toEqual([]);
    expect([...held.all('voice-notice'), ...held.all('voice-refused')]).toEqual([]);
    expect(learnerTexts(record)).toEqual([
      'no wait let me explain what happened',
      'what happened on those two mornings',
      'no wait let me explain what happened',
    ]);
  });

  it('has sent what was recorded just before the key went down as well, as one begins to speak while reaching for it', () => {
    const { first, then } = held.keyed();
    expect(first).toMatchObject({ down: true });
    const samples = then.map(({ sample }) => sample - (first?.sample ?? NaN));
    expect(samples.slice(0, 6)).toEqual([0, 1, 2, 3, 4, 5].map((n) => n * FRAME_SAMPLES));
  });

  it('is on record as it was heard', () => {
    const [first] = record.transcript;
    expect(first).toMatchObject({ speaker: 'persona', interrupted: { by: 'learner' } });
    const opening = sounded(speech, held, 0);
    expect(opening.heard.length).toBeGreaterThan(0);
    expect(opening.heard.length).toBeLessThan(opening.all.length);
    let latest: Sounded | undefined;
    for (const turn of personaTurns(record)) {
      const played = sounded(speech, held, turn.turn);
      expectHeard(turn, played, turn.isLost);
      expect(played.ms).toBeGreaterThan(300);
      if (turn.interrupted === null && !turn.isLost) expect(played.ms).toBeGreaterThan(played.wholeMs - 100);
      if (latest && !turn.isLost) expect(played.from).toBeGreaterThan(latest.to);
      latest = turn.isLost ? undefined : played;
    }
  });

  it('is recorded: both sides stand at the times of their turns, and the persona is cut where it was cut', async () => {
    await held.page.locator('audio').waitFor();
    const { type, learner, persona } = await recordedSound(held.page);
    expect(type).toBe('audio/ogg');
    for (const { startedMs, text } of learnerTurns(record)) {
      const found = placeOf(between(learner, startedMs - 1_000, startedMs + 4_000), clip(sentenceOf(text)));
      expect(found.likeness).toBeGreaterThan(0.9);
      expect(Math.abs(found.atMs - 1_000)).toBeLessThan(NEAR_MS);
    }
    const turns = personaTurns(record);
    let silentFrom = 0;
    for (const [at, { turn, startedMs }] of turns.entries()) {
      const until = (turns[at + 1]?.startedMs ?? Infinity) - NEAR_MS;
      // Where a page is loaded again soon, what was said before it has only just ended.
      const found = soundBetween(persona, Math.max(startedMs - NEAR_MS, silentFrom), until);
      const { ms, audibleMs } = sounded(speech, held, turn);
      silentFrom = startedMs + ms + ENDS_WITHIN_MS;
      // The last one stood still while the key was down.
      const most = at === turns.length - 1 ? ms + KEY_MS + NEAR_MS : ms + NEAR_MS;
      expect(Math.abs((found?.fromMs ?? -1) - startedMs)).toBeLessThan(NEAR_MS);
      expect((found?.toMs ?? 0) - startedMs).toBeGreaterThan(audibleMs - NEAR_MS);
      expect((found?.toMs ?? 0) - startedMs).toBeLessThan(most);
    }
    const [first] = learnerTurns(record);
    expect(soundBetween(learner, 0, (first?.startedMs ?? 0) - NEAR_MS)).toBeNull();
  });

  it('is listened to from the turn that is chosen, and goes on from there', async () => {
    const { page } = held;
    const [, second] = learnerTurns(record);
    const { turn, startedMs } = second ?? { turn: -1, startedMs: 0 };
    await page.locator(`li[data-turn="${turn}"] button.where`).click();
    await page.getByRole('button', { name: 'Listen from' }).click();
    await eventually(async () => {
      const { isPlaying, atMs } = await playerState(page);
      return isPlaying && atMs > startedMs + 500;
    });
    expect((await playerState(page)).atMs).toBeLessThan(startedMs + 5_000);
    expect(await seriousViolations(page)).toEqual([]);
    expect(held.errors).toEqual([]);
  });

  it('is listened to by the trainer, whom the learner sees', async () => {
    const page = await browsers[0]!.signedIn('trainer');
    const answers: number[] = [];
    page.on('response', (response) => void (response.url().endsWith('/sound') && answers.push(response.status())));
    await page.goto(`/review/sessions/${held.sessionId}`);
    await eventually(async () => (await playerState(page)).lengthMs > 0);
    const lengthMs = record.transcript.at(-1)?.endedMs ?? 0;
    expect((await playerState(page)).lengthMs).toBeGreaterThan(lengthMs - NEAR_MS);
    expect(await seriousViolations(page)).toEqual([]);
    // Piece by piece, as players ask for it.
    expect(new Set(answers)).toEqual(new Set([206]));
    await eventually(async () => (await onRecord(held)).viewings.some(({ as }) => as === 'trainer'));
  });
});

describe('a conversation in French', () => {
  it('is held in French, over a network that goes dead in mid-sentence', async () => {
    speech.voice = 'fr+f2';
    const page = await SpokenPage.inRoom(await browser());
    await page.begin({ language: 'fr' });
    await page.answered(600);
    await page.says('matins');
    await page.turns('learner', 1);
    await page.answered(600);
    // The page goes on playing what it has, and tells of it when it is back.
    await page.lose(1_800);
    await page.turns('persona', 3);
    await page.end();
    const french = await onRecord(page);
    expect(learnerTexts(french)).toEqual([learnerSays.matins.text]);
    for (const turn of personaTurns(french)) expectHeard(turn, sounded(speech, page, turn.turn), turn.isLost);
    // Nobody has asked for it.
    const learner = await signedIn(server.url, 'learner');
    const recording = await learner.ask(`/api/cockpit/sessions/${page.sessionId}/recording`, RecordingView);
    expect(recording).toEqual({ state: 'none' });
    expect(filesOf(page)).toEqual([]);
    speech.voice = 'en-us+f2';
  });
});

describe('a learner who speaks while the network is away', () => {
  it('is told that it is kept, and is on record with every word once it is back', async () => {
    const page = await SpokenPage.inRoom(await browser());
    await page.begin();
    await page.turns('persona', 1);
    const lost = page.lose(1_500);
    // Into the dead network, and on while the page knows of it.
    await delay(300);
    const said = page.says('mornings');
    await page.page.getByText('What you say is kept').waitFor();
    await Promise.all([lost, said]);
    await page.turns('learner', 1);
    await page.answered(600);
    await page.end();
    expect(learnerTexts(await onRecord(page))).toEqual(['what happened on those two mornings']);
    expect([...page.errors, ...page.all('voice-refused')]).toEqual([]);
  });
});

describe('a room in which nobody says a word', () => {
  it('makes no turn of the persona’s own echo, nor of music', async () => {
    const echoing = await SpokenPage.inRoom(await browser(), { afterMs: 60, gain: 0.3 });
    const musical = await SpokenPage.open(await browser(microphoneFile(music(40_000))));
    await Promise.all([echoing.begin(), musical.begin()]);
    // The detector is awake, and takes what comes back for what it is: a voice.
    await echoing.hears();
    await musical.turns('persona', 1);
    await delay(QUIET_MS);
    for (const page of [echoing, musical]) expect(page.said('learner')).toEqual([]);
    const { heard, all } = sounded(speech, musical, 0);
    expect(heard).toEqual(all);
  });
});

describe('when the learner is erased', () => {
  it('deletes the recording, and a copy that comes back can’t be opened', async () => {
    const [file = ''] = filesOf(held);
    const copy = readFileSync(file);
    const { id, name } = await (await signedIn(server.url, 'learner')).ask('/api/auth/me', Me);
    const admin = await signedIn(server.url, 'admin');
    expect((await admin.send(`/api/people/${id}/erase`, { method: 'POST', body: { name } })).status).toBe(200);
    await eventually(() => filesOf(held).length === 0);
    writeFileSync(file, copy);
    const trainer = await signedIn(server.url, 'trainer');
    const sound = `/api/cockpit/sessions/${held.sessionId}/recording/sound`;
    expect((await trainer.send(sound)).status).toBe(404);
    expect(copy.includes('OggS')).toBe(false);
  });
});

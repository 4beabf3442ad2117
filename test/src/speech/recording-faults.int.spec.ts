import { rmSync, statSync, symlinkSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dataFolder } from '@repartee/kernel';
import { CAPTURE_RATE, RecordingView, SessionPage, Written } from '@repartee/proto';
import type { ApiClient } from '@repartee/standalone';

import { demoFolder } from '../harness/demo-folder.js';
import { eventually } from '../harness/eventually.js';
import { filesBelow } from '../harness/files-below.js';
import { signedIn } from '../harness/shared-server.js';
import { SmallVolume } from '../harness/small-volume.js';
import { Standalone } from '../harness/standalone.js';
import { spelled } from './spelled-sound.js';
import { StandIn } from './stand-in.js';
import { TalkingClient } from './talking-client.js';

const KEPT_DAYS = 30;
const MEGABYTES = 16;
const LOUD = 1_000;
/** What is not on tape yet when a process is killed. */
const LOST_MS = 2_100;
const said = 'What happened on those two mornings?';

let standIn: StandIn;
let volume: SmallVolume;
let server: Standalone;
let api: ApiClient;

beforeAll(async () => {
  standIn = await StandIn.start();
  standIn.script = { ...standIn.script, soundOf: spelled, transcript: { text: said, noSpeech: 0.02 } };
  volume = SmallVolume.mount(MEGABYTES);
  const folder = await demoFolder();
  const { tapes } = dataFolder(folder);
  rmSync(tapes, { recursive: true, force: true });
  symlinkSync(volume.path, tapes);
  await start(folder);
  const admin = await signedIn(server.url, 'admin');
  await admin.ask('/api/organisation/recording-term', Written, { method: 'PUT', body: { days: KEPT_DAYS } });
}, 300_000);

afterAll(async () => {
  await server.remove();
  volume.remove();
  await standIn.stop();
}, 60_000);

async function start(folder: string): Promise<void> {
  const { origin } = standIn;
  const environment = {
    ...{ SPEECH_URL: `${origin}/v1`, RECOGNISER_MODEL: 'a-recogniser', VOICE_MODEL: 'a-voice' },
    ...{ VOICE_CAPTIONED_URL: `${origin}/dev/captioned_speech`, RECORDINGS_FOLDER: `${volume.path}/kept` },
  };
  server = await Standalone.start({ dataFolder: folder, environment });
  api = await signedIn(server.url, 'learner');
}

async function killAndStart(): Promise<void> {
  await server.kill();
  await start(server.dataFolder);
}

/** Assessed conversations are recorded. Resolves once the persona's first words are on record. */
async function begin(): Promise<TalkingClient> {
  const page = await TalkingClient.begin(api, { purpose: 'assessed' });
  await page.turn(0);
  return page;
}

/** The learner says a sentence, and the persona's answer is on record as this turn. */
async function exchange(page: TalkingClient, answer: number): Promise<void> {
  await page.speak(LOUD, 1_600);
  expect(await page.turn(answer - 1)).toMatchObject({ speaker: 'learner', text: said });
  expect(await page.turn(answer)).toMatchObject({ speaker: 'persona' });
}

const tapes = (): string[] => filesBelow(volume.path).filter((file) => file.endsWith('.tape'));
const tapedMs = (): number => tapes().reduce((sum, file) => sum + (statSync(file).size / (CAPTURE_RATE * 2)) * 1000, 0);

const recordingOf = ({ sessionId }: TalkingClient): Promise<RecordingView> =>
  api.ask(`/api/cockpit/sessions/${sessionId}/recording`, RecordingView);

/** The length of the recording, once it can be listened to. */
async function madeMs(page: TalkingClient): Promise<number> {
  await eventually(async () => (await recordingOf(page)).state === 'ready');
  const view = await recordingOf(page);
  return view.state === 'ready' ? view.durationMs : 0;
}

/** Session times at which the turns on record ended. */
async function endsOf({ sessionId }: TalkingClient): Promise<number[]> {
  const { transcript } = await api.ask(`/api/cockpit/sessions/${sessionId}`, SessionPage);
  return transcript.map(({ endedMs }) => endedMs);
}

describe('a server that is killed', () => {
  it('while a conversation is recorded, and again once that is over, makes one recording of it', async () => {
    const page = await begin();
    await exchange(page, 2);
    const began = performance.now();
    await page.speak(LOUD, 3_000);
    const spokenMs = performance.now() - began;
    await server.kill();
    expect(tapedMs()).toBeGreaterThan(spokenMs + 1_600 - LOST_MS);
    await start(server.dataFolder);
    page.close();
    const { page: back, state } = await TalkingClient.goOn(api, page);
    expect(state.turns.map(({ turn }) => turn).slice(0, 3)).toEqual([0, 1, 2]);
    const next = state.turns.length + 1;
    await exchange(back, next);
    expect(tapes()).toHaveLength(2);
    await back.end();
    // The recording is in the making.
    await server.kill();
    back.close();
    expect(tapes()).toHaveLength(2);
    await start(server.dataFolder);
    const [lastMs = 0] = (await endsOf(back)).slice(-1);
    expect(await madeMs(back)).toBeGreaterThan(lastMs - LOST_MS);
    await eventually(() => tapes().length === 0);
  }, 300_000);
});

describe('a disk for sound that is full', () => {
  it('ends the tape and not the conversation; what is on it is a recording once there is room', async () => {
    const page = await begin();
    await exchange(page, 2);
    volume.fill();
    await exchange(page, 4);
    await server.until('told of the tape', () => server.said.includes('A session is not recorded for now'));
    await page.end();
    await server.until('told of the recording', () => server.said.includes('A recording is not made yet'));
    page.close();
    const ends = await endsOf(page);
    expect(ends).toHaveLength(5);
    expect(await recordingOf(page)).toEqual({ state: 'preparing' });
    expect(tapes()).toHaveLength(1);

    volume.makeRoom();
    await killAndStart();
    const durationMs = await madeMs(page);
    expect(durationMs).toBeGreaterThan(ends[1] ?? Infinity);
    expect(durationMs).toBeLessThan(ends[4] ?? 0);
    await eventually(() => tapes().length === 0);
  }, 300_000);
});

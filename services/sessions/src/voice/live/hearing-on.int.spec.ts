import { randomUUID } from 'node:crypto';

import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';

import type { TestSessions } from '../../sessions.fixtures.js';
import { createTestSessions, startFrame, until } from '../../sessions.fixtures.js';
import { SpeakingPage } from './speaking-page.fixture.js';
import { Speech } from './speech.js';
import { ScriptedEars, ScriptedVoice } from './talk.fixture.js';

// Real sockets and real files on a busy machine.
jest.setTimeout(30_000);

const FRAME = 512;
/** As much as a page keeps, in frames. */
const KEPT_FRAMES = 750;
/** Frames to a mark of a voice that is there. */
const FRAMES_A_MARK = 3;

let sessions: TestSessions;
let ears: ScriptedEars;
let page: SpeakingPage;
let session: string;
let capture: string;

beforeEach(async () => {
  sessions = await createTestSessions((clock) => {
    ears = new ScriptedEars(clock);
    return new Speech({ ears, voice: new ScriptedVoice(clock), worder: null });
  });
  session = randomUUID();
  capture = randomUUID();
  page = new SpeakingPage(await sessions.connect());
  await page.learner.ask('start', { ...startFrame(session), mode: 'open_microphone' });
  await page.open(session, { capture });
  await pass(1_500);
  await until(() => page.learner.turns.length > 0);
});

afterEach(() => sessions.close());

async function pass(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 50) await sessions.clock.advance(50);
}

/** The connection is lost; another one comes in its place. */
async function comeBack(of: string | null = capture): Promise<SpeakingPage> {
  page.learner.socket.close();
  await until(() => sessions.history(session).includes('ConnectionLost'));
  const back = new SpeakingPage(await sessions.connect());
  await back.learner.resume(session);
  await back.open(session, of === null ? {} : { capture: of });
  return back;
}

/** Frames of a voice and its marks, as many as fit in a breath. */
function speak(on: SpeakingPage, from: number, frames: number): void {
  on.send('voice', { is: 'started', sample: from, captured: from });
  for (let at = 0; at < frames; at++) {
    on.send('sound', { sample: from + at * FRAME, pcm: new Uint8Array(FRAME * 2).fill(3) });
    const sample = from + (at + 1) * FRAME;
    if (at % FRAMES_A_MARK === 2)
      on.send('voice', { is: 'there', sample, captured: sample, voicedMs: (at + 1) * 32, levelDb: -20 });
  }
}

function fallSilent(on: SpeakingPage, from: number, frames: number): void {
  const sample = from + frames * FRAME;
  on.send('voice', { is: 'ended', sample, captured: sample, voicedMs: frames * 32, levelDb: -20 });
}

describe('a page that is back, and has gone on listening', () => {
  it('is told where the voice began that the loss has cut, and that voice is on record as one', async () => {
    speak(page, 16_000, 30);
    await pass(200);
    ears.said = [{ text: 'I wan', final: true }, { text: 'I wanted to say that.', final: true }]; // prettier-ignore
    const back = await comeBack();
    const { heardTo } = back.opened ?? {};
    expect(heardTo).toBe(16_000 - 3_200);
    speak(back, 16_000, 90);
    fallSilent(back, 16_000, 90);
    await pass(3_000);
    await until(() => back.learner.turns.some(({ speaker }) => speaker === 'learner'));
    expect(back.learner.turns.flatMap(({ speaker, text }) => (speaker === 'learner' ? [text] : []))).toEqual([
      'I wanted to say that.',
    ]);
    expect(ears.heard.at(-1)).toBe(90 * FRAME);
  });

  it('is told how far its sound has come, where nobody was speaking', async () => {
    for (let at = 0; at < 50; at++) page.send('sound', { sample: at * FRAME, pcm: new Uint8Array(FRAME * 2) });
    await pass(200);
    const { opened } = await comeBack();
    // Half a second of it again: a voice may have begun in it.
    expect(opened?.heardTo).toBe(50 * FRAME - 8_000);
  });

  it('is no flood where it sends all that it has kept, twice', async () => {
    for (let times = 0; times < 2; times++) {
      page = await comeBack();
      speak(page, times * KEPT_FRAMES * FRAME, KEPT_FRAMES);
      fallSilent(page, times * KEPT_FRAMES * FRAME, KEPT_FRAMES);
      await until(() => page.problems.length > 0 || ears.heard.at(-1) === KEPT_FRAMES * FRAME);
      expect(page.problems).toEqual([]);
      ears.heard.length = 0;
      await pass(5_000);
    }
  });
});

describe('another page', () => {
  it('is told nothing of what was heard of the one before', async () => {
    speak(page, 16_000, 30);
    await pass(200);
    expect((await comeBack(randomUUID())).opened).toMatchObject({ heardTo: null });
  });

  it('nor is one that does not say what it counts on', async () => {
    expect((await comeBack(null)).opened).toMatchObject({ heardTo: null });
  });
});

import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { create } from '@bufbuild/protobuf';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { OpenRecording } from '@repartee/kernel';
import { SealedRecordings, openRecordingStore } from '@repartee/kernel';
import { directoryV1 } from '@repartee/proto';
import type { StartSession } from '@repartee/proto';

import { ScriptedEars, ScriptedVoice } from '../voice/live/talk.fixture.js';
import { Speech } from '../voice/live/speech.js';
import { SpeakingPage } from '../voice/live/speaking-page.fixture.js';
import type { TestSessions } from '../sessions.fixtures.js';
import { MINUTE_MS, createTestSessions, startFrame, until } from '../sessions.fixtures.js';

// Real sockets, real files and a thread that mixes, on a busy machine.
jest.setTimeout(60_000);

let sessions: TestSessions;
let ears: ScriptedEars;
let speech: Speech;

beforeEach(async () => {
  sessions = await createTestSessions((clock) => {
    ears = new ScriptedEars(clock);
    speech = new Speech({ ears, voice: new ScriptedVoice(clock), worder: null });
    return speech;
  });
});
afterEach(() => sessions.close());

const keepFor = (days: number) => sessions.hear(create(directoryV1.RecordingTermAdoptedSchema, { days }));

async function offered(days: number): Promise<void> {
  const ada = await sessions.connect();
  let known = -1;
  while (known !== days) known = (await ada.send('GET', '/api/sessions/voice')).body['recordingDays'] as number;
}

async function pass(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 100) await sessions.clock.advance(100);
}

/** A spoken session in which both have said something. */
async function talk(change: Partial<StartSession> = {}): Promise<{ session: string; page: SpeakingPage }> {
  const session = randomUUID();
  const page = new SpeakingPage(await sessions.connect());
  await page.learner.ask('start', { ...startFrame(session), mode: 'open_microphone', ...change });
  await page.open(session);
  await pass(1_500);
  await until(() => page.learner.turns.length > 0);
  ears.said = [{ text: 'What happened on those two mornings?', final: true }];
  page.speak(1_000);
  await pass(3_000);
  await until(() => page.learner.turns.length > 2);
  return { session, page };
}

async function talkedAndEnded(change: Partial<StartSession> = {}): Promise<string> {
  const { session, page } = await talk(change);
  await page.learner.end(session);
  return session;
}

const recordings = () =>
  new SealedRecordings(
    openRecordingStore({ kind: 'folder', path: join(sessions.folder, 'recordings') }),
    sessions.kernel.keys,
  );
const recordingOf = (sessionId: string): Promise<OpenRecording | null> =>
  recordings().open({ organisation: 'acme', learnerId: 'ada', sessionId });
const tapes = (): string[] => {
  const folder = join(sessions.folder, 'tapes');
  return existsSync(folder) ? readdirSync(folder) : [];
};

async function made(sessionId: string): Promise<OpenRecording> {
  for (;;) {
    const recording = await recordingOf(sessionId);
    if (recording) return recording;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const gone = async (sessionId: string): Promise<void> => {
  while (await recordingOf(sessionId)) await new Promise((resolve) => setTimeout(resolve, 20));
};

describe('when the organisation has not said how long recordings are kept', () => {
  it('records nothing, whoever asks', async () => {
    await offered(0);
    const session = await talkedAndEnded({ purpose: 'assessed', record: true });
    expect(sessions.events(session)[0]).toMatchObject({ recordingDays: 0 });
    expect(tapes()).toEqual([]);
  });
});

describe('when recordings are kept', () => {
  beforeEach(async () => {
    await keepFor(30);
    await offered(30);
  });

  it('records an assessed session, says so in its first event, and leaves no tape', async () => {
    const session = await talkedAndEnded({ purpose: 'assessed' });
    expect(sessions.events(session)[0]).toMatchObject({ recordingDays: 30 });
    const recording = await made(session);
    // 1.5 s of the persona's first words at least, and its answer after the learner's second.
    expect(recording.durationMs).toBeGreaterThan(2_500);
    for await (const piece of recording.read(0, 4)) expect(Buffer.from(piece).toString()).toBe('OggS');
    await until(() => tapes().length === 0);
  });

  it('records practice only where its learner wants it, and nothing that is typed', async () => {
    const quiet = await talkedAndEnded();
    expect(sessions.events(quiet)[0]).toMatchObject({ recordingDays: 0 });
    const typed = randomUUID();
    await (await sessions.connect()).ask('start', { ...startFrame(typed), record: true });
    expect(sessions.events(typed)[0]).toMatchObject({ recordingDays: 0 });
    expect(tapes()).toEqual([]);
    await made(await talkedAndEnded({ record: true }));
    expect(await recordingOf(quiet)).toBeNull();
  });

  it('records a spoken fork only where its learner wants it, whatever became of the session that it leaves', async () => {
    const { session, page } = await talk({ purpose: 'assessed' });
    await page.learner.end(session);
    const fork = async (change: { record?: boolean }): Promise<string> => {
      const clientSessionId = randomUUID();
      const frame = { sessionId: session, turn: 1, mode: 'open_microphone', clientSessionId, ...change };
      expect(await page.learner.ask('fork', frame)).toMatchObject({ ok: true });
      return clientSessionId;
    };
    const quiet = await fork({});
    expect(sessions.events(quiet)[0]).toMatchObject({ recordingDays: 0 });
    await page.learner.end(quiet);
    const wanted = await fork({ record: true });
    expect(sessions.events(wanted)[0]).toMatchObject({ recordingDays: 30 });
    await page.open(wanted);
    await pass(200);
    ears.said = [{ text: 'I am sorry that nobody came.', final: true }];
    page.speak(1_000);
    await pass(3_000);
    await until(() => page.learner.turns.some(({ sessionId }) => sessionId === wanted));
    await page.learner.end(wanted);
    // It stands after the silence of what was taken over.
    const { fork: left } = sessions.events(wanted)[0] as { fork: { atMs: number } };
    expect((await made(wanted)).durationMs).toBeGreaterThan(left.atMs);
    expect(await recordingOf(quiet)).toBeNull();
  });

  it('makes one recording of a session that a restart has cut in two', async () => {
    const { session, page } = await talk({ record: true });
    await until(() => tapes().length === 1);
    await sessions.restart();
    const back = new SpeakingPage(await sessions.connect());
    await back.learner.resume(session);
    await back.open(session);
    back.speak(2_000);
    await pass(5_000);
    await until(() => tapes().length === 2);
    await back.learner.end(session);
    const recording = await made(session);
    expect(recording.durationMs).toBeGreaterThan(4_500);
    expect(page.learner.endings).toEqual([]);
    await until(() => tapes().length === 0);
  });

  it('leaves no tape on which there was nothing when its process was killed', async () => {
    const { session } = await talk({ record: true });
    await until(() => tapes().length === 1);
    const ofNobody = join(sessions.folder, 'tapes', `${randomUUID()}.1.tape`);
    const ofThisOne = join(sessions.folder, 'tapes', `${session}.1.tape`);
    for (const path of [ofNobody, ofThisOne]) writeFileSync(path, '{');
    await sessions.restart();
    await until(() => tapes().length === 1);
  });

  it('makes the recording of a session that ended while nobody could make it', async () => {
    const { session } = await talk({ record: true });
    await sessions.restart();
    // Nobody comes back: half an hour later it is over.
    await pass(1_000);
    await sessions.clock.advance(31 * MINUTE_MS);
    expect((await made(session)).durationMs).toBeGreaterThan(2_500);
  });

  it('records nothing where this server has no ears, and offers none', async () => {
    speech.parts.ears = null;
    const ada = await sessions.connect();
    expect((await ada.send('GET', '/api/sessions/voice')).body).toMatchObject({ hears: false, recordingDays: 0 });
    const session = randomUUID();
    await ada.ask('start', { ...startFrame(session), purpose: 'assessed', mode: 'open_microphone' });
    expect(sessions.events(session)[0]).toMatchObject({ recordingDays: 0 });
  });

  it('deletes it with its learner', async () => {
    const session = await talkedAndEnded({ purpose: 'assessed' });
    await made(session);
    await sessions.hear(create(directoryV1.PersonErasedSchema, { personId: 'ada' }));
    await gone(session);
    expect(readdirSync(join(sessions.folder, 'recordings'), { recursive: true })).not.toContain(`acme/ada/${session}`);
  });

  it('makes none for a learner who is erased before it is made', async () => {
    const { session } = await talk({ record: true });
    sessions.kernel.keys.destroy('acme', 'ada');
    await sessions.restart();
    await until(() => tapes().length === 0);
    expect(await recordingOf(session)).toBeNull();
  });
});

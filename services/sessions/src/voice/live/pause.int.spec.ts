import { randomUUID } from 'node:crypto';

import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';

import type { TestSessions } from '../../sessions.fixtures.js';
import { createTestSessions, startFrame, until } from '../../sessions.fixtures.js';
import { SpeakingPage } from './speaking-page.fixture.js';
import { Speech } from './speech.js';
import { ScriptedEars, ScriptedVoice } from './talk.fixture.js';

// Real sockets and real files on a busy machine.
jest.setTimeout(30_000);

let sessions: TestSessions;
let page: SpeakingPage;
let session: string;

beforeEach(async () => {
  sessions = await createTestSessions(
    (clock) => new Speech({ ears: new ScriptedEars(clock), voice: new ScriptedVoice(clock), worder: null }),
  );
  session = randomUUID();
  page = new SpeakingPage(await sessions.connect());
  await page.learner.ask('start', { ...startFrame(session), mode: 'open_microphone' });
  await page.open(session);
});

afterEach(() => sessions.close());

async function pass(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 50) await sessions.clock.advance(50);
}

describe('a conversation that is paused just before it is spoken', () => {
  it('is not spoken, whichever was heard first', async () => {
    const other = randomUUID();
    const there = new SpeakingPage(await sessions.connect());
    await there.learner.ask('start', { ...startFrame(other), mode: 'open_microphone' });
    await Promise.all([there.learner.ask('pause', { sessionId: other }), there.open(other)]);
    await pass(5_000);
    expect(there.learner.turns).toEqual([]);
    expect(sessions.history(other)).toEqual(['SessionStarted', 'SessionPaused']);
  });
});

describe('a spoken conversation that is paused', () => {
  beforeEach(async () => {
    // It plays no faster than it is told to, so that there is something to hold.
    page.plays = false;
    await pass(400);
    page.send('played', { epoch: 1, segment: 0, rendered: 200, stopped: false });
    await page.has('speaking');
    await page.learner.ask('pause', { sessionId: session });
  });

  it('holds the sound where it is, and goes on from there', async () => {
    await until(() => page.playback.length === 1);
    await pass(120_000);
    expect(page.playback).toMatchObject([{ act: 'hold', epoch: 1 }]);
    expect(sessions.history(session)).toEqual(['SessionStarted', 'SessionPaused']);
    const sent = page.chunks.length;
    page.plays = true;
    await page.learner.ask('continue', { sessionId: session });
    await until(() => page.playback.length === 2);
    expect(page.playback[1]).toMatchObject({ act: 'resume', epoch: 1 });
    page.send('played', { epoch: 1, segment: 0, rendered: 2_400, stopped: false });
    await pass(3_000);
    await until(() => page.learner.turns.length === 1);
    expect(page.chunks.length).toBeGreaterThan(sent);
    expect(page.learner.turns[0]?.text).toBe(page.segments.map(({ text }) => text).join(' '));
    expect(sessions.history(session)).toEqual(['SessionStarted', 'SessionPaused', 'SessionContinued', 'TurnSpoken']);
  });

  it('takes no words meanwhile, typed or spoken', async () => {
    page.speak(1_000);
    const said = await page.learner.say(session, 'What happened on those two mornings?');
    expect(said).toMatchObject({ ok: false, problem: { code: 'session_paused' } });
    await pass(5_000);
    expect(page.learner.turns).toEqual([]);
  });

  it('is spoken anew by a page that comes back once it goes on', async () => {
    page.learner.socket.close();
    await until(() => sessions.history(session).includes('TurnSpoken'));
    const back = new SpeakingPage(await sessions.connect());
    await back.learner.resume(session);
    expect(await back.open(session)).toMatchObject({ ok: false, problem: { code: 'session_paused' } });
    await back.learner.ask('continue', { sessionId: session });
    expect(await back.open(session)).toMatchObject({ ok: true });
    await pass(2_500);
    await until(() => back.learner.turns.length > 0);
    expect(back.segments.length).toBeGreaterThan(0);
  });
});

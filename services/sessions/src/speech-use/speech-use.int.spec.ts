import { randomUUID } from 'node:crypto';

import { create } from '@bufbuild/protobuf';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { offlineMind } from '@repartee/dialogue';
import type { NewEvent } from '@repartee/proto';
import { SpeechUse, VoiceOffer, directoryV1, sessionsV1, streamOf } from '@repartee/proto';

import type { TestSessions } from '../sessions.fixtures.js';
import { createTestSessions, startFrame, until } from '../sessions.fixtures.js';
import { SpeakingPage } from '../voice/live/speaking-page.fixture.js';
import { Speech } from '../voice/live/speech.js';
import { ScriptedEars, ScriptedMind, ScriptedVoice } from '../voice/live/talk.fixture.js';

// Real sockets and real files on a busy machine.
jest.setTimeout(30_000);

let sessions: TestSessions;
let ears: ScriptedEars;
let voice: ScriptedVoice;

beforeEach(async () => {
  sessions = await createTestSessions((clock) => {
    ears = new ScriptedEars(clock);
    voice = new ScriptedVoice(clock);
    const worder = { mind: new ScriptedMind(['I waited.']), tool: { name: 'a-model', version: '' } };
    return new Speech({ ears, voice, worder }, { hears: 'ears.example', speaks: null, words: null });
  });
});

afterEach(() => sessions.close());

async function pass(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 50) await sessions.clock.advance(50);
}

async function begin(sessionId: string = randomUUID()): Promise<SpeakingPage> {
  const page = new SpeakingPage(await sessions.connect());
  await page.learner.ask('start', { ...startFrame(sessionId), mode: 'open_microphone' });
  await page.open(sessionId);
  return page;
}

/** One question of a second, and the answer to it. */
async function talk(sessionId: string): Promise<SpeakingPage> {
  const page = await begin(sessionId);
  await pass(1_500);
  await until(() => page.learner.turns.length > 0);
  ears.said = [{ text: 'What happened on those two mornings?', final: true }];
  page.speak(1_000);
  await pass(4_000);
  await until(() => page.learner.turns.length > 2);
  return page;
}

async function limit(ceiling: { heardMinutes?: number; spokenCharacters?: number }): Promise<void> {
  const data = create(directoryV1.SpeechCeilingSetSchema, { ceiling });
  await append(streamOf.organisation('acme'), { occurredAt: sessions.clock.now(), data });
  await view();
}

async function append(stream: string, event: Omit<NewEvent, 'id'>): Promise<void> {
  await sessions.kernel.journal.append({
    ...{ stream, organisation: 'acme', expectedVersion: 'any', events: [{ id: randomUUID(), ...event }] },
    ...{ correlationId: 'correlation-1', causationId: 'command-1', actor: { kind: 'person', id: 'root' } },
  });
}

async function view(): Promise<SpeechUse> {
  const admin = await sessions.connect('acme/root', 'admin');
  const { body } = await admin.send('GET', '/api/sessions/speech-use');
  return SpeechUse.parse(body);
}

async function offered(): Promise<VoiceOffer> {
  const learner = await sessions.connect();
  return VoiceOffer.parse((await learner.send('GET', '/api/sessions/voice')).body);
}

describe('when a conversation is spoken', () => {
  it('says with its turns what providers were asked for, each call once', async () => {
    const id = randomUUID();
    await talk(id);
    const used = sessions.events(id).flatMap((event) => ('used' in event && event.used ? [event.used] : []));
    const sum = (of: 'heardMs' | 'spokenCharacters' | 'tokensIn') => used.reduce((all, one) => all + one[of], 0);
    expect(sum('heardMs')).toBe(1_000);
    expect(sum('spokenCharacters')).toBe(voice.spoken.join('').length);
    expect(sum('tokensIn')).toBe(100);
    expect(sessions.events(id)[0]).not.toHaveProperty('used', expect.anything());
  });

  it('is counted in its month, after a restart too, and in no other organisation', async () => {
    await talk(randomUUID());
    const before = await view();
    expect(before.months[0]).toMatchObject({ month: '2026-03', heardMinutes: 0, tokensIn: 100, amount: null });
    expect(before.months[0]?.spokenCharacters).toBe(voice.spoken.join('').length);
    await sessions.restart();
    expect((await view()).months[0]?.spokenCharacters).toBeGreaterThanOrEqual(before.months[0]!.spokenCharacters);
    const rival = await sessions.connect('rival/root', 'admin');
    const { body } = await rival.send('GET', '/api/sessions/speech-use');
    expect(SpeechUse.parse(body).months[0]).toMatchObject({ spokenCharacters: 0, tokensIn: 0 });
  });

  it('is seen by administrators only', async () => {
    const learner = await sessions.connect();
    expect((await learner.send('GET', '/api/sessions/speech-use')).status).toBe(403);
  });
});

describe('when what the month allows is used up', () => {
  it('warns before, and then offers the browser, with the reason', async () => {
    await talk(randomUUID());
    const said = voice.spoken.join('').length;
    await limit({ spokenCharacters: Math.floor(said / 0.8) });
    expect(await view()).toMatchObject({ standing: 'near' });
    expect(await offered()).toMatchObject({ speech: 'served', ceilingReached: false });
    await limit({ spokenCharacters: said });
    expect(await view()).toMatchObject({ standing: 'reached', share: 1 });
    expect(await offered()).toEqual({
      speech: 'browser',
      hears: false,
      ceilingReached: true,
      recordingDays: 0,
      sentTo: [],
    });
  });

  it('lets a session that is running go on, and come back', async () => {
    const id = randomUUID();
    const page = await talk(id);
    await limit({ spokenCharacters: 1_000_000 });
    await sessions.clock.advance(1);
    await limit({ spokenCharacters: voice.spoken.join('').length });
    page.learner.socket.close();
    const back = await sessions.connect();
    const other = new SpeakingPage(back);
    await until(() => sessions.history(id).includes('ConnectionLost'));
    await back.resume(id);
    expect(await other.open(id)).toMatchObject({ ok: true });
  });

  it('has a new one typed, whatever it asks for, and says why', async () => {
    await talk(randomUUID());
    await limit({ spokenCharacters: 1 });
    const asked = voice.spoken.length;
    const id = randomUUID();
    const page = new SpeakingPage(await sessions.connect());
    const started = await page.learner.ask('start', { ...startFrame(id), mode: 'open_microphone' });
    // The persona's first words are there at once, to be read.
    expect(started).toMatchObject({ ok: true, result: { turns: [{ speaker: 'persona' }] } });
    expect(await page.open(id)).toMatchObject({ ok: false, problem: { code: 'ceiling_reached', status: 409 } });
    expect(sessions.events(id)[0]).toMatchObject({ mind: offlineMind });
    expect(voice.spoken).toHaveLength(asked);
  });

  it('begins afresh with the next month', async () => {
    const lastMonth = create(sessionsV1.SilenceFellSchema, { used: { spokenCharacters: 500 } });
    await append('acme/session-earlier', { occurredAt: Date.parse('2026-02-28T23:59:59Z'), data: lastMonth });
    await limit({ spokenCharacters: 500 });
    const { months, standing } = await view();
    expect(months.map(({ spokenCharacters }) => spokenCharacters)).toEqual([0, 500, 0, 0, 0, 0]);
    expect(standing).toBe('open');
    expect((await offered()).ceilingReached).toBe(false);
  });
});

import { randomUUID } from 'node:crypto';

import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';

import type { SessionState } from '@repartee/proto';

import { ScriptedEars, ScriptedVoice } from './talk.fixture.js';
import { Speech } from './speech.js';
import { SpeakingPage } from './speaking-page.fixture.js';
import type { TestLearner, TestSessions } from '../../sessions.fixtures.js';
import { createTestSessions, startFrame, until } from '../../sessions.fixtures.js';

// Real sockets and real files on a busy machine.
jest.setTimeout(30_000);

let sessions: TestSessions;
let ears: ScriptedEars;
let voice: ScriptedVoice;
let page: SpeakingPage;
let session: string;

beforeEach(async () => {
  sessions = await createTestSessions((clock) => {
    ears = new ScriptedEars(clock);
    voice = new ScriptedVoice(clock);
    return new Speech({ ears, voice, worder: null }, { hears: 'ears.example', speaks: null, words: null });
  });
  session = randomUUID();
  page = new SpeakingPage(await sessions.connect());
  await page.learner.ask('start', { ...startFrame(session), mode: 'open_microphone' });
});

afterEach(() => sessions.close());

/** Lets so much time pass for both ends, a little at a time. */
async function pass(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 50) await sessions.clock.advance(50);
}

/** The same until it holds, however slowly the frames of both come; an error after a minute of the session's time. */
async function passUntil(holds: () => boolean): Promise<void> {
  for (let passed = 0; !holds(); passed += 50) {
    if (passed >= 60_000) throw new Error('a minute has passed, and it does not hold yet');
    await pass(50);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** The persona has said its first words. */
async function begun(): Promise<void> {
  await page.open(session);
  await pass(1_500);
  await until(() => page.learner.turns.length > 0);
}

async function comeBack(person?: string): Promise<{ back: TestLearner; other: SpeakingPage }> {
  const back = await sessions.connect(person);
  const other = new SpeakingPage(back);
  await back.resume(session);
  return { back, other };
}

describe('a session that is spoken on a socket', () => {
  it('begins aloud, with captions, and records what was rendered', async () => {
    await begun();
    expect(page.opened).toMatchObject({ captureRate: 16_000, playRate: 2_000, hears: true, speaks: true });
    const words = page.segments.map(({ text }) => text).join(' ');
    expect(page.learner.turns).toMatchObject([{ speaker: 'persona', turn: 0, text: words }]);
    expect(sessions.events(session).at(-1)).toMatchObject({ heardEvidence: 1 });
    expect(page.samples).toBe(page.segments.reduce((sum, { text }) => sum + text.length * 120, 0));
  });

  it('hears what is said, frame by frame, and answers', async () => {
    await begun();
    ears.said = [{ text: 'What happened on those two mornings?', final: true }];
    page.speak(1_000);
    await passUntil(() => page.learner.turns.length > 2);
    expect(page.learner.turns.map(({ speaker }) => speaker)).toEqual(['persona', 'learner', 'persona']);
    expect(ears.heard).toEqual([16_000]);
  });

  it('takes typed words, once, and speaks the answer', async () => {
    await begun();
    const turn = randomUUID();
    // Whoever waits for an answer may not write; here one writes over it, and the floor says that it is thought of.
    page.learner.socket.on('thinking', () => page.floor.push('waiting'));
    const asked = page.learner.say(session, 'What happened on those two mornings?', turn);
    await pass(1_000);
    expect(await asked).toMatchObject({ ok: true });
    await page.learner.say(session, 'What happened on those two mornings?', turn);
    await pass(1_000);
    await until(() => page.learner.turns.length > 2);
    expect(page.learner.turns.map(({ clientTurnId }) => clientTurnId)).toEqual([null, turn, null]);
    expect(voice.spoken.length).toBeGreaterThan(1);
    expect(page.floor).not.toContain('waiting');
  });

  it('ends when the learner closes, after what was heard', async () => {
    await page.open(session);
    await pass(100);
    const ended = page.learner.end(session);
    await pass(1_000);
    expect(await ended).toMatchObject({ ok: true });
    expect(page.learner.endings).toEqual(['learner']);
    expect(sessions.history(session)).toEqual(['SessionStarted', 'TurnSpoken', 'SessionEnded']);
  });

  it('gives each warning once, and ends at ten minutes without a word that nobody hears', async () => {
    await begun();
    await sessions.clock.advance(600_000);
    await until(() => page.learner.endings.length > 0);
    expect(page.learner.endings).toEqual(['time']);
    expect(page.learner.warnings).toEqual([60_000, 15_000]);
    expect(sessions.history(session).filter((type) => type === 'SessionEnded')).toHaveLength(1);
    expect(sessions.events(session).at(-1)).toMatchObject({ atMs: 600_000 });
  });

  it('hears silence by itself, and has no key for it', async () => {
    await begun();
    expect(await page.learner.ask('stay-silent', { sessionId: session, clientTurnId: randomUUID() })).toMatchObject({
      problem: { code: 'silence_is_heard' },
    });
  });

  it('hears it with the key to talk, too, of which no sound comes: once its connection has answered', async () => {
    await page.open(session, { mode: 'push_to_talk' });
    await pass(1_500);
    await until(() => page.learner.turns.length > 0);
    await pass(12_000);
    await until(() => sessions.history(session).includes('SilenceFell'));
  });
});

describe('a page that asks twice to speak', () => {
  it('has one voice, though both wait for the same', async () => {
    const { journal } = sessions.kernel;
    const append = journal.append.bind(journal);
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    journal.append = (batch) => released.then(() => append(batch));
    const silent = page.learner.ask('stay-silent', { sessionId: session, clientTurnId: randomUUID() });
    const opened = Promise.all([page.open(session), page.open(session)]);
    // Once this is refused, all that was sent before it has come.
    await page.learner.ask('say', undefined);
    release();
    await silent;
    const passes = (await opened).map((answer) => (answer.ok ? answer.result.pass : answer.problem.code));
    expect(passes[0]).toBe(passes[1]);
  });
});

describe('a page that asks before the first use', () => {
  it('is told where sound and words go', async () => {
    expect(await page.learner.send('GET', '/api/sessions/voice')).toEqual({
      status: 200,
      body: {
        ...{ speech: 'served', hears: true, ceilingReached: false, recordingDays: 0 },
        sentTo: [{ what: 'sound', host: 'ears.example' }],
      },
    });
  });
});

describe('a page that is lost', () => {
  it('comes back to the same voice, which goes on where it was cut', async () => {
    page.plays = false;
    await page.open(session);
    await pass(300);
    await until(() => page.chunks.length > 3);
    const [{ epoch }] = page.chunks as [(typeof page.chunks)[0]];
    page.send('played', { epoch, segment: 0, rendered: 900, stopped: false });
    await until(() => page.samples > 2_500);
    page.learner.socket.close();
    await until(() => sessions.history(session).includes('ConnectionLost'));
    expect(sessions.history(session)).toEqual(['SessionStarted', 'TurnSpoken', 'ConnectionLost']);

    const { back, other } = await comeBack();
    expect(await other.open(session)).toMatchObject({ ok: true, result: { pass: page.opened?.pass } });
    await pass(1_500);
    await until(() => back.turns.length > 0);
    expect(back.turns[0]).toMatchObject({ turn: 1, speaker: 'persona' });
    expect(other.chunks.every((chunk) => chunk.epoch > epoch)).toBe(true);
  });

  it('says how far it had played, where the server has not missed it yet', async () => {
    page.plays = false;
    await page.open(session);
    await pass(300);
    await until(() => page.chunks.length > 3);
    const lostVoice = { pass: page.opened!.pass, epoch: page.chunks[0]!.epoch, segment: 0, rendered: 1_500 };
    const back = await sessions.connect();
    const resumed = await back.ask<SessionState>('resume', { sessionId: session, fromTurn: 0, lostVoice });
    const heard = resumed.ok ? resumed.result.turns[0]!.text : '';
    // A letter is 120 samples: so much of the first segment has sounded, and no word more is on record.
    expect(page.segments[0]!.text.slice(0, 1_500 / 120).startsWith(heard)).toBe(true);
    expect(heard).not.toBe('');
  });

  it('finds a conversation that was made anew after a restart of the server', async () => {
    await begun();
    ears.said = [{ text: 'What happened on those two mornings?', final: true }];
    page.plays = false;
    page.speak(1_000);
    await pass(2_500);
    await until(() => page.floor.at(-1) === 'speaking');
    await sessions.restart();
    const { back, other } = await comeBack();
    expect(await other.open(session)).toMatchObject({ ok: true });
    expect(other.opened?.pass).not.toBe(page.opened?.pass);
    await pass(2_500);
    await until(() => back.turns.length > 0);
    // Of the answer nothing had been heard when the server ended: it is given again.
    const spoken = sessions.events(session).flatMap((event) => ('heardEvidence' in event ? [event.heardEvidence] : []));
    expect(spoken).toEqual([1, 0, 3, 1]);
    expect(back.turns).toMatchObject([{ turn: 3, speaker: 'persona' }]);
  });

  it('may go on in writing: what the persona owes is read', async () => {
    page.plays = false;
    await page.open(session);
    await pass(100);
    page.learner.socket.close();
    await until(() => sessions.history(session).includes('ConnectionLost'));
    const { back } = await comeBack();
    await back.say(session, 'What happened on those two mornings?');
    expect(back.turns.map(({ speaker }) => speaker).slice(-3)).toEqual(['persona', 'learner', 'persona']);
  });
});

describe('a second tab', () => {
  it('takes the voice over, and the first is told', async () => {
    await begun();
    const { other } = await comeBack();
    await until(() => page.learner.takenOver.length > 0);
    await other.open(session);
    page.send('played', { epoch: 1, segment: 0, rendered: 1, stopped: false });
    ears.said = [{ text: 'What happened on those two mornings?', final: true }];
    other.speak(1_000);
    await pass(3_000);
    await until(() => other.learner.turns.length > 1);
    expect(page.learner.turns).toHaveLength(1);
  });
});

describe('a second tab that goes on in writing', () => {
  it('has the voice of the first let go at once: what was heard there is on record, and nothing more is said', async () => {
    page.plays = false;
    await page.open(session);
    await pass(400);
    page.send('played', { epoch: 1, segment: 0, rendered: 1_500, stopped: false });
    await page.has('speaking');
    const { back } = await comeBack();
    // The second tab has opened no voice, and the first is still connected.
    expect(sessions.history(session)).toEqual(['SessionStarted', 'TurnSpoken']);
    const sent = page.chunks.length;
    page.send('played', { epoch: 1, segment: 0, rendered: 2_400, stopped: false });
    await pass(3_000);
    expect(page.chunks).toHaveLength(sent);
    await back.say(session, 'What happened on those two mornings?');
    expect(back.turns.map(({ speaker }) => speaker).slice(-2)).toEqual(['learner', 'persona']);
  });
});

describe('a frame that is not as it should be', () => {
  it('is named, and the conversation goes on', async () => {
    await begun();
    page.send('sound', { sample: 0, pcm: new Uint8Array(641) });
    page.send('played', { epoch: -1 });
    await until(() => page.problems.length > 1);
    expect(page.problems.map(({ code }) => code)).toEqual(['invalid_input', 'invalid_input']);
    expect(page.learner.socket.connected).toBe(true);
  });

  it('is refused while the conversation is paused', async () => {
    await begun();
    await page.learner.ask('pause', { sessionId: session });
    expect(await page.open(session)).toMatchObject({ ok: false, problem: { code: 'session_paused' } });
    await page.learner.ask('continue', { sessionId: session });
    expect(await page.open(session)).toMatchObject({ ok: true });
  });

  it('is the last of far too many', async () => {
    await begun();
    for (let frame = 0; frame < 1_700; frame++) page.send('typing', {});
    await until(() => !page.learner.socket.connected);
    expect(page.problems.map(({ code }) => code)).toEqual(['too_many_frames']);
  });

  it('counts for as many as its sound may be', async () => {
    await begun();
    for (let packet = 0; packet < 450; packet++)
      page.send('sound', { sample: packet * 2_560, pcm: new Uint8Array(5_120) });
    await until(() => !page.learner.socket.connected);
    expect(page.problems.map(({ code }) => code)).toEqual(['too_many_frames']);
  });

  it('keeps its page waiting that comes back at once, and then admits what a second brings', async () => {
    await begun();
    for (let frame = 0; frame < 1_700; frame++) page.send('typing', {});
    await until(() => !page.learner.socket.connected);
    const { other } = await comeBack();
    const opening = other.open(session);
    await sessions.clock.advance(900);
    expect(other.opened).toBeUndefined();
    await sessions.clock.advance(200);
    expect(await opening).toMatchObject({ ok: true });
    for (let frame = 0; frame < 200; frame++) other.send('typing', {});
    await until(() => !other.learner.socket.connected);
    expect(other.problems.map(({ code }) => code)).toEqual(['too_many_frames']);
  });

  it('is refused where nothing was started on this socket', async () => {
    const stranger = new SpeakingPage(await sessions.connect());
    expect(await stranger.open(session)).toMatchObject({ ok: false, problem: { code: 'session_paused' } });
    const bob = new SpeakingPage(await sessions.connect('acme/bob'));
    expect(await bob.open(session)).toMatchObject({ ok: false, problem: { code: 'session_not_found' } });
  });
});

describe('a page that does not play what it is sent', () => {
  it('is sent no more than 1.2 s, and holds nobody up', async () => {
    page.plays = false;
    await page.open(session);
    await pass(3_000);
    expect(page.samples).toBeLessThanOrEqual(2_400);
    expect(page.samples).toBeGreaterThan(1_800);
    const other = new SpeakingPage(await sessions.connect('acme/bob'));
    const second = randomUUID();
    await other.learner.ask('start', { ...startFrame(second), mode: 'open_microphone' });
    await other.open(second);
    await pass(1_500);
    await until(() => other.learner.turns.length > 0);
  });
});

import { randomUUID } from 'node:crypto';

import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';

import type { TestSessions } from '../../sessions.fixtures.js';
import { until } from '../../sessions.fixtures.js';
import { SpeakingPage } from './speaking-page.fixture.js';
import type { SpokenTalk } from './spoken-talk.fixture.js';
import { beginSpokenTalk } from './spoken-talk.fixture.js';
import type { ScriptedEars } from './talk.fixture.js';

// Real sockets and real files on a busy machine.
jest.setTimeout(30_000);

/** Five frames of 32 ms travel together. */
const PACKET = 2_560;
const SECOND = 16_000;
/** Where the learner begins to speak, on the page's count. */
const BEGINS = 10 * PACKET;

let sessions: TestSessions;
let ears: ScriptedEars;
let page: SpeakingPage;
let session: string;
let pass: SpokenTalk['pass'];
let capture: string;

beforeEach(async () => {
  ({ sessions, ears, page, session, pass } = await beginSpokenTalk());
  capture = randomUUID();
  await page.open(session, { capture });
});

afterEach(() => sessions.close());

interface Stretch {
  from: number;
  to: number;
  /** The last sample that was recorded when this is sent, where it is sent late. */
  captured?: number;
}

const voicedMs = (to: number): number => ((to - BEGINS) / SECOND) * 1_000;

function begin(on: SpeakingPage, sample: number, captured = sample): void {
  on.send('voice', { is: 'started', sample, captured });
}

/** Sound of a voice in packets, with a mark of it every second. */
function speak(on: SpeakingPage, { from, to, captured }: Stretch): void {
  for (let sample = from; sample < to; sample += PACKET) {
    const pcm = new Uint8Array(Math.min(PACKET, to - sample) * 2).fill(3);
    on.send('sound', { sample, pcm, ...(captured !== undefined && { captured }) });
    const there = { sample: sample + pcm.byteLength / 2, captured: captured ?? sample + PACKET };
    if (((sample - from) / PACKET) % 6 === 0)
      on.send('voice', { is: 'there', ...there, voicedMs: voicedMs(there.sample), levelDb: -20 });
  }
}

function fallSilent(on: SpeakingPage, sample: number, captured = sample): void {
  on.send('voice', { is: 'ended', sample, captured, voicedMs: voicedMs(sample), levelDb: -20 });
}

async function lose(): Promise<void> {
  const losses = sessions.history(session).filter((type) => type === 'ConnectionLost').length;
  page.learner.socket.close();
  await until(() => sessions.history(session).filter((type) => type === 'ConnectionLost').length > losses);
}

async function comeBack(of: string | null = capture): Promise<SpeakingPage> {
  const back = new SpeakingPage(await sessions.connect());
  await back.learner.resume(session);
  await back.open(session, { keeps: true, ...(of !== null && { capture: of }) });
  return back;
}

/** So many stretches of voice have come to their end, and time goes by in which they are understood and answered. */
async function understood(stretches: number): Promise<void> {
  await until(() => page.problems.length > 0 || ears.heard.length >= stretches);
  await pass(5_000);
}

const said = (on: SpeakingPage): string[] =>
  on.learner.turns.flatMap(({ speaker, text }) => (speaker === 'learner' ? [text] : []));

/** The learner is lost in mid-speech: what they said has come up to that sample. */
async function cutOff(): Promise<number> {
  const heardTo = BEGINS + 12 * PACKET;
  speak(page, { from: BEGINS, to: BEGINS + PACKET });
  begin(page, BEGINS);
  speak(page, { from: BEGINS + PACKET, to: heardTo });
  await pass(200);
  await lose();
  return heardTo;
}

describe('a page that is back, and has gone on listening', () => {
  it('is told which sample is wanted, and the voice that was cut is one, heard once and whole', async () => {
    const heardTo = await cutOff();
    ears.said = [{ text: 'I wanted to say that I am sorry.', final: true }];
    await pass(10_000);
    const back = await comeBack();
    expect(back.opened?.wants).toBe(heardTo);
    const end = heardTo + 30 * PACKET;
    begin(back, heardTo, end + SECOND);
    speak(back, { from: heardTo, to: end, captured: end + SECOND });
    fallSilent(back, end, end + SECOND);
    await understood(1);
    await until(() => said(back).length > 0);
    expect(said(back)).toEqual(['I wanted to say that I am sorry.']);
    expect(ears.heard).toEqual([end - BEGINS]);
    await until(() => back.settled.includes(end));
  });

  it('is no flood where it has kept fifty seconds, twice', async () => {
    let at = BEGINS;
    for (let times = 1; times <= 2; times++) {
      await lose();
      await pass(60_000);
      page = await comeBack();
      const to = at + 50 * SECOND;
      ears.said = [{ text: 'I am sorry that nobody came to you.', final: true }];
      begin(page, at, to);
      speak(page, { from: at, to, captured: to });
      fallSilent(page, to, to);
      await understood(times);
      await until(() => page.problems.length > 0 || said(page).length > 0);
      expect([page.problems, ears.heard.at(-1)]).toEqual([[], 50 * SECOND]);
      at = to;
      await pass(10_000);
    }
  });

  it('has what it kept heard after what was typed before its voice was open again', async () => {
    const heardTo = await cutOff();
    ears.said = [
      { text: 'I wanted to say that', final: true },
      { text: 'I am sorry that nobody came.', final: true },
    ];
    const back = new SpeakingPage(await sessions.connect());
    await back.learner.resume(session);
    const typed = back.learner.say(session, 'What happened on those two mornings?');
    await pass(1_000);
    expect(await typed).toMatchObject({ ok: true });
    await back.open(session, { capture, keeps: true });
    expect(back.opened?.wants).toBe(heardTo);
    const end = heardTo + 12 * PACKET;
    begin(back, heardTo, end);
    speak(back, { from: heardTo, to: end, captured: end });
    fallSilent(back, end, end);
    await understood(2);
    await until(() => said(back).length > 2);
    expect(said(back)).toEqual([
      ...['I wanted to say that', 'What happened on those two mornings?', 'I am sorry that nobody came.'],
    ]);
  });
});

describe('another page', () => {
  it('is asked for nothing that it has kept, and what was heard of the one before stays', async () => {
    await cutOff();
    ears.said = [{ text: 'I wanted to say that', final: true }];
    const other = await comeBack(randomUUID());
    expect(other.opened?.wants).toBe('none');
    await understood(1);
    await until(() => said(other).length > 0);
    expect(said(other)).toEqual(['I wanted to say that']);
    other.learner.socket.close();
    expect((await comeBack()).opened?.wants).toBe('none');
  });

  it('nor is one that does not say what it counts on', async () => {
    await cutOff();
    ears.said = [{ text: 'I wanted to say that', final: true }];
    expect((await comeBack(null)).opened?.wants).toBe('none');
  });
});

describe('a server that was started again', () => {
  it('asks for all that is kept, which is what is not on record', async () => {
    ears.said = [{ text: 'What happened on those two mornings?', final: true }];
    const settled = BEGINS + 12 * PACKET;
    begin(page, BEGINS);
    speak(page, { from: BEGINS, to: settled });
    fallSilent(page, settled);
    await understood(1);
    await until(() => page.settled.includes(settled));
    await sessions.restart();
    const back = await comeBack();
    expect(back.opened?.wants).toBe('all');
    const end = settled + 12 * PACKET;
    ears.said = [{ text: 'And I am sorry.', final: true }];
    begin(back, settled, end);
    speak(back, { from: settled, to: end, captured: end });
    fallSilent(back, end, end);
    await understood(2);
    await until(() => said(back).length > 0);
    expect(said(back)).toEqual(['And I am sorry.']);
  });
});

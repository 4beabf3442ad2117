import { randomUUID } from 'node:crypto';

import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Problem } from '@repartee/proto';

import type { TestLearner, TestSessions } from '../../sessions.fixtures.js';
import { createTestSessions, startFrame, until } from '../../sessions.fixtures.js';
import { DEAR, callRate, personRate } from './call-limit.js';

// Real sockets and real files on a busy machine.
jest.setTimeout(60_000);

let sessions: TestSessions;
let learner: TestLearner;

beforeEach(async () => {
  sessions = await createTestSessions();
  learner = await sessions.connect();
});
afterEach(() => sessions.close());

/** Asks so often at once; the problems it is answered with, by their codes. */
async function flood(
  event: 'say' | 'resume' | 'start' | 'open-voice',
  times: number,
  frame?: unknown,
): Promise<string[]> {
  const answers = await Promise.all(Array.from({ length: times }, () => learner.ask(event, frame)));
  return answers.map((answer) => (answer.ok ? 'ok' : answer.problem.code));
}

const refused = (codes: readonly string[]): number => codes.filter((code) => code === 'too_many_calls').length;

describe('a page that asks for far more than a conversation takes', () => {
  it.each([
    ['say', callRate.atOnce],
    ['open-voice', callRate.atOnce],
    ['resume', callRate.atOnce / DEAR],
    ['start', callRate.atOnce / DEAR],
  ] as const)('is refused what goes beyond it: %s', async (event, admitted) => {
    expect(refused(await flood(event, admitted))).toBe(0);
    expect(refused(await flood(event, 10))).toBe(10);
  });

  it('is told to wait, and may go on once it has', async () => {
    await flood('say', callRate.atOnce);
    const answer = await learner.ask('start', startFrame(randomUUID()));
    const { problem } = answer as { problem: Problem };
    expect(problem).toMatchObject({ status: 429, code: 'too_many_calls' });
    expect(problem.detail).toBe('This page asks for far more than a conversation takes. Wait 2 s, then try again.');
    await sessions.clock.advance(2_000);
    expect(await learner.ask('start', startFrame(randomUUID()))).toMatchObject({ ok: true });
  });

  it('gains nothing by many connections, nor by coming back, and takes nothing from others', async () => {
    const connections = personRate.atOnce / callRate.atOnce;
    const pages = await Promise.all(Array.from({ length: connections }, () => sessions.connect()));
    for (learner of pages) expect(refused(await flood('say', callRate.atOnce))).toBe(0);
    for (const page of [...pages, await sessions.connect()])
      expect(await page.ask('say', undefined)).toMatchObject({ problem: { code: 'too_many_calls' } });
    const other = await sessions.connect('acme/bob');
    expect(await other.ask('say', undefined)).not.toMatchObject({ problem: { code: 'too_many_calls' } });
  });

  it('takes nothing from the other pages of its person by what it is refused', async () => {
    await flood('say', callRate.atOnce * 2);
    const other = await sessions.connect();
    expect(await other.ask('say', undefined)).not.toMatchObject({ problem: { code: 'too_many_calls' } });
  });

  it('is hung up on where it goes on all the same', async () => {
    for (let asked = 0; asked <= 2 * callRate.atOnce; asked++) learner.socket.emit('say', undefined);
    await until(() => !learner.socket.connected);
  });

  it('is not counted for the sound that it sends', async () => {
    for (let frame = 0; frame < 2 * callRate.atOnce; frame++) learner.socket.emit('sound', {});
    expect(await learner.ask('start', startFrame(randomUUID()))).toMatchObject({ ok: true });
  });
});

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
let ears: ScriptedEars;
let page: SpeakingPage;

beforeEach(async () => {
  sessions = await createTestSessions((clock) => {
    ears = new ScriptedEars(clock);
    return new Speech({ ears, voice: new ScriptedVoice(clock), worder: null });
  });
  page = new SpeakingPage(await sessions.connect());
});

afterEach(() => sessions.close());

async function pass(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 50) await sessions.clock.advance(50);
}

async function says(text: string): Promise<void> {
  ears.said = [{ text, final: true }];
  page.speak(1_000);
  await pass(4_000);
}

describe('a fork of a spoken conversation', () => {
  it('begins spoken: it hears another way to say it, and answers aloud', async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    await page.learner.ask('start', { ...startFrame(first), mode: 'open_microphone' });
    await page.open(first);
    await pass(1_500);
    await says('What happened on those two mornings?');
    await until(() => page.learner.turns.length === 3);
    const ended = page.learner.end(first);
    await pass(2_000);
    await ended;
    const fork = { sessionId: first, turn: 1, mode: 'open_microphone', clientSessionId: second };
    expect(await page.learner.ask('fork', fork)).toMatchObject({ ok: true, result: { mode: 'open_microphone' } });
    expect(await page.open(second)).toMatchObject({ ok: true, result: { hears: true, speaks: true } });
    await pass(200);
    const before = page.samples;
    await says('I am sorry that nobody came.');
    await until(() => page.learner.turns.filter(({ sessionId }) => sessionId === second).length === 2);
    expect(page.samples).toBeGreaterThan(before);
    expect(page.learner.turns.at(-2)).toMatchObject({
      speaker: 'learner',
      turn: 1,
      text: 'I am sorry that nobody came.',
    });
  });
});

import { randomUUID } from 'node:crypto';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import type { TestSessions } from '../../sessions.fixtures.js';
import { createTestSessions, startFrame, until } from '../../sessions.fixtures.js';
import { SpeakingPage } from './speaking-page.fixture.js';
import { Speech } from './speech.js';
import { ScriptedEars, ScriptedVoice } from './talk.fixture.js';

let sessions: TestSessions;

beforeEach(async () => {
  sessions = await createTestSessions((clock) => {
    const voice = new ScriptedVoice(clock);
    voice.fails = true;
    return new Speech({ ears: new ScriptedEars(clock), voice, worder: null });
  });
});

afterEach(() => sessions.close());

describe('a page that is loaded anew once the persona has lost its voice', () => {
  it('is told that it is read', async () => {
    const session = randomUUID();
    const page = new SpeakingPage(await sessions.connect());
    await page.learner.ask('start', { ...startFrame(session), mode: 'open_microphone' });
    await page.open(session);
    expect(page.opened).toMatchObject({ speaks: true });
    for (let passed = 0; passed < 1_500; passed += 50) await sessions.clock.advance(50);
    await until(() => page.notices.includes('captions_only'));
    const other = new SpeakingPage(await sessions.connect());
    await other.learner.resume(session);
    await other.open(session);
    expect(other.opened).toMatchObject({ speaks: false });
  });
});

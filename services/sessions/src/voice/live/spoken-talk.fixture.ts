import { randomUUID } from 'node:crypto';

import type { TestSessions } from '../../sessions.fixtures.js';
import { createTestSessions, startFrame, until } from '../../sessions.fixtures.js';
import { SpeakingPage } from './speaking-page.fixture.js';
import { Speech } from './speech.js';
import { ScriptedEars, ScriptedVoice } from './talk.fixture.js';

/** A conversation with an open microphone, in which the persona has said its first words. */
export interface SpokenTalk {
  sessions: TestSessions;
  ears: ScriptedEars;
  page: SpeakingPage;
  session: string;
  /** So much time goes by, in steps that timers can fall into. */
  pass: (ms: number) => Promise<void>;
}

export async function beginSpokenTalk(): Promise<SpokenTalk> {
  let ears: ScriptedEars | undefined;
  const sessions = await createTestSessions((clock) => {
    ears = new ScriptedEars(clock);
    return new Speech({ ears, voice: new ScriptedVoice(clock), worder: null });
  });
  if (!ears) throw new Error('nobody has asked for the ears');
  const session = randomUUID();
  const page = new SpeakingPage(await sessions.connect());
  const pass = async (ms: number): Promise<void> => {
    for (let passed = 0; passed < ms; passed += 50) await sessions.clock.advance(50);
  };
  await page.learner.ask('start', { ...startFrame(session), mode: 'open_microphone' });
  await page.open(session);
  await pass(1_500);
  await until(() => page.learner.turns.length > 0);
  return { sessions, ears, page, session, pass };
}

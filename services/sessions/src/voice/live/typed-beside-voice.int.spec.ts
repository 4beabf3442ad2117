import { randomUUID } from 'node:crypto';

import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';

import type { TestLearner, TestSessions } from '../../sessions.fixtures.js';
import { until } from '../../sessions.fixtures.js';
import { SpeakingPage } from './speaking-page.fixture.js';
import type { SpokenTalk } from './spoken-talk.fixture.js';
import { beginSpokenTalk } from './spoken-talk.fixture.js';
import type { ScriptedEars } from './talk.fixture.js';

// Real sockets and real files on a busy machine.
jest.setTimeout(30_000);

let sessions: TestSessions;
let ears: ScriptedEars;
let page: SpeakingPage;
let session: string;
let pass: SpokenTalk['pass'];

beforeEach(async () => {
  ({ sessions, ears, page, session, pass } = await beginSpokenTalk());
});

afterEach(() => sessions.close());

async function comeBack(): Promise<SpeakingPage> {
  const other = new SpeakingPage(await sessions.connect());
  await other.learner.resume(session);
  return other;
}

/** What was sent before has come: this is refused after it. */
const come = (learner: TestLearner) => learner.ask('say', undefined);

const question = 'What happened on those two mornings?';

describe('typing while the voice is being opened', () => {
  /** A page that was hung up on for far too many frames is back, and its voice waits a second. */
  async function opening(): Promise<{ other: SpeakingPage; opened: ReturnType<SpeakingPage['open']> }> {
    for (let frame = 0; frame < 1_700; frame++) page.send('typing', {});
    await until(() => !page.learner.socket.connected);
    const other = await comeBack();
    const opened = other.open(session);
    await come(other.learner);
    return { other, opened };
  }

  it('is answered by that voice', async () => {
    const { other, opened } = await opening();
    const turn = randomUUID();
    const said = other.learner.say(session, question, turn);
    await come(other.learner);
    await pass(1_100);
    expect(await opened).toMatchObject({ ok: true });
    await pass(1_000);
    expect(await said).toMatchObject({ ok: true });
    await pass(3_000);
    await until(() => other.learner.turns.length > 1);
    expect(other.learner.turns.slice(-2)).toMatchObject([{ clientTurnId: turn }, { speaker: 'persona' }]);
    expect(other.chunks.length).toBeGreaterThan(0);
  });

  it('is needed, to stay silent: no key takes its line from it', async () => {
    const { other, opened } = await opening();
    const silent = other.learner.ask('stay-silent', { sessionId: session, clientTurnId: randomUUID() });
    await come(other.learner);
    await pass(1_100);
    expect(await opened).toMatchObject({ ok: true });
    expect(await silent).toMatchObject({ problem: { code: 'silence_is_heard' } });
  });
});

describe('a voice that is opened while typed words are put on record', () => {
  it('goes on after them', async () => {
    ears.said = [{ text: 'I wanted to say that', final: true }];
    page.speak(1_000);
    await pass(250);
    page.learner.socket.close();
    await until(() => sessions.history(session).includes('ConnectionLost'));
    const other = await comeBack();

    const { journal } = sessions.kernel;
    const append = journal.append.bind(journal);
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    journal.append = (batch) => released.then(() => append(batch));
    const said = other.learner.say(session, question);
    const opened = other.open(session);
    await come(other.learner);
    release();
    expect(await said).toMatchObject({ ok: true });
    expect(await opened).toMatchObject({ ok: true });

    ears.said = [{ text: 'I am sorry that nobody came to you', final: true }];
    other.speak(1_000);
    await pass(3_000);
    await until(() => other.learner.turns.length > 5);
    expect(other.learner.turns.map(({ speaker, turn }) => `${turn} ${speaker}`)).toEqual([
      ...['1 learner', '2 persona', '3 learner', '4 persona', '5 learner', '6 persona'],
    ]);
  });
});

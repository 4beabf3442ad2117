import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';

import type { TestSessions } from '../../sessions.fixtures.js';
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

describe('words that were understood before a turn of the learner was over', () => {
  const said = 'I wanted to say that';

  /** The learner is in the middle of it when the page is lost. */
  async function lost(): Promise<void> {
    ears.said = [{ text: said, final: true }];
    page.speak(1_000);
    await pass(250);
    page.learner.socket.close();
    await until(() => sessions.history(session).includes('ConnectionLost'));
    expect(spoken()).toHaveLength(1);
  }

  async function comeBack() {
    const back = await sessions.connect();
    await back.resume(session);
    return back;
  }

  const spoken = () => sessions.history(session).filter((type) => type === 'TurnSpoken');

  it('are on record where the server ends', async () => {
    await lost();
    await sessions.restart();
    expect(spoken()).toHaveLength(2);
    const back = await comeBack();
    await new SpeakingPage(back).open(session);
    await pass(2_500);
    await until(() => back.turns.length > 0);
    expect(back.turns).toMatchObject([{ turn: 2, speaker: 'persona' }]);
  });

  it('are on record, and answered, where the conversation goes on in writing', async () => {
    await lost();
    const back = await comeBack();
    await back.say(session, 'What happened on those two mornings?');
    expect(back.turns.map(({ speaker, turn }) => `${turn} ${speaker}`)).toEqual(['1 learner', '2 persona', '3 learner', '4 persona']); // prettier-ignore
    expect(back.turns[0]?.text).toBe(said);
  });

  it('are on record where the learner then ends it', async () => {
    await lost();
    const back = await comeBack();
    await back.end(session);
    expect(back.turns[0]).toMatchObject({ turn: 1, text: said });
    expect(sessions.history(session).at(-1)).toBe('SessionEnded');
  });

  it('are on record where the time is up before the learner speaks again', async () => {
    await lost();
    const back = await comeBack();
    await sessions.clock.advance(600_000);
    await until(() => back.endings.length > 0);
    expect(back.endings).toEqual(['time']);
    expect(back.turns[0]).toMatchObject({ turn: 1, text: said });
  });

  it('are on record where the learner never comes back', async () => {
    await lost();
    await sessions.clock.advance(31 * 60_000);
    await until(() => sessions.history(session).includes('SessionEnded'));
    expect(sessions.history(session).slice(-3)).toEqual(['TurnSpoken', 'DispositionShifted', 'SessionEnded']);
  });
});

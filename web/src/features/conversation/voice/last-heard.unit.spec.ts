import { LostVoice } from '@repartee/proto';
import { describe, expect, it } from 'vitest';

import { localProblem } from '../../../api/problem-error.js';
import { createConversation } from '../conversation.js';
import type { SessionsListener } from '../sessions-port.js';
import { createLastHeard } from './last-heard.js';

const SESSION = '6a0b4a6e-0000-4000-8000-000000000001';
const PASS = '6a0b4a6e-0000-4000-8000-000000000002';
const report = { epoch: 3, segment: 1, rendered: 4_800, stopped: true };

/** A page whose connection comes when it is told to, and is lost again with every request. */
const createTestPage = () => {
  const lastHeard = createLastHeard();
  const asked: unknown[] = [];
  let listener: SessionsListener | undefined;
  const conversation = createConversation(
    {
      port: {
        open: (given) => (listener = given),
        close: () => {},
        request: (_, frame) => {
          asked.push(frame);
          return Promise.reject(localProblem('offline', 'x'));
        },
      },
      now: () => 0,
      newId: () => 'id',
      lostVoice: lastHeard.lostVoice,
      later: () => () => {},
    },
    { sessionId: SESSION },
  );
  conversation.open();
  const connect = async (): Promise<unknown> => {
    listener?.connected();
    await new Promise((resolve) => setTimeout(resolve));
    return asked.at(-1);
  };
  return { lastHeard, connect };
};

describe('a page that resumes a conversation', () => {
  it('has nothing to tell of a voice where it had none, or played nothing of it', async () => {
    const { lastHeard, connect } = createTestPage();
    expect(await connect()).toEqual({ sessionId: SESSION, fromTurn: 0 });
    lastHeard.opened(PASS);
    expect(await connect()).toEqual({ sessionId: SESSION, fromTurn: 0 });
  });

  it('tells how far it played of the voice that was lost, until another one is open', async () => {
    const { lastHeard, connect } = createTestPage();
    lastHeard.opened(PASS);
    lastHeard.played({ ...report, rendered: 2_400 });
    lastHeard.played(report);
    const lostVoice = { pass: PASS, epoch: 3, segment: 1, rendered: 4_800 };
    expect(LostVoice.safeParse(lostVoice).success).toBe(true);
    for (let times = 0; times < 2; times++)
      expect(await connect()).toEqual({ sessionId: SESSION, fromTurn: 0, lostVoice });
    lastHeard.opened(PASS);
    expect(await connect()).toEqual({ sessionId: SESSION, fromTurn: 0 });
  });
});

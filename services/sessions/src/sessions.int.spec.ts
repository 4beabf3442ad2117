import { randomUUID } from 'node:crypto';

import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';

import type { TestLearner, TestSessions } from './sessions.fixtures.js';
import { MINUTE_MS, createTestSessions, startFrame, until } from './sessions.fixtures.js';

// Real sockets and real files on a busy machine.
jest.setTimeout(30_000);

describe('conversations on sockets', () => {
  let sessions: TestSessions;
  let ada: TestLearner;
  let session: string;

  beforeEach(async () => {
    sessions = await createTestSessions();
    ada = await sessions.connect();
    session = randomUUID();
  });

  afterEach(() => sessions.close());

  describe('when ten minutes pass', () => {
    beforeEach(async () => void (await ada.start(session)));

    it('warns at 9:00 and 9:45, and ends at 10:00', async () => {
      await sessions.clock.advance(9 * MINUTE_MS - 1);
      expect(ada.warnings).toEqual([]);
      await sessions.clock.advance(1);
      await until(() => ada.warnings.length > 0);
      expect(ada.warnings).toEqual([60_000]);
      await sessions.clock.advance(45_000);
      await until(() => ada.warnings.length > 1);
      expect(ada.warnings).toEqual([60_000, 15_000]);
      await sessions.clock.advance(14_999);
      expect(ada.endings).toEqual([]);
      await sessions.clock.advance(1);
      await until(() => ada.endings.length > 0);
      expect(ada.endings).toEqual(['time']);
      expect(sessions.events(session).at(-1)).toMatchObject({ atMs: 600_000 });
    });

    it('gives what a restart has taken back, and no more', async () => {
      await sessions.clock.advance(8 * MINUTE_MS);
      await ada.say(session, 'What happened on the day itself?');
      await sessions.restart();
      await sessions.clock.advance(7 * MINUTE_MS);
      const again = await sessions.connect();
      const resumed = await again.resume(session);

      expect(resumed).toMatchObject({ ok: true, result: { elapsedMs: 8 * MINUTE_MS } });
      await sessions.clock.advance(MINUTE_MS);
      await until(() => again.warnings.length > 0);
      await sessions.clock.advance(MINUTE_MS);
      await until(() => again.endings.length > 0);
      expect(again.warnings).toEqual([60_000, 15_000]);
      expect(again.endings).toEqual(['time']);
    });

    it('ends though a timer went off early', async () => {
      await sessions.clock.advance(9 * MINUTE_MS);
      // The machine's clock is set back: by its timer time is up, by its clock there is a second left.
      sessions.clock.setBack(1_000);
      await sessions.clock.advance(MINUTE_MS);
      expect(ada.endings).toEqual([]);
      await sessions.clock.advance(1_000);
      await until(() => ada.endings.length > 0);
      expect(ada.endings).toEqual(['time']);
    });
  });

  describe('when a learner tries another way', () => {
    const lines = ['What happened on those two mornings?', 'You should have called us.'];

    beforeEach(async () => {
      await ada.start(session);
      for (const line of lines) await ada.say(session, line);
    });

    it('opens a fork with what came before, in a stream of its own', async () => {
      await ada.end(session);
      const fork = randomUUID();
      const opened = await ada.fork(session, 3, fork);

      expect(opened).toMatchObject({
        ok: true,
        result: { purpose: 'practice', attempt: 0, fork: { sessionId: session, turn: 3 } },
      });
      expect(opened.ok && opened.result.turns.map(({ speaker }) => speaker)).toEqual(['persona', 'learner', 'persona']);
      expect(sessions.history(fork)).toEqual(['SessionStarted', ...sessions.history(session).slice(1, 5)]);
      expect(await ada.say(fork, 'What would help you most?')).toMatchObject({ ok: true });
    });

    it('opens it once for the same id, and goes on with it after a restart', async () => {
      await ada.end(session);
      const fork = randomUUID();
      await ada.fork(session, 3, fork);
      await ada.fork(session, 3, fork);
      await ada.say(fork, 'What would help you most?');
      await sessions.restart();
      const again = await (await sessions.connect()).resume(fork);

      expect(again).toMatchObject({ ok: true, result: { fork: { turn: 3 } } });
      expect(again.ok && again.result.turns).toHaveLength(5);
    });

    it('takes no attempt number', async () => {
      await ada.end(session);
      await ada.fork(session, 3);
      expect(await ada.start()).toMatchObject({ ok: true, result: { attempt: 2 } });
    });

    it('waits until the session is over', async () => {
      expect(await ada.fork(session, 3)).toMatchObject({ ok: false, problem: { code: 'session_not_over' } });
    });

    it('knows no turn of the persona to leave from', async () => {
      await ada.end(session);
      expect(await ada.fork(session, 2)).toMatchObject({ ok: false, problem: { code: 'turn_not_found' } });
    });

    it('is not for the session of somebody else', async () => {
      await ada.end(session);
      const eve = await sessions.connect('acme/eve');
      expect(await eve.fork(session, 3)).toMatchObject({ ok: false, problem: { code: 'session_not_found' } });
    });
  });

  describe('when a learner pauses', () => {
    beforeEach(async () => void (await ada.start(session)));

    it('stops the clock, also over a restart, until the learner continues', async () => {
      await sessions.clock.advance(MINUTE_MS);
      await ada.ask('pause', { sessionId: session });
      await sessions.clock.advance(5 * MINUTE_MS);
      await sessions.restart();
      const again = await sessions.connect();

      expect(await again.resume(session)).toMatchObject({
        ok: true,
        result: { elapsedMs: MINUTE_MS, paused: true },
      });
      expect(await again.say(session, 'Hello?')).toMatchObject({ ok: false, problem: { code: 'session_paused' } });
      await again.ask('continue', { sessionId: session });
      expect(await again.say(session, 'Hello?')).toMatchObject({ ok: true });
    });
  });

  describe('when a start is on its way', () => {
    it('numbers attempts one after the other, however many come at once', async () => {
      const started = await Promise.all(Array.from({ length: 5 }, () => ada.start()));
      const attempts = started.map((ack) => (ack.ok ? ack.result.attempt : 0));
      expect(attempts.sort()).toEqual([1, 2, 3, 4, 5]);
    });

    it('opens one session for the same id, and goes on where its connection was lost', async () => {
      ada.socket.emit('start', startFrame(session), () => undefined);
      await until(() => sessions.history(session).length > 0);
      ada.socket.close();
      await until(() => sessions.history(session).includes('ConnectionLost'));
      const back = await sessions.connect();

      expect(await back.start(session)).toMatchObject({ ok: true, result: { attempt: 1 } });
      expect(await back.say(session, 'What happened?')).toMatchObject({ ok: true });
    });

    it('keeps the same id apart in two organisations', async () => {
      const rival = await sessions.connect('rival/ada');
      await ada.start(session);
      await rival.start(session);
      await rival.end(session);

      expect(rival.endings).toEqual(['learner']);
      expect(ada.endings).toEqual([]);
      expect(await ada.say(session, 'What happened?')).toMatchObject({ ok: true });
      expect(await ada.start()).toMatchObject({ ok: true, result: { attempt: 2 } });
    });
  });

  describe('when a learner has two tabs', () => {
    let other: TestLearner;

    beforeEach(async () => {
      await ada.start(session);
      other = await sessions.connect();
    });

    it('hands the session to the newer one', async () => {
      await other.resume(session);
      await until(() => ada.takenOver.length > 0);
      await other.say(session, 'What happened?');
      await until(() => other.turns.length >= 2);

      expect(ada.turns.filter(({ speaker }) => speaker === 'learner')).toEqual([]);
    });

    it('records a turn once that both have sent', async () => {
      const turn = randomUUID();
      const [one, two] = await Promise.all([
        ada.say(session, 'What happened?', turn),
        other.say(session, 'What happened?', turn),
      ]);

      expect([one.ok, two.ok]).toEqual([true, true]);
      expect(
        sessions.events(session).filter((event) => 'clientTurnId' in event && event.clientTurnId === turn),
      ).toHaveLength(1);
    });

    it('goes on while the older one hangs up', async () => {
      ada.socket.close();
      await other.resume(session);
      expect(await other.say(session, 'What happened?')).toMatchObject({ ok: true });
    });
  });

  describe('when one tab opens a second session', () => {
    it('lets the first one wait', async () => {
      const second = randomUUID();
      await ada.start(session);
      await ada.start(second);

      expect(sessions.history(session).at(-1)).toBe('ConnectionLost');
      ada.socket.close();
      await until(() => sessions.history(second).at(-1) === 'ConnectionLost');
    });
  });

  describe('when the journal refuses', () => {
    it('calls time again until it is recorded', async () => {
      await ada.start(session);
      const { journal } = sessions.kernel;
      const append = journal.append.bind(journal);
      journal.append = () => Promise.reject(new Error('database or disk is full'));
      await sessions.clock.advance(10 * MINUTE_MS);
      expect(ada.endings).toEqual([]);
      journal.append = append;
      await sessions.clock.advance(5_000);
      await until(() => ada.endings.length > 0);
      expect(ada.endings).toEqual(['time']);
    });
  });

  describe('when nobody comes back', () => {
    it('counts as abandoned after half an hour', async () => {
      await ada.start(session);
      ada.socket.close();
      await until(() => sessions.history(session).includes('ConnectionLost'));
      await sessions.clock.advance(30 * MINUTE_MS - 1);
      expect(sessions.history(session).at(-1)).toBe('ConnectionLost');
      await sessions.clock.advance(1);
      await until(() => sessions.history(session).at(-1) === 'SessionEnded');
    });
  });

  describe('when a frame is not as it should be', () => {
    beforeEach(async () => void (await ada.start(session)));

    it.each([
      ['nothing', undefined],
      ['a list', [1]],
      ['a field too many', { sessionId: randomUUID(), clientTurnId: randomUUID(), text: 'Hello', extra: 1 }],
      ['no words', { sessionId: randomUUID(), clientTurnId: randomUUID(), text: '   ' }],
      ['too many words', { sessionId: randomUUID(), clientTurnId: randomUUID(), text: 'x'.repeat(2_001) }],
    ])('refuses %s', async (_, frame) => {
      expect(await ada.ask('say', frame)).toMatchObject({ ok: false, problem: { code: 'invalid_input' } });
    });

    it('takes the longest turn there is', async () => {
      expect(await ada.say(session, '\u00e9'.repeat(2_000))).toMatchObject({ ok: true });
    });

    it('refuses a turn after the end', async () => {
      await ada.end(session);
      expect(await ada.say(session, 'One more thing.')).toMatchObject({ ok: false, problem: { code: 'session_over' } });
    });

    it('does not know the session of somebody else', async () => {
      const bob = await sessions.connect('acme/bob');
      for (const answer of [await bob.resume(session), await bob.say(session, 'Hello'), await bob.start(session)])
        expect(answer).toMatchObject({ ok: false, problem: { code: 'session_not_found' } });
      expect(await ada.say(session, 'What happened?')).toMatchObject({ ok: true });
    });
  });
});

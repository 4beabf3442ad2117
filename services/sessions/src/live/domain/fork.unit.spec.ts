import { describe, expect, it } from '@jest/globals';

import { decide } from './session.decide.js';
import type { SessionCommand } from './session.decide.js';
import type { SessionEvent, SessionOpening } from './session-events.js';
import type { EndedSession, LiveSession, SessionState } from './session.js';
import { elapsedMs, evolve, initialState } from './session.js';
import { play, say, startCommand, startedAt } from './session.fixtures.js';
import { takenOver } from './taken-over.js';

interface Played {
  history: readonly SessionEvent[];
  state: SessionState;
}

/** A session with everything that happened in it. */
const playedBy = (...commands: readonly SessionCommand[]): Played =>
  commands.reduce<Played>(
    ({ history, state }, command) => {
      const events = decide(command, state);
      return {
        history: [...history, ...events],
        state: events.reduce<SessionState>((folded, event) => evolve(folded, event, play), state),
      };
    },
    { history: [], state: initialState },
  );

const first = say('What happened on those two mornings?', 20_000, 'one');
const second = say('I will call you back on Thursday.', 60_000, 'two');
const third = say('You should have called earlier.', 90_000, 'three');
const close: SessionCommand = { type: 'Close', at: startedAt + 120_000 };

const pause: SessionCommand = { type: 'Pause', at: startedAt + 30_000 };
const goOn: SessionCommand = { type: 'Continue', at: startedAt + 50_000 };

const straight = playedBy(startCommand(), first, second, third, close);
const broken = playedBy(startCommand(), first, pause, goOn, second, third, close);

/** The fork of it that says turn `turn` otherwise, a day later. */
const forkAt = (turn: number): LiveSession => {
  const { events, atMs } = takenOver(straight.history, turn);
  const { opening } = straight.state as EndedSession;
  const forked: SessionOpening = {
    ...opening,
    sessionId: '0b5c1f1e-0000-4000-8000-000000000002',
    attempt: 0,
    fork: { sessionId: opening.sessionId, turn, atMs, rootSessionId: opening.sessionId },
  };
  const at = startedAt + 86_400_000;
  return playedBy({ type: 'Fork', at, opening: forked, takenOver: events, play }).state as LiveSession;
};

describe('a fork', () => {
  it('stands where the session stood before that turn: disposition, ledger, facts, words', () => {
    const before = playedBy(startCommand(), first, second).state as LiveSession;
    const fork = forkAt(5);
    expect(fork.dialogue).toEqual({ ...before.dialogue, attempt: 0 });
    expect(fork.dialogue.ledger.map(({ type }) => type)).toContain('promise');
    expect(fork.turns).toEqual(before.turns);
    expect(fork.shifts).toEqual(before.shifts);
  });

  it('has the time that was left when the persona had answered', () => {
    const fork = forkAt(5);
    expect(elapsedMs(fork, startedAt + 86_400_000)).toBe(60_000);
    expect(elapsedMs(fork, startedAt + 86_400_000 + 5_000)).toBe(65_000);
  });

  it('answers the same words as the session did', () => {
    const again = decide(say('You should have called earlier.', 86_400_000 + 30_000), forkAt(5));
    const answered = straight.history.filter(({ type }) => type === 'DispositionShifted');
    expect(again.find(({ type }) => type === 'DispositionShifted')).toEqual(answered.at(-1));
  });

  it('leaves pauses and lost connections behind', () => {
    const talk = ['TurnSpoken', 'TurnSpoken', 'DispositionShifted', 'TurnSpoken'];
    expect(takenOver(broken.history, 3).events.map(({ type }) => type)).toEqual(talk);
  });

  it('begins with an empty record at the first turn', () => {
    expect(forkAt(1)).toMatchObject({ turns: [{ speaker: 'persona' }], dialogue: { learnerTurns: 0 } });
  });

  it.each([0, 2, 99, -1])('cannot leave at %d, which is no learner turn', (turn) => {
    expect(() => takenOver(straight.history, turn)).toThrow('turn_not_found');
  });

  it('takes no words that are on record already', () => {
    expect(decide(say('Again', 86_400_000, 'one'), forkAt(5))).toEqual([]);
  });

  it('names the first session of its family when it is kept', () => {
    const fork = forkAt(3);
    const [ended] = decide({ type: 'Close', at: startedAt + 86_400_000 }, fork).slice(-1);
    const over = evolve(fork, ended as SessionEvent, play);
    expect(decide({ type: 'Keep', at: startedAt + 86_400_000 }, over)).toEqual([
      { type: 'SessionKept', rootSessionId: '0b5c1f1e-0000-4000-8000-000000000001' },
    ]);
  });
});

describe('keeping', () => {
  it('waits for the end', () => {
    const { state } = playedBy(startCommand());
    expect(() => decide({ type: 'Keep', at: startedAt }, state)).toThrow('session_not_over');
  });
});

describe('a pause', () => {
  const at = (ms: number) => startedAt + ms;
  const paused = playedBy(startCommand(), { type: 'Pause', at: at(10_000) }).state as LiveSession;

  it('stops the clock until it is continued', () => {
    expect(elapsedMs(paused, at(300_000))).toBe(10_000);
    const [continued] = decide({ type: 'Continue', at: at(300_000) }, paused);
    const running = evolve(paused, continued as SessionEvent, play) as LiveSession;
    expect(elapsedMs(running, at(305_000))).toBe(15_000);
  });

  it('takes no words', () => {
    expect(() => decide(say('Hello', 20_000), paused)).toThrow('session_paused');
  });

  it('does not end because the page was opened again', () => {
    expect(decide({ type: 'ResumeConnection', at: at(20_000) }, paused)).toEqual([]);
    expect(decide({ type: 'LoseConnection', at: at(20_000) }, paused)).toEqual([]);
  });

  it('is pressed once', () => {
    expect(decide({ type: 'Pause', at: at(20_000) }, paused)).toEqual([]);
  });

  it('can be closed', () => {
    const events = decide({ type: 'Close', at: at(20_000) }, paused);
    expect(events.at(-1)).toMatchObject({ type: 'SessionEnded', ending: { reason: 'learner', atMs: 10_000 } });
  });

  it('is not for an assessed conversation', () => {
    const assessed = playedBy(startCommand({ purpose: 'assessed' })).state;
    expect(() => decide({ type: 'Pause', at: at(5_000) }, assessed)).toThrow('pause_not_allowed');
  });
});

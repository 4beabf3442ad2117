import { describe, expect, it } from '@jest/globals';

import { decide } from './session.decide.js';
import { elapsedMs } from './session.js';
import { say, sessionAfter, startCommand, startedAt } from './session.fixtures.js';

const typesOf = (events: readonly { type: string }[]): string[] => events.map(({ type }) => type);

const lines = [
  'Good morning, my name is Alex. What happened on those two mornings?',
  'So you waited twice and nobody came. I understand that you are angry.',
  'What would help you most this week?',
];

describe('a session that has not started', () => {
  it('starts, and the persona speaks first where the scenario says so', () => {
    expect(typesOf(decide(startCommand(), { status: 'unborn' }))).toEqual(['SessionStarted', 'TurnSpoken']);
  });

  it('refuses words', () => {
    expect(() => decide(say('Hello', 1000), { status: 'unborn' })).toThrow('session_not_found');
  });
});

describe('a live session', () => {
  it('refuses to start again', () => {
    expect(() => decide(startCommand(), sessionAfter(startCommand()))).toThrow('session_exists');
  });

  it('records the turn, what it did and the answer, in that order', () => {
    const events = decide(say('What happened?', 5000), sessionAfter(startCommand()));
    expect(typesOf(events)).toEqual(['TurnSpoken', 'DispositionShifted', 'TurnSpoken']);
  });

  it('stays quiet about a turn that is on record', () => {
    const session = sessionAfter(startCommand(), say('What happened?', 5000, 'one'));
    expect(decide(say('What happened?', 6000, 'one'), session)).toEqual([]);
  });

  it('stays quiet about the time before it is over', () => {
    expect(decide({ type: 'CallTime', at: startedAt + 599_999 }, sessionAfter(startCommand()))).toEqual([]);
  });

  it('ends at ten minutes with the last words of the persona', () => {
    const events = decide({ type: 'CallTime', at: startedAt + 600_000 }, sessionAfter(startCommand()));
    expect(typesOf(events)).toEqual(['TurnSpoken', 'SessionEnded']);
    expect(events.at(-1)).toMatchObject({ ending: { reason: 'time', objectiveReached: false, atMs: 600_000 } });
  });

  it('takes no words after ten minutes, and ends instead', () => {
    const events = decide(say('One more thing', 600_001), sessionAfter(startCommand()));
    expect(events.at(-1)).toMatchObject({ type: 'SessionEnded', ending: { reason: 'time' } });
  });

  it('never runs backwards, where the clock of the machine is set back', () => {
    const session = sessionAfter(startCommand(), say('What happened?', 50_000), say('And then?', -3_600_000));
    if (session.status !== 'live') throw new Error('the session is over');
    expect(session.turns.map(({ endedMs }) => endedMs)).toEqual([0, 50_000, 50_000, 50_000, 50_000]);
    expect(elapsedMs(session, startedAt + 51_000)).toBe(51_000);
  });

  it('takes "say nothing" as a silence that is answered', () => {
    const silence = { type: 'StaySilent', at: startedAt + 8000, clientTurnId: 'quiet' } as const;
    expect(typesOf(decide(silence, sessionAfter(startCommand())))).toEqual([
      'SilenceFell',
      'DispositionShifted',
      'TurnSpoken',
    ]);
  });

  it('counts its turns and its final disposition when the learner closes', () => {
    const session = sessionAfter(startCommand(), say('What happened?', 5000));
    const ended = decide({ type: 'Close', at: startedAt + 9000 }, session).at(-1);
    expect(ended).toMatchObject({ type: 'SessionEnded', ending: { reason: 'learner' }, final: { turns: 4 } });
  });
});

describe('a session whose connection is lost', () => {
  const lost = [startCommand(), { type: 'LoseConnection', at: startedAt + 60_000 }] as const;

  it('stands still until the learner is back', () => {
    const session = sessionAfter(...lost, { type: 'ResumeConnection', at: startedAt + 3_600_000 });
    if (session.status !== 'live') throw new Error('not live');
    expect(elapsedMs(session, startedAt + 3_600_000 + 5000)).toBe(65_000);
  });

  it('refuses words until then', () => {
    expect(() => decide(say('Hello?', 61_000), sessionAfter(...lost))).toThrow('session_paused');
  });

  it('stays quiet about a second loss', () => {
    expect(decide({ type: 'LoseConnection', at: startedAt + 61_000 }, sessionAfter(...lost))).toEqual([]);
  });

  it('is abandoned at the moment of the loss', () => {
    const events = decide({ type: 'Abandon', at: startedAt + 2_000_000 }, sessionAfter(...lost));
    expect(events).toMatchObject([{ type: 'SessionEnded', ending: { reason: 'abandoned', atMs: 60_000 } }]);
  });
});

describe('a session that is over', () => {
  const over = sessionAfter(startCommand(), { type: 'Close', at: startedAt + 9000 });

  it('refuses words', () => {
    expect(() => decide(say('Wait', 10_000), over)).toThrow('session_over');
  });

  it('stays quiet about a second close', () => {
    expect(decide({ type: 'Close', at: startedAt + 10_000 }, over)).toEqual([]);
  });
});

describe('the same words in two attempts', () => {
  const dispositions = (wordingSeed: number, attempt: number) => {
    const session = sessionAfter(
      startCommand({ wordingSeed, attempt }),
      ...lines.map((line, index) => say(line, 10_000 * (index + 1))),
    );
    if (session.status === 'unborn') throw new Error('unborn');
    return session.shifts.map(({ after }) => after);
  };

  it('move the disposition alike, however the persona words its part', () => {
    const first = dispositions(7, 1);
    expect(first).toHaveLength(3);
    for (let seed = 0; seed < 20; seed++) expect(dispositions(seed, 1 + (seed % 3))).toEqual(first);
  });
});

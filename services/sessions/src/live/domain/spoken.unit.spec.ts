import { describe, expect, it } from '@jest/globals';
import { offlineMind } from '@repartee/dialogue';

import { owedReply } from './owed-reply.js';
import { decide } from './session.decide.js';
import type { SessionCommand } from './session.decide.js';
import { impatientPlay, say, sessionAfter, startCommand, startedAt } from './session.fixtures.js';
import type { LiveSession } from './session.js';
import type { SpokenCommand } from './spoken.decide.js';

const typesOf = (events: readonly { type: string }[]): string[] => events.map(({ type }) => type);

const aloud = { ...startCommand(), aloud: true } as SessionCommand;
const live = (...commands: readonly SessionCommand[]): LiveSession => {
  const session = sessionAfter(...commands);
  if (session.status !== 'live') throw new Error(session.status);
  return session;
};
const owedAfter = (...commands: readonly SessionCommand[]): string => owedReply(live(...commands))?.text ?? '';

const heardPersona = (turn: number, generated: string, change: Partial<SpokenCommand & { type: 'HearPersona' }> = {}) =>
  ({
    ...{
      type: 'HearPersona',
      at: startedAt + 5_000,
      turn,
      text: generated,
      generated,
      isWhole: true,
      evidence: 'exact',
    },
    ...{ byLearner: false, mode: 'open_microphone', startedMs: 1_000, endedMs: 4_000, ...change },
  }) as const satisfies SpokenCommand;

const heardLearner = (turn: number, text: string, byPersona = false) =>
  ({
    ...{ type: 'HearLearner', at: startedAt + 9_000, turn, text, clientTurnId: '', byPersona },
    ...{ mode: 'open_microphone', startedMs: 5_000, endedMs: 8_000 },
  }) as const satisfies SpokenCommand;

const hangUp = (reason: 'time' | 'persona' | 'learner') =>
  ({
    ...{ type: 'HangUp', at: startedAt + 60_000, atMs: 60_000, reason },
    ...{ mode: 'open_microphone', mind: offlineMind },
  }) as const satisfies SpokenCommand;

const opening = owedAfter(aloud);

describe('a session that begins aloud', () => {
  it('has its first words to say yet', () => {
    expect(typesOf(decide(aloud, { status: 'unborn' }))).toEqual(['SessionStarted']);
    expect(opening).toMatch(/\w/);
  });

  it('records what was heard of them, beside what was to be said', () => {
    const [event] = decide(heardPersona(0, opening), live(aloud));
    expect(event).toMatchObject({
      type: 'TurnSpoken',
      turn: { text: opening, heard: { generated: opening, evidence: 'exact' }, startedMs: 1_000, endedMs: 4_000 },
    });
  });

  it('shows them before the first typed words, where they were not said', () => {
    const events = decide(say('What happened?', 5_000), live(aloud));
    expect(typesOf(events)).toEqual(['TurnSpoken', 'TurnSpoken', 'DispositionShifted', 'TurnSpoken']);
    expect(events[0]).toMatchObject({ turn: { speaker: 'persona', text: opening } });
  });
});

describe('a spoken turn of the learner', () => {
  const begun = [aloud, heardPersona(0, opening)] as const;
  const asked = heardLearner(1, 'What happened on those two mornings?');

  it('goes on record with its seconds and with what it did, and the answer waits to be heard', () => {
    const events = decide(asked, live(...begun));
    expect(typesOf(events)).toEqual(['TurnSpoken', 'DispositionShifted']);
    expect(events[0]).toMatchObject({ turn: { startedMs: 5_000, endedMs: 8_000, mode: 'open_microphone' } });
  });

  it('moves the persona as the same words typed do, and is answered in the same words', () => {
    const typed = live(startCommand(), say(asked.text, 9_000));
    const spoken = live(...begun, asked);
    expect(spoken.shifts).toEqual(typed.shifts);
    expect(owedReply(spoken)?.text).toBe(typed.turns.at(-1)?.text);
  });

  it('is recorded once', () => {
    expect(decide(asked, live(...begun, asked))).toEqual([]);
  });

  it('leaves no gap', () => {
    expect(() => decide({ ...asked, turn: 2 }, live(...begun))).toThrow('turn_missing');
  });
});

describe('a turn of the persona of which the beginning was heard', () => {
  const generated = 'I waited on two mornings. Nobody came. Who will pay for that?';
  const cut = { text: 'I waited on two mornings. Nobody' };
  const asked = [aloud, heardPersona(0, opening), heardLearner(1, 'What happened?')] as const;

  it('has put no question, and has not made the points that were not reached', () => {
    const whole = owedReply(live(...asked))?.utterance;
    const [event] = decide(heardPersona(2, generated, cut), live(...asked));
    if (event?.type !== 'TurnSpoken' || event.turn.speaker !== 'persona') throw new Error('no turn');
    expect(event.turn.utterance.asks).toEqual([]);
    expect(event.turn.utterance.points.length).toBeLessThan(whole?.points.length ?? 0);
  });

  it('is taken up again at the sentence that was cut, where the connection was lost', () => {
    expect(owedAfter(...asked, heardPersona(2, generated, cut))).toBe('Nobody came. Who will pay for that?');
  });

  it('has said less than all where its mind broke off, though every word so far was heard', () => {
    const authored = owedAfter(...asked);
    const broken = heardPersona(2, 'I waited on two mornings.', { isWhole: false });
    const [event] = decide(broken, live(...asked));
    expect(event).toMatchObject({ turn: { text: broken.text, utterance: { asks: [] } } });
    expect(live(...asked, broken).dialogue).not.toEqual(live(...asked, { ...broken, isWhole: true }).dialogue);
    expect(owedAfter(...asked, broken)).toBe(authored);
    expect(owedAfter(...asked, { ...broken, text: '', evidence: 'none' })).toBe(authored);
  });

  it('is over where the learner interrupted it, which is on record', () => {
    const interrupted = heardPersona(2, generated, { ...cut, byLearner: true });
    expect(typesOf(decide(interrupted, live(...asked))).slice(0, 2)).toEqual(['TurnSpoken', 'TurnInterrupted']);
    expect(owedReply(live(...asked, interrupted))).toBeNull();
  });

  it('was not said where nothing of it was heard', () => {
    const before = live(...asked);
    const after = live(...asked, heardPersona(2, generated, { text: '', evidence: 'none', byLearner: true }));
    expect(after.dialogue).toEqual(before.dialogue);
    expect(after.turns).toHaveLength(3);
    expect(owedReply(after)?.text).toBe(generated);
  });
});

describe('a silence that is heard', () => {
  const fell = { type: 'FallSilent', at: startedAt, afterTurn: 0, durationMs: 10_000, atMs: 14_000 } as const;
  const begun = [aloud, heardPersona(0, opening)] as const;

  it('has its length and its effect, and something is said into it', () => {
    const events = decide(fell, live(...begun));
    expect(typesOf(events)).toEqual(['SilenceFell', 'DispositionShifted']);
    expect(events[0]).toMatchObject({ silence: { durationMs: 10_000, afterTurn: 0, atMs: 14_000 } });
    expect(owedAfter(...begun, fell)).toMatch(/\w/);
  });

  it('is recorded once', () => {
    expect(decide(fell, live(...begun, fell))).toEqual([]);
  });
});

describe('a spoken session that closes', () => {
  it.each(['time', 'learner'] as const)('ends without last words that nobody would hear: %s', (reason) => {
    expect(decide(hangUp(reason), live(aloud, heardPersona(0, opening)))).toMatchObject([
      { type: 'SessionEnded', ending: { reason, objectiveReached: false, atMs: 60_000 }, mode: 'open_microphone' },
    ]);
  });

  it('stays quiet where it is over', () => {
    expect(decide(hangUp('time'), sessionAfter(aloud, hangUp('learner')))).toEqual([]);
  });
});

describe('a persona that cuts in', () => {
  const impatient = { ...aloud, play: impatientPlay } as SessionCommand;
  const first = owedAfter(impatient);
  const before = [impatient, heardPersona(0, first), heardLearner(1, 'What happened on those two mornings?')] as const;
  const answered = [...before, heardPersona(2, owedAfter(...before))] as const;
  const words = 'I understand that it was a long wait and that nobody called';

  it('is on record with the turn that it cut, which was not owed before', () => {
    const events = decide(heardLearner(3, words, true), live(...answered));
    expect(typesOf(events)).toEqual(['TurnSpoken', 'TurnInterrupted', 'DispositionShifted']);
    expect(events[1]).toEqual({ type: 'TurnInterrupted', turn: 3, by: 'persona', atMs: 8_000 });
  });

  it('says so before it answers, and answers as it would have', () => {
    const plain = owedAfter(...answered, heardLearner(3, words));
    expect(owedAfter(...answered, heardLearner(3, words, true))).toBe(`Let me stop you there. ${plain}`);
  });

  it('cuts in only once it has heard somebody out', () => {
    expect(owedReply(live(impatient))?.cutsInAfterMs).toBeNull();
    expect(owedReply(live(...before))?.cutsInAfterMs).toBe(10_000);
    expect(owedReply(live(aloud))?.cutsInAfterMs).toBeNull();
  });
});

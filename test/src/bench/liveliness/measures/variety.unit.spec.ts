import { createTestSession, sessionSaying } from '../stage/session.fixture.js';
import { valueOf } from '../tally.js';
import { distinctFirstReplies } from './first-replies.js';
import { responsive } from './responsive.js';
import { tracesEqual } from './traces.js';

describe('over the wording seeds', () => {
  it('counts different first replies for the learner who hears the fewest', () => {
    const sessions = [
      sessionSaying(['Yes?'], { learner: 'novice', seed: 1 }),
      sessionSaying(['Hello.'], { learner: 'novice', seed: 2 }),
      sessionSaying(['Yes?', 'Go on.'], { learner: 'terse', seed: 1 }),
      sessionSaying(['Yes?', 'Well?'], { learner: 'terse', seed: 2 }),
    ];
    expect(valueOf(distinctFirstReplies(sessions).tally)).toBe(1);
  });

  it('finds a learner whose trace differs with the seed, be it only longer', () => {
    const play = (learner: string, seed: number, traces: readonly string[]) =>
      createTestSession({ learner, seed, exchanges: traces.map((trace) => ({ trace })) });
    const sessions = [
      ...[play('novice', 1, ['a', 'b']), play('novice', 2, ['a', 'b'])],
      ...[play('terse', 1, ['a', 'b']), play('terse', 2, ['a', 'c'])],
      ...[play('wordy', 1, ['a']), play('wordy', 2, ['a', 'b'])],
      play('hostile', 1, ['z']),
    ];
    const { tally, cases } = tracesEqual(sessions);
    expect(valueOf(tally)).toBe(0.5);
    expect(cases.map(({ who }) => who)).toEqual(['terse, seed 2', 'wordy, seed 2']);
  });
});

describe('when the last turn is another one', () => {
  it('counts the replies that change', () => {
    const swap = { who: 'average, seed 1', before: [], text: 'When?', otherText: 'Sorry.', reply: 'On Monday.' };
    const { tally, cases } = responsive([
      { ...swap, otherReply: 'Too late.' },
      { ...swap, otherReply: 'On Monday.' },
    ]);
    expect(valueOf(tally)).toBe(0.5);
    expect(cases).toHaveLength(1);
  });
});

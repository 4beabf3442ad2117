import { createTestSession } from '../stage/session.fixture.js';
import { valueOf } from '../tally.js';
import { callBacksInEightTurns, falseCallBacks } from './call-backs.js';
import { promisesNamedAtClose } from './promises.js';

describe('the promises of a session', () => {
  it('are to be named in the last words, each of them', () => {
    const session = createTestSession({
      close: { text: "So you'll call me back, then.", promises: ['call me back', 'send the part'] },
    });
    const { tally, cases } = promisesNamedAtClose([session]);
    expect(valueOf(tally)).toBe(0.5);
    expect(cases).toMatchObject([{ expected: '"send the part" named' }]);
  });

  it('need not be where there is none, or where the persona leaves', () => {
    const none = createTestSession({ close: { text: 'Goodbye.', promises: [] } });
    expect(valueOf(promisesNamedAtClose([none, createTestSession()]).tally)).toBeNull();
  });
});

const quiet = {};
const promise = {
  text: "I'll call you back on Thursday.",
  reading: { act: 'commitment', topics: [], cues: [] },
} as const;
const recalling = (turn: number, said = 'call me back') =>
  ({ said: { callBacks: [{ kind: 'entry', turn, said }] } }) as const;

describe('a call-back', () => {
  it('counts once it is four turns old, for eight turns of the longer sessions', () => {
    const session = createTestSession({
      exchanges: [promise, quiet, quiet, recalling(1), recalling(1), quiet, quiet, quiet],
    });
    const short = createTestSession({ exchanges: [promise, quiet, quiet, quiet, recalling(1)] });
    expect(valueOf(callBacksInEightTurns([session, short]).tally)).toBe(1);
  });

  it('is false where the turn it names did not say so', () => {
    const wrongTurn = createTestSession({ exchanges: [promise, quiet, quiet, quiet, quiet, recalling(2)] });
    const wrongWords = createTestSession({ exchanges: [promise, quiet, quiet, quiet, recalling(1, 'send 200 euros')] });
    expect(valueOf(falseCallBacks([wrongTurn, wrongWords]).tally)).toBe(2);
  });

  it('is false where the lever, cue or point it goes back to never came, and true where it did', () => {
    const goingBack = (kind: 'lever' | 'cue' | 'point', id: string) => ({ said: { callBacks: [{ kind, id }] } });
    const came = [
      { causes: [{ kind: 'lever', id: 'listens' }] as const },
      { reading: { act: 'apology', topics: [], cues: [{ cue: 'apology', evidence: [], recogniser }] } as const },
      { said: { points: ['waited-twice'] } },
    ];
    const backs = [goingBack('lever', 'listens'), goingBack('cue', 'apology'), goingBack('point', 'waited-twice')];
    expect(valueOf(falseCallBacks([createTestSession({ exchanges: [...came, ...backs] })]).tally)).toBe(0);
    expect(valueOf(falseCallBacks([createTestSession({ exchanges: [quiet, quiet, quiet, ...backs] })]).tally)).toBe(3);
  });
});

const recogniser = { name: 'test', version: '1' };

import { createTestSession } from '../stage/session.fixture.js';
import { valueOf } from '../tally.js';
import { fallback, fallbackTwice } from './fallback.js';

const nothing = { said: { takesUp: 'nothing' } } as const;
const unclear = { said: { takesUp: 'unclear' } } as const;
const taken = { said: { takesUp: 'something' } } as const;
const answers = [{ question: 'when', how: 'refused', topics: ['delivery'], kinds: ['date'] }] as const;
const answered = { said: { takesUp: 'nothing', answers } } as const;

describe('a reply that neither takes up nor answers', () => {
  it('is a fallback, and so is not to have understood', () => {
    const session = createTestSession({ exchanges: [nothing, unclear, taken, answered] });
    expect(valueOf(fallback([session]).tally)).toBe(0.5);
  });

  it('is none to noise, and none at the end', () => {
    const noise = createTestSession({ learner: 'adversarial', exchanges: [unclear, taken] });
    const last = createTestSession({ exchanges: [taken, { ...nothing, isLast: true }] });
    expect(valueOf(fallback([noise, last]).tally)).toBe(0);
  });

  it('counts twice where one follows another in the same session', () => {
    const session = createTestSession({ exchanges: [nothing, nothing, unclear, taken, nothing] });
    expect(valueOf(fallbackTwice([session, createTestSession({ exchanges: [nothing] })]).tally)).toBe(2);
  });
});

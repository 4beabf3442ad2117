import { createTestSession } from '../stage/session.fixture.js';
import { valueOf } from '../tally.js';
import { wordsClosedMedian, wordsEngagedMedian, wordsLongest } from './words.js';

const session = createTestSession({
  opening: 'One two three four five six.',
  exchanges: [
    { said: { stance: 'closed', text: 'No.' } },
    { said: { stance: 'closed', text: "I don't think so." } },
    { said: { stance: 'closed', text: 'One two three four five.' } },
    { said: { stance: 'guarded', text: 'One two three.' } },
    { said: { stance: 'engaged', text: 'One two.' } },
    { said: { stance: 'engaged', text: 'One two three four five six seven.' }, isLast: true },
  ],
});

describe('words in a reply', () => {
  it('have their median by stance, last words left out; "don\'t" is one', () => {
    expect(valueOf(wordsClosedMedian([session]).tally)).toBe(4);
    expect(valueOf(wordsEngagedMedian([session]).tally)).toBe(2);
  });

  it('are most in the longest text of all', () => {
    expect(valueOf(wordsLongest([session]).tally)).toBe(7);
  });
});

import { createTestSession, sessionSaying } from '../stage/session.fixture.js';
import { valueOf } from '../tally.js';
import { sameOpeningThirdTime } from './openings.js';
import { sharedWithPreviousAttempt } from './previous-attempt.js';
import { repeatedSentences } from './repeated-sentences.js';
import { worstTrigramOverlap } from './trigram-overlap.js';

describe('when the persona repeats itself', () => {
  it('counts every sentence that was said before, in the opening and the last words too', () => {
    const session = sessionSaying(['I waited. Twice.', 'Nobody came.'], {
      opening: 'Twice!',
      close: { text: 'Nobody came. Goodbye.', promises: [] },
    });
    const { tally, cases } = repeatedSentences([session]);
    expect(valueOf(tally)).toBe(2);
    expect(cases.map(({ reply }) => reply)).toEqual(['I waited. Twice.', 'Nobody came. Goodbye.']);
  });

  it('counts no sentence of another session, and an agreement once', () => {
    const agreed = sessionSaying(['Then we agree.'], { close: { text: 'Then we agree.', promises: [] } });
    expect(valueOf(repeatedSentences([agreed, sessionSaying(['Then we agree.'])]).tally)).toBe(0);
  });

  it('takes the worst pair of texts, be they next to one another or not', () => {
    const session = sessionSaying(['I have to go.', 'Nothing of the kind.', 'I have to stay.']);
    expect(valueOf(worstTrigramOverlap([session]).tally)).toBe(0.5);
  });

  it('counts an opening of three words from the third time on', () => {
    const session = sessionSaying(['I told you so.', 'I told you, no.', 'I told you.', 'Well.', 'Well.', 'Well.']);
    expect(valueOf(sameOpeningThirdTime([session]).tally)).toBe(1);
  });
});

describe('at a second attempt', () => {
  it('counts the sentences that the same learner has heard before', () => {
    const first = [sessionSaying(['One. Two.']), sessionSaying(['Five.'])];
    const second = [sessionSaying(['Two. Three. Four.']), sessionSaying(['One.'])];
    expect(valueOf(sharedWithPreviousAttempt(first, second).tally)).toBe(0.25);
  });

  it('has nothing to share where nothing is said', () => {
    const silent = [createTestSession()];
    expect(valueOf(sharedWithPreviousAttempt(silent, silent).tally)).toBeNull();
  });
});

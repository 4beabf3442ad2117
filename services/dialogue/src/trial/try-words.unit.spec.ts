import { occasionAt } from '../scoring/debriefing/suggestions.js';
import { viewSession } from '../scoring/session-view.js';
import { createTestShift, createTestTranscript, personaSays, testPlay } from '../scoring/session.fixtures.js';
import { transcript } from '../scoring/told-session.fixture.js';
import { furtherTurns } from './average-learner.js';
import { standings } from './standing.js';
import { tryWords } from './try-words.js';

/** Owns up to the blame of turn 1: by itself it moves trust a little. */
const words = 'I am sorry about that.';

describe('a sentence that moves the persona by itself', () => {
  const { before, answered } = standings(testPlay, transcript);
  const standing = before.get(3);

  it('is a trial where nothing was said in its place', () => {
    expect(standing && tryWords(testPlay, { before: standing }, words)).toMatchObject({
      before: { trust: 28 },
      after: { trust: 32 },
    });
  });

  it('is none where two turns further it comes to less than what was said', () => {
    expect(standing && tryWords(testPlay, { before: standing, said: answered.get(4) }, words)).toBeNull();
  });
});

describe('the average learner of a trial', () => {
  it.each(['en', 'fr'] as const)('says two turns whatever the seed, in %s', (language) => {
    for (let seed = 0; seed < 120; seed += 1) expect(furtherTurns(testPlay, language, seed)).toHaveLength(2);
  });
});

describe('where the persona was left without an answer after its reply', () => {
  /** A silence after the reply to the blame makes worse of it than it was. */
  const silent = createTestTranscript([...transcript.turns.slice(0, 3), personaSays(3, 'Well?')], {
    silences: [{ afterTurn: 2, place: 'otherwise', atMs: 40_000 }],
    shifts: [
      ...transcript.shifts.slice(0, 1),
      createTestShift(2, [
        [28, 65, 30],
        [0, 89, 0],
      ]),
    ],
  });

  it('holds what is tried against the reply, and not against the silence', () => {
    const { before, answered } = standings(testPlay, silent);
    expect(before.get(3)?.state.disposition).toEqual({ trust: 0, tension: 89, openness: 0 });
    expect(answered.get(2)?.state.disposition).toEqual({ trust: 28, tension: 65, openness: 30 });
  });

  it('is held so by suggestions, too', () => {
    const occasion = occasionAt(1, { standings: standings(testPlay, silent), view: viewSession(silent) });
    expect(occasion?.said?.state.disposition).toEqual({ trust: 28, tension: 65, openness: 30 });
  });
});

import type { Play } from '../../model/index.js';
import { readTurn } from '../../recognisers/index.js';
import { scoreSession } from '../session-scoring.js';
import { createTestTranscript, learnerSays, personaSays, testPlay } from '../session.fixtures.js';
import { first, transcript } from '../told-session.fixture.js';

const [hearHerOut, datedPromise] = testPlay.scenario.levers;
const withLevers = (...levers: (typeof hearHerOut)[]): Play => ({
  ...testPlay,
  scenario: { ...testPlay.scenario, levers: levers.flatMap((lever) => lever ?? []) },
});

/** Nothing that the learner said moved the persona. */
const plain = createTestTranscript([
  personaSays(0, 'They were late.', { asks: ['why-late'], points: ['late-again'] }),
  learnerSays(1, 'There were three boxes on the van.'),
  personaSays(2, 'I bought from you.', { points: ['late-again'] }),
  learnerSays(3, 'The van left at noon with the other boxes.'),
]);

describe('what the sheet says to open with, where nothing that was said worked early', () => {
  const openWith = (play: Play, told = plain) => scoreSession(play, told, first).debriefing.sheet?.openWith;

  it('is words of a suggestion that would have moved at the first turn', () => {
    expect(openWith(withLevers(hearHerOut, datedPromise))).toEqual({
      why: 'It hears her out.',
      words: expect.stringMatching(/hard day|let down|cost you/),
      evidence: null,
    });
  });

  it('is no lever that needs something before it', () => {
    const play = withLevers(datedPromise);
    const { suggestions } = scoreSession(play, transcript, first).debriefing;
    expect(suggestions.map(({ turn, subjectId }) => [turn, subjectId])).toContainEqual([5, 'dated-promise']);
    expect(openWith(play, transcript)).toBeNull();
  });
});

describe('what was promised, on the sheet', () => {
  const text = 'I will call you on Friday about the delivery.';
  const promised = createTestTranscript([
    personaSays(0, 'They were late.', { asks: ['why-late'], points: ['late-again'] }),
    learnerSays(1, text, { reading: readTurn({ text, language: 'en', play: testPlay }) }),
    personaSays(2, 'Then I will be in the shop on Friday.'),
  ]);

  it('is the learner’s, as the persona heard it; what the persona says it will do is on no ledger', () => {
    const { sheet } = scoreSession(testPlay, promised, first).debriefing;
    expect(sheet?.promised).toEqual(["“You'll call me on Friday about the delivery”"]);
  });
});

import { scoreSession } from './session-scoring.js';
import {
  createTestCause,
  createTestShift,
  createTestTranscript,
  learnerSays,
  personaSays,
  testPlay,
} from './session.fixtures.js';

const turns = [
  personaSays(0, 'They were late.', { asks: ['why-late'], points: ['late-again'] }),
  learnerSays(1, 'That was the carrier, not us.', { cues: { blame: 'That was the carrier' } }),
  personaSays(2, 'I bought from you.', { points: ['late-again'] }),
  learnerSays(3, 'You were let down on a day that mattered.', { cues: { emotion_acknowledged: 'You were let down' } }),
  personaSays(4, 'Yes. It was a wedding.'),
  learnerSays(5, 'What happened when they came?', { cues: { open_question: 'What happened' } }),
];

const shifts = [
  createTestShift(
    1,
    [
      [40, 50, 30],
      [28, 65, 30],
    ],
    {
      causes: [
        createTestCause({
          kind: 'misstep',
          id: 'blames-carrier',
          effect: { trust: -12, tension: 15, openness: 0 },
          evidence: [{ from: 0, to: 20 }],
        }),
      ],
    },
  ),
  createTestShift(
    3,
    [
      [28, 65, 30],
      [52, 50, 40],
    ],
    {
      stanceAfter: 'engaged',
      factsOpened: ['wedding'],
      causes: [
        createTestCause({
          kind: 'lever',
          id: 'hear-her-out',
          effect: { trust: 10, tension: -8, openness: 4 },
          evidence: [{ from: 0, to: 17 }],
        }),
      ],
    },
  ),
];

const transcript = createTestTranscript(turns, { shifts });
const first = { attempt: 1, earlier: [] };

describe('a session with a misstep, then a lever that worked', () => {
  const { keyMoments, debriefing } = scoreSession(testPlay, transcript, first);

  it('marks the moments in the order of turns, with what they moved', () => {
    expect(keyMoments).toEqual([
      expect.objectContaining({
        number: 1,
        kind: 'misstep',
        subjectId: 'blames-carrier',
        evidence: { turn: 1, from: 0, to: 20 },
        shift: { trust: -12, tension: 15, openness: 0 },
        // Twice 27, and ten for a misstep.
        weight: 64,
      }),
      expect.objectContaining({
        number: 2,
        kind: 'lever',
        // Twice 22, twenty for the stance, fifteen for the fact.
        weight: 79,
      }),
      expect.objectContaining({
        number: 3,
        kind: 'missed_lever',
        subjectId: 'dated-promise',
        evidence: { turn: 5, from: 0, to: 29 },
        weight: 31,
      }),
    ]);
  });

  it('says why they matter in the words of the content', () => {
    expect(debriefing.keyMoments.map(({ title, why }) => [title, why])).toEqual([
      ['It shut a door: an answer that blames the carrier.', 'She bought from you, not from the carrier.'],
      [
        'It worked: an answer that hears her out.',
        'She needs to know that somebody saw her day. It also made Nadia ready to tell you more: the wedding was her sister’s.',
      ],
      [
        'There was room here for an answer that promises a date.',
        'A date can be held against you, and that is what makes it worth something.',
      ],
    ]);
  });

  it('says what worked and what was missing, with the places', () => {
    expect(debriefing.worked).toEqual([{ text: 'You did names-feeling.', evidence: [{ turn: 3, from: 0, to: 17 }] }]);
    expect(debriefing.missing.map(({ text }) => text)).toContain('Try names-date.');
  });

  it('suggests words for the turns where they would have fitted', () => {
    expect(debriefing.suggestions.map(({ turn, subjectId }) => [turn, subjectId])).toEqual([
      [1, 'blames-carrier'],
      [5, 'dated-promise'],
      [3, 'answers-tension'],
    ]);
  });

  it('shows other words in the next attempt', () => {
    const again = scoreSession(testPlay, transcript, { attempt: 2, earlier: [] }).debriefing;
    const wordsOf = ({ suggestions }: typeof debriefing) => suggestions.map(({ words }) => words);
    expect(wordsOf(again)).not.toContain(wordsOf(debriefing)[0]);
    expect(wordsOf(again)).not.toContain(wordsOf(debriefing)[1]);
  });

  it('sums up in two sentences', () => {
    expect(debriefing.summary).toBe(
      'You closed the conversation before the objective was reached. ' +
        'Nadia was wary when you began and open at the end; your strongest side was listening, and agreeing is where the next attempt has most to gain.',
    );
  });

  it('gives the same result every time', () => {
    const once = JSON.stringify(scoreSession(testPlay, transcript, first));
    expect(JSON.stringify(scoreSession(structuredClone(testPlay), structuredClone(transcript), first))).toBe(once);
  });
});

describe('a second attempt', () => {
  const earlier = [
    {
      attempt: 1,
      sessionId: 's-1',
      score: 2500,
      objectiveReached: true,
      skills: [
        { id: 'listening' as const, score: 2500 },
        { id: 'agreeing' as const, score: 0 },
      ],
    },
  ];

  it('stands beside the one before it', () => {
    const { comparison } = scoreSession(testPlay, transcript, { attempt: 2, earlier }).debriefing;
    expect(comparison?.attempts).toEqual([{ attempt: 1, sessionId: 's-1', score: 25, objectiveReached: true }]);
    // Listening: met, partly, not met; agreeing: not met, not met.
    expect(comparison?.skills.map(({ before, now }) => [before, now])).toEqual([
      [25, 50],
      [0, 0],
    ]);
    expect(comparison?.sentence).toBe(
      'Last time you reached the objective, this time not. Up since your last attempt: listening by 25 points.',
    );
  });
});

describe('a session in French', () => {
  it('is debriefed in French', () => {
    const { debriefing } = scoreSession(testPlay, { ...transcript, language: 'fr' }, first);
    expect(debriefing.summary).toBe(
      "Vous avez conclu avant que l'objectif soit atteint. " +
        "Au fil de l'échange, Nadia passe de la méfiance au dialogue ; votre point fort est « listening (fr) », et c'est sur « agreeing (fr) » que la prochaine tentative a le plus à gagner.",
    );
    expect(debriefing.keyMoments[0]?.title).toBe("Une porte s'est fermée : une réponse qui blames the carrier (fr).");
  });
});

describe('a silent session', () => {
  it('says so, and still suggests a beginning', () => {
    const { score, debriefing } = scoreSession(testPlay, createTestTranscript([]), first);
    expect(score).toBe(0);
    expect(debriefing.summary).toMatch(/^Nadia heard nothing/);
    expect(debriefing.suggestions.length).toBeGreaterThanOrEqual(2);
  });
});

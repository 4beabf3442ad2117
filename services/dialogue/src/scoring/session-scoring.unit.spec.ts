import { scoreSession } from './session-scoring.js';
import { testPlay } from './session.fixtures.js';
import {
  createTestPlayWhereNothingMoves,
  createTestPlayWithoutFigures,
  first,
  transcript,
} from './told-session.fixture.js';

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
    ]);
  });

  it('suggests nothing that would not have moved the persona', () => {
    const deaf = createTestPlayWhereNothingMoves();
    expect(scoreSession(deaf, transcript, first).debriefing.suggestions).toEqual([]);
  });

  it('says how the persona would have answered, and what the words alone would have moved', () => {
    expect(debriefing.suggestions.map(({ tried }) => tried)).toEqual([
      { answer: 'Thank you.', shift: { trust: 10, tension: -8, openness: 4 } },
      // It would have reached the objective.
      { answer: 'All right.', shift: { trust: 12, tension: -4, openness: 0 } },
    ]);
  });

  it('suggests no words whose question would have got no answer', () => {
    const asking = 'I see how upset you are. How many were there?';
    const suggestedFrom = (...instead: string[]) =>
      scoreSession(createTestPlayWithoutFigures(instead), transcript, first)
        .debriefing.suggestions.filter(({ subjectId }) => subjectId === 'blames-carrier')
        .map(({ words }) => words);
    expect(suggestedFrom(asking, 'I understand that you are disappointed.')).toEqual([
      'I understand that you are disappointed.',
    ]);
    expect(suggestedFrom(asking)).toEqual([]);
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
      suggested: [{ kind: 'lever' as const, subjectId: 'listens' }],
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

describe('an attempt after one with suggestions', () => {
  const followedAfter = (...suggested: { kind: 'lever' | 'misstep' | 'criterion'; subjectId: string }[]) => {
    const before = { attempt: 1, sessionId: 's-1', score: 2500, objectiveReached: false, skills: [], suggested };
    return scoreSession(testPlay, transcript, { attempt: 2, earlier: [before] }).debriefing.followed;
  };

  it('says which were followed, with the words that did it', () => {
    expect(followedAfter({ kind: 'lever', subjectId: 'hear-her-out' })).toEqual([
      {
        text: 'You set out to try an answer that hears her out, and you did.',
        followed: true,
        evidence: [{ turn: 3, from: 0, to: 41 }],
      },
    ]);
  });

  it('says which still wait', () => {
    expect(followedAfter({ kind: 'lever', subjectId: 'dated-promise' })).toEqual([
      { text: 'Still to try: an answer that promises a date.', followed: false, evidence: [] },
    ]);
  });

  it('says whether a misstep was made again', () => {
    expect(followedAfter({ kind: 'misstep', subjectId: 'blames-carrier' })).toMatchObject([
      { text: 'Once more an answer of yours blames the carrier.', followed: false },
    ]);
  });

  it('takes a criterion by its answer', () => {
    expect(followedAfter({ kind: 'criterion', subjectId: 'names-feeling' })).toMatchObject([
      { text: 'You did names-feeling.', followed: true },
    ]);
  });

  it('takes what was suggested elsewhere, as after the session that a fork leaves', () => {
    const suggested = [{ kind: 'lever' as const, subjectId: 'hear-her-out' }];
    const { followed } = scoreSession(testPlay, transcript, { attempt: 0, earlier: [], suggested }).debriefing;
    expect(followed).toMatchObject([{ followed: true }]);
  });

  it('holds nothing against a fork that it has only taken over', () => {
    const suggested = [{ kind: 'misstep' as const, subjectId: 'blames-carrier' }];
    const followedFrom = (from: number) =>
      scoreSession(testPlay, transcript, { attempt: 0, earlier: [], suggested, from }).debriefing.followed;
    const [{ evidence } = { evidence: [] }] = followedFrom(0);
    const made = evidence[0]?.turn ?? 0;
    expect(followedFrom(made)).toMatchObject([{ followed: false }]);
    expect(followedFrom(made + 1)).toEqual([]);
  });

  it('says nothing about what the content no longer has', () => {
    expect(followedAfter({ kind: 'lever', subjectId: 'gone' })).toEqual([]);
  });
});

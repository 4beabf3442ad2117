import type { LookingBack } from '@repartee/proto';

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

/** The same conversation with somebody whom no lever reaches. */
const createTestPlayWhereNothingMoves = () => ({
  ...testPlay,
  scenario: { ...testPlay.scenario, levers: testPlay.scenario.levers.map((lever) => ({ ...lever, effect: {} })) },
});
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

describe('a silent session', () => {
  const empty = createTestTranscript([personaSays(0, 'They were late.')]);
  const filler = createTestTranscript([
    personaSays(0, 'They were late.'),
    learnerSays(1, 'um, ok', { reading: { act: 'unclear' } }),
  ]);

  it.each([
    ['no line', empty, 0, null],
    ['a filler', filler, 1, 0],
  ])('says of %s that there was nothing to assess, and how to begin', (_, nothing, turn, worth) => {
    const { score, debriefing } = scoreSession(testPlay, nothing, first);
    expect(score).toBe(worth);
    expect(debriefing.summary).toBe(
      'Nadia heard nothing there was an answer to, so there was nothing to assess. ' +
        'To begin, say in one sentence why you are both there, then leave room for an answer.',
    );
    expect(debriefing.suggestions.map((one) => [one.turn, one.subjectId])).toEqual([[turn, 'hear-her-out']]);
  });

  it('without a line is no attempt: nothing is held beside it, nor it beside what follows', () => {
    const held = { attempt: 1, sessionId: 's-1', score: 2500, objectiveReached: false, skills: [], suggested: [] };
    expect(scoreSession(testPlay, empty, { attempt: 2, earlier: [held] }).debriefing.comparison).toBeNull();

    const left = { attempt: 2, sessionId: 's-2', score: null, objectiveReached: false, skills: [], suggested: [] };
    const { comparison } = scoreSession(testPlay, transcript, { attempt: 3, earlier: [held, left] }).debriefing;
    expect(comparison?.attempts.map(({ sessionId }) => sessionId)).toEqual(['s-1']);
  });

  it('gives no advice about what never happened', () => {
    const suggested = [
      { kind: 'misstep' as const, subjectId: 'blames-carrier' },
      { kind: 'criterion' as const, subjectId: 'blames-nobody' },
    ];
    const before = { attempt: 1, sessionId: 's-1', score: 2500, objectiveReached: false, skills: [], suggested };
    const { debriefing } = scoreSession(testPlay, filler, { attempt: 2, earlier: [before] });
    const { worked, missing, followed } = debriefing;
    expect({ worked, missing, followed }).toEqual({ worked: [], missing: [], followed: [] });
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

  it('says nothing about what the content no longer has', () => {
    expect(followedAfter({ kind: 'lever', subjectId: 'gone' })).toEqual([]);
  });
});

describe('the sheet', () => {
  const { sheet } = scoreSession(testPlay, transcript, first).debriefing;

  it('opens with words of one’s own that worked early', () => {
    expect(sheet?.openWith).toEqual({
      why: 'This hears her out, and it worked.',
      words: null,
      evidence: { turn: 3, from: 0, to: 41 },
    });
  });

  it('holds what moved the persona, what to avoid and what there is to know', () => {
    expect(sheet?.moved).toEqual([
      {
        text: 'An answer that hears her out',
        why: 'She needs to know that somebody saw her day.',
        evidence: { turn: 3, from: 0, to: 17 },
      },
    ]);
    expect(sheet?.avoid.map(({ text }) => text)).toEqual(['An answer that blames the carrier']);
    expect(sheet?.learned).toEqual(['The wedding was her sister’s.']);
  });
});

describe('the persona’s own view', () => {
  const said = (about: LookingBack['about'], words: string): LookingBack => ({
    about,
    lines: { en: [words], fr: [words] },
  });
  const withLookingBack = (...looking_back: LookingBack[]) => ({
    ...testPlay,
    scenario: { ...testPlay.scenario, looking_back },
  });
  const viewOf = (...entries: LookingBack[]) =>
    scoreSession(withLookingBack(...entries), transcript, first).debriefing.ownView;

  it('ties each sentence to the words it is about, in the order of the conversation, the end last', () => {
    expect(
      viewOf(
        said({ end: 'open' }, 'And then you hung up.'),
        said({ lever: 'hear-her-out' }, 'At “{said}” I sat down.'),
        said({ misstep: 'blames-carrier' }, 'When you said “{said}”, I stopped listening.'),
      ),
    ).toEqual([
      { text: 'When you said “{said}”, I stopped listening.', evidence: { turn: 1, from: 0, to: 20 } },
      { text: 'At “{said}” I sat down.', evidence: { turn: 3, from: 0, to: 17 } },
      { text: 'And then you hung up.', evidence: { turn: 5, from: 0, to: 29 } },
    ]);
  });

  it('quotes no more of a speech than somebody remembers', () => {
    const long = `${'You were let down '.repeat(12)}.`;
    const speech = createTestTranscript([personaSays(0, 'They were late.'), learnerSays(1, long)]);
    const [sentence] = scoreSession(withLookingBack(said({ end: 'open' }, 'You said “{said}”.')), speech, first)
      .debriefing.ownView;
    expect(sentence).toEqual({ text: 'You said “{said}…”.', evidence: { turn: 1, from: 0, to: 89 } });
  });

  it('is empty where the content has none', () => {
    expect(viewOf()).toEqual([]);
  });
});

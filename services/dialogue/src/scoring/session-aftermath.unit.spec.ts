import type { LookingBack } from '@repartee/proto';

import { scoreSession } from './session-scoring.js';
import { createTestTranscript, learnerSays, personaSays, testPlay } from './session.fixtures.js';
import { first, transcript } from './told-session.fixture.js';

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

  it('of a case of one’s own calls the other as its learner does', () => {
    const { persona, scenario } = testPlay;
    const other = { ...persona, identity: { ...persona.identity, name: 'Mr Martin' } };
    const own = { ...testPlay, persona: other, scenario: { ...scenario, case_for: 'unhappy-customer' } };
    expect(scoreSession(own, empty, first).debriefing.summary).toMatch(/^Mr Martin heard nothing/);
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

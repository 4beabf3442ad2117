import { overallScore, scoreOfAnswers, scoreRubric } from './rubric-scoring.js';
import {
  createTestCause,
  createTestShift,
  createTestTranscript,
  learnerSays,
  personaSays,
  testPlay,
} from './session.fixtures.js';

const answersOf = (transcript: Parameters<typeof scoreRubric>[1]) =>
  Object.fromEntries(
    scoreRubric(testPlay, transcript).flatMap(({ criteria }) => criteria.map(({ id, answer }) => [id, answer])),
  );

const heard = learnerSays(1, 'You were let down.', { cues: { emotion_acknowledged: 'You were let down' } });
const asked = learnerSays(3, 'What happened on the day?', {
  cues: { open_question: 'What happened' },
  reading: { asks: ['what-happened'] },
});
const promised = learnerSays(5, 'I will bring new ones on Friday.', {
  cues: { commitment: 'I will bring new ones' },
  reading: { slots: [{ type: 'date', value: 'weekday:5', said: 'Friday', span: { from: 25, to: 31 } }] },
});

describe('the formula of a score', () => {
  it('counts met as one, partly as a half, not met as nothing', () => {
    expect(scoreOfAnswers(['met', 'partly', 'not_met'])).toBe(5000);
    expect(scoreOfAnswers(['met', 'met', 'partly'])).toBe(8333);
  });

  it('leaves out what had no occasion', () => {
    expect(scoreOfAnswers(['met', 'no_occasion', 'not_met'])).toBe(5000);
    expect(scoreOfAnswers(['no_occasion'])).toBeNull();
  });

  it('takes the mean of the skills that had an occasion', () => {
    expect(overallScore([{ score: 5000 }, { score: null }, { score: 8333 }])).toBe(6667);
    expect(overallScore([{ score: null }])).toBeNull();
  });
});

describe('a session of three good turns', () => {
  const transcript = createTestTranscript([personaSays(0, 'Late!'), heard, personaSays(2, 'Yes.'), asked, promised]);

  it('answers each criterion', () => {
    expect(answersOf(transcript)).toEqual({
      'names-feeling': 'met',
      'asks-openly': 'partly',
      'answers-tension': 'no_occasion',
      'blames-nobody': 'met',
      'names-date': 'met',
    });
  });

  it('scores each skill from its criteria', () => {
    expect(scoreRubric(testPlay, transcript).map(({ score }) => score)).toEqual([7500, 10_000]);
  });

  it('shows the words that earned an answer', () => {
    const [listening, agreeing] = scoreRubric(testPlay, transcript);
    expect(listening?.criteria[0]?.evidence).toEqual([{ turn: 1, from: 0, to: 17 }]);
    expect(agreeing?.criteria[1]?.evidence).toEqual([{ turn: 5, from: 25, to: 31 }]);
  });

  it('does not depend on how the persona words its part', () => {
    const reworded = createTestTranscript([
      personaSays(0, 'You again.'),
      heard,
      personaSays(2, 'So?'),
      asked,
      promised,
    ]);
    expect(scoreRubric(testPlay, reworded)).toEqual(scoreRubric(testPlay, transcript));
  });
});

describe('a session with a misstep', () => {
  const blame = learnerSays(1, 'That was the carrier.', { cues: { blame: 'the carrier' } });
  const cause = createTestCause({ kind: 'misstep', id: 'blames-carrier', evidence: [{ from: 9, to: 20 }] });
  const shift = createTestShift(
    1,
    [
      [40, 50, 30],
      [32, 65, 30],
    ],
    { causes: [cause] },
  );

  it('answers not met, and shows the words that cost', () => {
    const transcript = createTestTranscript([blame, asked, promised], { shifts: [shift] });
    const blames = scoreRubric(testPlay, transcript)[1]?.criteria[0];
    expect(blames).toEqual({ id: 'blames-nobody', answer: 'not_met', evidence: [{ turn: 1, from: 9, to: 20 }] });
  });

  it('drops evidence that lies outside what was said', () => {
    const beyond = { ...shift, causes: [{ ...cause, evidence: [{ from: 9, to: 99 }] }] };
    const transcript = createTestTranscript([blame, asked, promised], { shifts: [beyond] });
    expect(scoreRubric(testPlay, transcript)[1]?.criteria[0]?.evidence).toEqual([]);
  });
});

describe('a session that says nothing', () => {
  const filler = (turn: number, text: string) => learnerSays(turn, text, { reading: { act: 'unclear' } });

  it.each([
    ['of fillers', [filler(1, 'um, well'), filler(3, 'ok ok yes'), filler(5, 'blah blah blah blah')]],
    ['of greetings', [learnerSays(1, 'Hello!', { cues: { greeting: 'Hello' } })]],
  ])('scores the floor %s', (_, turns) => {
    const skills = scoreRubric(testPlay, createTestTranscript(turns));
    expect(skills.map(({ score }) => score)).toEqual([0, 0]);
    expect(skills.flatMap(({ criteria }) => criteria).every(({ answer }) => answer === 'not_met')).toBe(true);
  });

  it('has no score without a learner turn: it was left, not held', () => {
    const skills = scoreRubric(testPlay, createTestTranscript([]));
    expect(skills.map(({ score }) => score)).toEqual([null, null]);
    expect(skills.flatMap(({ criteria }) => criteria).every(({ answer }) => answer === 'no_occasion')).toBe(true);
  });

  it('earns nothing by avoiding something in two turns', () => {
    expect(answersOf(createTestTranscript([heard, asked]))['blames-nobody']).toBe('no_occasion');
  });

  it('earns nothing by saying one thing again and again', () => {
    const again = [1, 3, 5, 7].map((turn) => ({ ...heard, turn }));
    expect(answersOf(createTestTranscript(again))['blames-nobody']).toBe('no_occasion');
  });
});

describe('a session about something else', () => {
  const pigs = learnerSays(1, 'Do pigs dance on the moon?', {
    cues: { closed_question: 'Do pigs dance' },
    reading: { asks: ['other:yes_no'] },
  });
  const bananas = learnerSays(3, 'Why do bananas bend to the left?', {
    cues: { open_question: 'Why do bananas' },
    reading: { asks: ['other:reason'] },
  });
  const trombone = learnerSays(5, 'My cat plays the trombone on Sundays.', {
    cues: { explanation: 'My cat plays' },
    reading: {
      uptake: 0.08,
      slots: [{ type: 'date', value: 'weekday:7', said: 'Sunday', span: { from: 29, to: 36 } }],
    },
  });
  // Any open question is a lever of some personas.
  const opened = createTestShift(
    3,
    [
      [40, 50, 30],
      [45, 50, 34],
    ],
    { causes: [createTestCause({ kind: 'lever', id: 'hear-her-out', evidence: [{ from: 0, to: 32 }] })] },
  );

  it('earns nothing, neither by avoiding something nor by questions that any talk could hold', () => {
    const transcript = createTestTranscript([pigs, bananas, trombone], { shifts: [opened] });
    expect(answersOf(transcript)).toEqual({
      'names-feeling': 'not_met',
      'asks-openly': 'not_met',
      'answers-tension': 'no_occasion',
      'blames-nobody': 'no_occasion',
      'names-date': 'not_met',
    });
  });

  it('still answers for what was done wrong', () => {
    const blame = learnerSays(7, 'It was the carrier.', { cues: { blame: 'the carrier' } });
    const cause = createTestCause({ kind: 'misstep', id: 'blames-carrier', evidence: [{ from: 7, to: 18 }] });
    const shift = createTestShift(
      7,
      [
        [45, 50, 34],
        [37, 65, 34],
      ],
      { causes: [cause] },
    );
    const transcript = createTestTranscript([pigs, bananas, trombone, blame], { shifts: [shift] });
    expect(answersOf(transcript)['blames-nobody']).toBe('not_met');
  });

  it('keeps what the turns on the matter earned', () => {
    const moon = learnerSays(7, 'Do cows sing on the moon?', { reading: { asks: ['other:yes_no'] } });
    const five = [pigs, bananas, trombone, moon, { ...asked, turn: 9 }];
    // One of five engages, less than a third: of the two open questions only its own counts.
    expect(answersOf(createTestTranscript(five))).toMatchObject({
      'asks-openly': 'partly',
      'blames-nobody': 'no_occasion',
    });
    // Two of six engage: a third, so both open questions count; but not three, so nothing was avoided.
    const six = [...five, { ...heard, turn: 11 }];
    expect(answersOf(createTestTranscript(six))).toMatchObject({
      'asks-openly': 'met',
      'blames-nobody': 'no_occasion',
    });
  });

  it('is a conversation again once three turns, and a third of it, engage', () => {
    const six = [pigs, bananas, trombone, { ...asked, turn: 7 }, { ...heard, turn: 9 }, { ...promised, turn: 11 }];
    expect(answersOf(createTestTranscript(six))).toMatchObject({ 'asks-openly': 'met', 'blames-nobody': 'met' });
    const more = ['Green ideas sleep furiously.', 'Seven lamps went to the beach.', 'Clouds taste of strong mustard.'];
    // Three of ten.
    const ten = [
      ...six,
      ...more.map((text, index) => learnerSays(13 + 2 * index, text)),
      { ...pigs, turn: 19, text: 'Do cows sing on the moon?' },
    ];
    expect(answersOf(createTestTranscript(ten))['blames-nobody']).toBe('no_occasion');
  });
});

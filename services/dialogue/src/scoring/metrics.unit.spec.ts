import { measureSession } from './metrics.js';
import { percentile } from './metrics-sound.js';
import {
  createTestCause,
  createTestShift,
  createTestTranscript,
  learnerSays,
  personaSays,
  testScenario,
} from './session.fixtures.js';

const spoken = { mode: 'open_microphone' as const };

/**
 * Seconds: persona 0-6, learner 8-12 (question), persona 13-15, learner 15.5-25.5, persona 25.6-25.9 (a back-channel),
 * learner 26-30, persona 31-41; the end at 44.
 */
const turns = [
  personaSays(0, 'They were late, all of them.', { ...spoken, startedMs: 0, endedMs: 6000, asks: ['why-late'] }),
  learnerSays(1, 'What happened on the day?', {
    ...spoken,
    startedMs: 8000,
    endedMs: 12_000,
    cues: { open_question: 'What happened' },
    reading: { question: 'open', uptake: 0.4 },
  }),
  personaSays(2, 'Everything went wrong.', { ...spoken, startedMs: 13_000, endedMs: 15_000 }),
  learnerSays(3, 'So, um, everything went wrong, and you should call the carrier.', {
    ...spoken,
    startedMs: 15_500,
    endedMs: 25_500,
    cues: { unasked_advice: 'you should call the carrier' },
    reading: { reflection: 'simple', uptake: 0.8 },
  }),
  personaSays(4, 'Mm.', { ...spoken, startedMs: 25_600, endedMs: 25_900 }),
  learnerSays(5, 'I will call them for you.', {
    ...spoken,
    startedMs: 26_000,
    endedMs: 30_000,
    reading: { reflection: 'complex', uptake: 0.3 },
  }),
  personaSays(6, 'That would help me, thank you.', { ...spoken, startedMs: 31_000, endedMs: 41_000 }),
];

const transcript = createTestTranscript(turns, {
  mode: 'open_microphone',
  ending: { reason: 'learner', objectiveReached: false, atMs: 44_000 },
  interruptions: [{ turn: 2, by: 'learner', atMs: 14_900 }],
  silences: [{ afterTurn: 1, place: 'after_own_question', durationMs: 900, atMs: 12_900 }],
});

describe('a spoken session', () => {
  const { speech, sound } = measureSession(testScenario, transcript);

  it('counts what the learner did', () => {
    expect(speech).toEqual({
      learnerTurns: 3,
      counterpartTurns: 4,
      learnerWords: 22,
      questions: 1,
      openQuestions: 1,
      reflections: 2,
      complexReflections: 1,
      adviceTurns: 1,
      uptakeMean: expect.closeTo(0.5),
    });
  });

  it('measures talk and stretches', () => {
    // Learner 4 + 10 + 4 = 18 s of 18 + 6 + 2 + 0.3 + 10 = 36.3 s.
    expect(sound?.talkShare).toBeCloseTo(18 / 36.3);
    // Over the back-channel: 15.5 to 30.
    expect(sound?.longestMonologueMs).toBe(14_500);
    expect(sound?.longestCounterpartStoryMs).toBe(10_000);
    // Six switches in 44 s.
    expect(sound?.interactivity).toBeCloseTo((6 * 60) / 44);
  });

  it('measures patience over the gaps 100, 500 and 2,000 ms', () => {
    expect(sound).toMatchObject({ patienceP10Ms: 180, patienceP50Ms: 500, patienceP90Ms: 1700 });
  });

  it('measures questions, waits and interruptions', () => {
    expect(sound).toMatchObject({
      firstQuestionMs: 8000,
      waitAfterOwnQuestionMs: 900,
      interruptions: 1,
      interrupted: 0,
    });
  });

  it('counts only the learner’s own silence', () => {
    // 2 + 0.5 + 0.1 s between turns and 3 s at the end, beside 36.3 s of speech.
    expect(sound?.silenceShare).toBeCloseTo(5.6 / 41.9);
  });

  it('measures delivery', () => {
    // 22 words in 18 s; "so" and "um" are fillers.
    expect(sound?.pace).toBeCloseTo((22 * 60) / 18);
    expect(sound?.fillers).toBeCloseTo(200 / 22);
  });
});

describe('a session with a typed turn', () => {
  it('leaves out, rather than zeroes, what needs sound', () => {
    const typed = turns.map((turn) => ({ ...turn, mode: 'typed' as const }));
    expect(measureSession(testScenario, createTestTranscript(typed))).not.toHaveProperty('sound');
  });
});

describe('the effect on the persona', () => {
  const misstep = createTestCause({ kind: 'misstep', id: 'blames-carrier' });
  const lever = createTestCause({ kind: 'lever', id: 'hear-her-out' });
  const { effect } = measureSession(
    testScenario,
    createTestTranscript(turns, {
      shifts: [
        createTestShift(
          1,
          [
            [40, 50, 30],
            [32, 60, 30],
          ],
          { causes: [misstep] },
        ),
        createTestShift(
          3,
          [
            [32, 60, 30],
            [38, 56, 32],
          ],
          { causes: [lever] },
        ),
        createTestShift(
          5,
          [
            [38, 56, 32],
            [43, 50, 36],
          ],
          { causes: [{ ...lever, occurrence: 2 }] },
        ),
      ],
    }),
  );

  it('finds levers, missteps and the way back', () => {
    expect(effect).toMatchObject({
      firstLeverTurn: 3,
      leversReached: 1,
      leversAvailable: 2,
      missteps: 1,
      turnsToRecover: 2,
    });
  });

  it('takes the mean of trust + openness - tension', () => {
    // (2 + 14 + 29) / 3
    expect(effect.dispositionArea).toBe(15);
  });
});

describe('a percentile', () => {
  it('lies between ranks', () => {
    expect(percentile([10, 20, 40], 0.75)).toBe(30);
    expect(percentile([], 0.5)).toBeUndefined();
  });
});

import type { Criterion, Persona, Rubric, Scenario, Text } from '@repartee/proto';

import type {
  Cause,
  LearnerTurn,
  PersonaTurn,
  Play,
  Reading,
  Shift,
  Silence,
  Transcript,
  Turn,
} from '../model/index.js';

/** A small play and the means to write a session by hand. */
const both = (words: string): Text => ({ en: words, fr: `${words} (fr)` });
const lines = (...words: string[]) => ({ en: words, fr: words.map((line) => `${line} (fr)`) });

export const testPersona: Persona = {
  id: 'nadia-roux',
  identity: { name: 'Nadia Roux', pronoun: 'she', age: 38, job: both('florist'), organisation: both('her shop') },
  personality: [],
  style: { sentences: 'short', register: 'neutral', address: 'vous', habits: [] },
  starts: { trust: 40, tension: 50, openness: 30 },
  portrait: {
    skin: 'fair',
    hair: 'bob',
    hair_colour: 'black',
    glasses: false,
    beard: 'none',
    clothes: 'shirt',
    clothes_colour: 'teal',
  },
  voice: { pace: 'even', openai: 'alloy' },
  takes_up: [],
  does_not_know: [],
  contradicts: [],
  recalls: [],
  already_told: [],
  reserve: [],
};

const silence = { patience_s: 10, effect: {}, lines: lines('Well?') };

export const testScenario: Scenario = {
  id: 'late-flowers',
  persona: 'nadia-roux',
  rubric: 'test-rubric',
  family: 'complaint',
  title: both('Late flowers'),
  skill_focus: both('hearing a complaint'),
  context: both('The flowers came late.'),
  stakes: both('A wedding.'),
  learner_brief: { you_are: both('The grower'), you_know: [], you_want: both('Keep her') },
  gauge: false,
  topics: [{ id: 'delivery', label: both('delivery'), words: { en: ['deliver~'], fr: ['livr~'] } }],
  facts: [{ id: 'wedding', topic: 'delivery', text: both('The wedding was her sister’s.'), hidden: true }],
  cues: [],
  questions: [],
  asks: [],
  levers: [
    {
      id: 'hear-her-out',
      label: both('hears her out'),
      cue: 'emotion_acknowledged',
      effect: { trust: 10, tension: -8, openness: 4 },
      why: both('She needs to know that somebody saw her day.'),
      says: [{ lines: lines('Thank you.') }],
      try: lines('That must have been a hard day.', 'You were let down.', 'I can hear how much it cost you.'),
    },
    {
      id: 'dated-promise',
      label: both('promises a date'),
      cue: 'commitment',
      topic: 'delivery',
      requires: { trust: '>= 50' },
      too_early: both('She does not want a promise before she is heard.'),
      effect: { trust: 12, tension: -4 },
      why: both('A date can be held against you, and that is what makes it worth something.'),
      says: [{ lines: lines('Good.') }],
      try: lines(
        'I will deliver them on Friday at eight.',
        'I promise you a delivery by Friday.',
        'I will call you about the delivery on Friday.',
      ),
    },
  ],
  missteps: [
    {
      id: 'blames-carrier',
      label: both('blames the carrier'),
      cue: 'blame',
      effect: { trust: -8, tension: 10 },
      why: both('She bought from you, not from the carrier.'),
      says: [{ lines: lines('That is not my problem.') }],
      repair: { cue: 'apology', effect: { trust: 4 }, label: both('owns it') },
      instead: lines(
        'I see how upset you are.',
        'I understand how angry you are.',
        'I understand that you are disappointed.',
      ),
    },
  ],
  bad_news: [],
  silence: {
    after_own_question: silence,
    after_bad_news: silence,
    after_persona_question: silence,
    otherwise: silence,
  },
  objective: { text: both('She orders again.'), reached_when: [{ trust: '>= 60' }], lines: lines('All right.') },
  ends: [{ when: { tension: '>= 90' }, as: 'persona_left', lines: lines('Goodbye.') }],
  closings: { time: lines('I must go.'), learner: lines('Goodbye.') },
  opening: { speaks_first: 'persona', lines: lines('They were late.') },
  calls_back: [],
  looking_back: [],
  points: [
    { id: 'late-again', move: 'press', stance: ['guarded'], topic: 'delivery', asks: 'why-late', lines: lines('Why?') },
  ],
};

/** A criterion that is met where the check holds. */
export function createTestCriterion(id: string, check: Criterion['check']): Criterion {
  return {
    id,
    text: both(`Text of ${id}`),
    met: both('met'),
    partly: both('partly'),
    not_met: both('not met'),
    confirms: lines(`Say ${id} so.`, `Say ${id} otherwise.`),
    does_not: lines('No.'),
    worked: both(`You did ${id}.`),
    missing: both(`Try ${id}.`),
    check,
  };
}

export const testRubric: Rubric = {
  id: 'test-rubric',
  name: both('Test rubric'),
  skills: [
    {
      id: 'listening',
      name: both('Listening'),
      about: both('Hearing what is said.'),
      criteria: [
        createTestCriterion('names-feeling', { met: { cue: 'emotion_acknowledged' } }),
        createTestCriterion('asks-openly', {
          met: { cue: 'open_question', at_least: 2 },
          partly: { cue: 'open_question' },
        }),
        createTestCriterion('answers-tension', { occasion: { replying_to: 'tension' }, met: { cue: 'apology' } }),
      ],
    },
    {
      id: 'agreeing',
      name: both('Agreeing'),
      about: both('Ending with something firm.'),
      criteria: [
        createTestCriterion('blames-nobody', { met: { misstep: 'any', at_most: 0 } }),
        createTestCriterion('names-date', { met: { slot: 'date', with: { cue: 'commitment' } } }),
      ],
    },
  ],
};

export const testPlay: Play = { persona: testPersona, scenario: testScenario, rubric: testRubric };

const tool = { name: 'test', version: '1' };

interface Said extends Partial<Omit<LearnerTurn, 'reading' | 'speaker'>> {
  /** Cue, and the words that show it. */
  cues?: Record<string, string>;
  reading?: Partial<Reading>;
}

/** A learner's turn; the words of a cue must stand in the text. */
export function learnerSays(turn: number, text: string, { cues = {}, reading, ...rest }: Said = {}): LearnerTurn {
  const found = Object.entries(cues).map(([cue, words]) => {
    const from = text.indexOf(words);
    return { cue, evidence: [{ from, to: from + words.length }], recogniser: tool };
  });
  return {
    speaker: 'learner',
    turn,
    text,
    startedMs: turn * 10_000,
    endedMs: turn * 10_000 + 4000,
    mode: 'typed',
    reading: {
      cues: found,
      question: 'none',
      reflection: 'none',
      uptake: 0,
      topics: [],
      asks: [],
      act: 'explanation',
      slots: [],
      wordCount: text.split(' ').length,
      ...reading,
    },
    ...rest,
  };
}

export function personaSays(
  turn: number,
  text: string,
  { asks = [], points = [], ...rest }: { asks?: string[]; points?: string[] } & Partial<PersonaTurn> = {},
): PersonaTurn {
  const utterance = { move: 'press' as const, points, asks, answers: [], lines: [], takesUp: '' };
  const startedMs = turn * 10_000;
  return { speaker: 'persona', turn, text, startedMs, endedMs: startedMs + 3000, mode: 'typed', utterance, ...rest };
}

export function createTestCause(cause: Partial<Cause> & Pick<Cause, 'kind' | 'id'>): Cause {
  return { effect: { trust: 0, tension: 0, openness: 0 }, occurrence: 1, evidence: [], withheld: '', ...cause };
}

/** A shift from one disposition to another, as [trust, tension, openness]. */
export function createTestShift(
  turn: number,
  [before, after]: [[number, number, number], [number, number, number]],
  rest: Partial<Shift> = {},
): Shift {
  const disposition = ([trust, tension, openness]: [number, number, number]) => ({ trust, tension, openness });
  return {
    turn,
    before: disposition(before),
    after: disposition(after),
    stanceBefore: 'guarded',
    stanceAfter: 'guarded',
    causes: [],
    factsOpened: [],
    ...rest,
  };
}

export function createTestTranscript(
  turns: readonly Turn[],
  rest: Partial<Transcript> & { shifts?: readonly Shift[]; silences?: readonly Silence[] } = {},
): Transcript {
  return {
    language: 'en',
    purpose: 'practice',
    mode: 'typed',
    start: { disposition: testPersona.starts, stance: 'guarded' },
    turns,
    shifts: [],
    silences: [],
    interruptions: [],
    ending: { reason: 'learner', objectiveReached: false, atMs: 60_000 },
    ...rest,
  };
}

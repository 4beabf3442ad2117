import type { Said } from './said.js';
import type { Exchange, Session } from './session.js';

/** A reply that takes something up, in the persona's guarded way. */
export const createTestSaid = (overrides: Partial<Said> = {}): Said => ({
  text: 'I see what you mean.',
  stance: 'guarded',
  takesUp: 'something',
  answers: [],
  asks: [],
  points: [],
  callBacks: [],
  challenges: false,
  ...overrides,
});

type ExchangeOverrides = Partial<Omit<Exchange, 'said'>> & { said?: Partial<Said> };

export const createTestExchange = ({ said, ...overrides }: ExchangeOverrides = {}): Exchange => ({
  turn: 1,
  text: 'Good morning.',
  reading: { act: 'greeting', topics: [], cues: [] },
  causes: [],
  answered: [],
  dodged: [],
  contradicts: null,
  trace: '{}',
  isLast: false,
  ...overrides,
  said: createTestSaid(said),
});

type SessionOverrides = Partial<Omit<Session, 'exchanges'>> & { exchanges?: readonly ExchangeOverrides[] };

/** Exchanges are numbered in order. */
export const createTestSession = ({ exchanges = [], ...overrides }: SessionOverrides = {}): Session => ({
  learner: 'average',
  seed: 1,
  opening: null,
  close: null,
  ...overrides,
  exchanges: exchanges.map((exchange, index) => createTestExchange({ turn: index + 1, ...exchange })),
});

/** A session in which the persona says these texts. */
export const sessionSaying = (texts: readonly string[], overrides: Partial<Omit<Session, 'exchanges'>> = {}): Session =>
  createTestSession({ ...overrides, exchanges: texts.map((text) => ({ said: { text } })) });

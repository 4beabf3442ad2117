import type { About } from '../corpus/corpus.js';
import type { Asked } from '../stage/asked.js';
import type { SaidAnswer } from '../stage/said.js';
import { createTestSaid } from '../stage/session.fixture.js';
import { valueOf } from '../tally.js';
import { isAnswered, questionsAnswered } from './questions.js';

const price: About = { topic: 'price', kind: 'amount' };
const answer = (overrides: Partial<SaidAnswer>): SaidAnswer => ({
  ...{ question: 'how-much', how: 'answered', topics: ['price'], kinds: ['price'] },
  ...overrides,
});
const createTestAsked = (about: readonly About[], answers: readonly SaidAnswer[], topics: string[] = []): Asked => ({
  ...{ moment: 'at the start', text: 'How much?', about, topics },
  said: createTestSaid({ answers }),
});

describe('when the learner asks something', () => {
  it.each(['answered', 'refused'] as const)('is content where that topic is %s', (how) => {
    expect(isAnswered(createTestAsked([price], [answer({ how })]))).toBe(true);
  });

  it('is not content with any sentence, or with an answer to something else', () => {
    expect(isAnswered(createTestAsked([price], []))).toBe(false);
    expect(isAnswered(createTestAsked([price], [answer({ topics: ['delivery'] })], ['price']))).toBe(false);
  });

  it('takes not knowing for an answer only where the topic was heard', () => {
    const unknown = answer({ question: 'other:price', how: 'not_known', topics: [] });
    expect(isAnswered(createTestAsked([price], [unknown], ['price']))).toBe(true);
    expect(isAnswered(createTestAsked([price], [unknown], ['delivery']))).toBe(false);
  });

  it('goes by the kind where the matter is none of the scenario', () => {
    const unknown = answer({ question: 'other:person', how: 'not_known', topics: [], kinds: ['person', 'other'] });
    expect(isAnswered(createTestAsked([{ topic: 'none', kind: 'person' }], [unknown]))).toBe(true);
    expect(isAnswered(createTestAsked([{ topic: 'none', kind: 'date' }], [unknown]))).toBe(false);
    const cost = answer({ question: 'other:price', how: 'not_known', topics: [] });
    expect(isAnswered(createTestAsked([{ topic: 'none', kind: 'amount' }], [cost]))).toBe(true);
  });
});

describe('when the question that was heard has no topic', () => {
  const feeling: About = { topic: 'price', kind: 'feeling' };
  const howAreYou = (kind: 'feeling' | 'date') => answer({ question: 'how-are-you', topics: [], kinds: [kind] });

  it('goes by the kind', () => {
    expect(isAnswered(createTestAsked([feeling], [howAreYou('feeling')]))).toBe(true);
    expect(isAnswered(createTestAsked([feeling], [howAreYou('date')]))).toBe(false);
  });
});

describe('when the learner asks two things', () => {
  const delivery: About = { topic: 'delivery', kind: 'date' };
  const when = answer({ question: 'when', topics: ['delivery'], kinds: ['date'] });

  it('wants an answer to each, in either order', () => {
    expect(isAnswered(createTestAsked([price, delivery], [when, answer({})]))).toBe(true);
    expect(isAnswered(createTestAsked([price, delivery], [answer({})]))).toBe(false);
  });

  it('wants two answers to two questions about one matter', () => {
    expect(isAnswered(createTestAsked([price, price], [answer({})]))).toBe(false);
    expect(isAnswered(createTestAsked([price, price], [answer({}), answer({ question: 'discount' })]))).toBe(true);
  });
});

describe('the share of questions answered', () => {
  it('counts every time one is put', () => {
    const { tally, cases } = questionsAnswered([createTestAsked([price], [answer({})]), createTestAsked([price], [])]);
    expect(valueOf(tally)).toBe(0.5);
    expect(cases[0]).toMatchObject({ turns: ['How much?'], weight: 1 });
  });
});

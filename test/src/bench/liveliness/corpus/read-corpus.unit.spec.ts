import type { Lever, Misstep } from '@repartee/proto';

import { learnerNames } from './corpus.js';
import { CorpusError, corpusOf } from './read-corpus.js';

const trigger = { label: { en: 'listens', fr: 'écoute' }, effect: {}, why: { en: 'w', fr: 'p' }, says: [] };
const tries = { en: ['a', 'b', 'c'], fr: ['a', 'b', 'c'] };
const lever: Lever = { ...trigger, id: 'listens', cue: ['open_question', 'interruption'], try: tries };
const repair = { cue: 'apology', effect: {}, label: { en: 'l', fr: 'l' } };
const interrupts: Misstep = { ...trigger, id: 'interrupts', cue: 'interruption', repair, instead: tries };
const words = { en: ['price'], fr: ['prix'] };
const scenario = {
  topics: [{ id: 'price', label: { en: 'price', fr: 'prix' }, words }],
  levers: [lever],
  missteps: [interrupts],
};

const numbered = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join('\n');

const lines = (count: number) => `[${Array.from({ length: count }, (_, index) => `"line ${index}",`).join(' ')}]`;
const learners = numbered(8, (index) => `${learnerNames[index]}: ${lines(20)}`);
const questionsAbout = (topic: string) =>
  [
    'single:',
    numbered(40, (index) => `  - {text: "q ${index}", topic: "${topic}", kind: "reason"}`),
    'pairs:',
    numbered(20, (index) => {
      const about = '{topic: "price", kind: "amount"}';
      return `  - {text: "q ${index}", first: ${about}, second: ${about}}`;
    }),
  ].join('\n');
const planted = (count: number) => numbered(count, () => '  - {kind: "date", turns: ["Thursday.", "Friday."]}');
const contradictions = `contradictions:\n${planted(20)}\nconsistent:\n${planted(5)}`;
const phrasingsOf = (id: string) => `${id}:\n  fires: ${lines(10)}\n  near: ${lines(10)}`;

const createTestTexts = (overrides: Partial<Record<string, string>> = {}) =>
  new Map(
    Object.entries({
      'learners.yaml': learners,
      'questions.yaml': questionsAbout('price'),
      'contradictions.yaml': contradictions,
      'phrasings.yaml': phrasingsOf('listens'),
      ...overrides,
    }),
  ) as unknown as Parameters<typeof corpusOf>[0];

function problemsOf(overrides: Record<string, string>): readonly string[] {
  try {
    corpusOf(createTestTexts(overrides), 'price/en', scenario);
    return [];
  } catch (error) {
    if (error instanceof CorpusError) return error.problems;
    throw error;
  }
}

describe('the corpus of a scenario', () => {
  it('is read where all is there, but for what is a matter of timing', () => {
    const corpus = corpusOf(createTestTexts(), 'price/en', scenario);
    expect(corpus.learners.terse).toHaveLength(20);
    expect(Object.keys(corpus.phrasings)).toEqual(['listens']);
  });

  it('is refused with file, line and place where a count is wrong', () => {
    const [problem] = problemsOf({ 'learners.yaml': learners.replace('"line 19",]', ']') });
    expect(problem).toMatch(/^price\/en\/learners\.yaml:1: novice: /);
  });

  it('is refused where it is no YAML', () => {
    expect(problemsOf({ 'questions.yaml': 'single: [' })[0]).toMatch(/^price\/en\/questions\.yaml:1: /);
  });

  it('is refused where it names a topic, a lever or a misstep that the scenario does not have', () => {
    const problems = problemsOf({
      'questions.yaml': questionsAbout('weather'),
      'phrasings.yaml': phrasingsOf('interrupts'),
    });
    expect(problems[0]).toBe('price/en/questions.yaml:2: single.0.topic: "weather" is no topic of the scenario');
    expect(problems.slice(-2)).toEqual([
      'price/en/phrasings.yaml:1: listens: is missing',
      'price/en/phrasings.yaml:1: interrupts: is no lever or misstep of the scenario',
    ]);
  });
});

import type { ConversationScore } from '@repartee/dialogue';

import { BadLine, parseConversationLine } from './conversation-line.js';
import { scoreLines } from './score-lines.js';
import { WrongUsage, parseScoreOptions } from './score-options.js';

type ScoredLine = ConversationScore & { id: string };

async function* linesOf(...lines: string[]) {
  for (const line of lines) yield await Promise.resolve(line);
}

async function score(...lines: string[]) {
  const written: string[] = [];
  const reported: string[] = [];
  const counts = await scoreLines(linesOf(...lines), undefined, {
    write: (line) => Promise.resolve(void written.push(line)),
    report: (sentence) => void reported.push(sentence),
    progress: () => {},
  });
  return { counts, results: written.map((line) => JSON.parse(line) as ScoredLine), reported };
}

const conversation = {
  id: 'c-1',
  turns: [
    { speaker: 'counterpart', text: 'We ran out of water on the second day.' },
    { speaker: 'learner', text: 'So you were without water. What did you do?' },
    { speaker: 'counterpart', text: 'We walked back.' },
  ],
};

describe('a line that holds a conversation', () => {
  it('is answered under its id, with the learner’s turns by their place among all turns', async () => {
    const { results } = await score(JSON.stringify(conversation));
    expect(results).toEqual([
      expect.objectContaining({
        id: 'c-1',
        quality: expect.any(Number),
        metrics: expect.objectContaining({ learnerTurns: 1, counterpartTurns: 2 }),
        turns: [expect.objectContaining({ index: 1, question: 'open' })],
      }),
    ]);
  });

  it('has no measures in seconds without times', async () => {
    const { results } = await score(JSON.stringify(conversation));
    expect(results[0]?.metrics).not.toHaveProperty('talkShare');
  });

  it('has them where every turn has its times', async () => {
    const turns = conversation.turns.map((turn, index) => ({ ...turn, start_s: index * 10, end_s: index * 10 + 5 }));
    const { results } = await score(JSON.stringify({ ...conversation, turns }));
    expect(results[0]?.metrics).toMatchObject({ talkShare: 0.333, patienceP50Ms: 5000 });
  });

  it('is the same every time', async () => {
    const line = JSON.stringify(conversation);
    const { results } = await score(line, line);
    expect(results[0]).toEqual(results[1]);
  });
});

describe('a turn as long as a book', () => {
  it('is read up to a point, and all its words count', async () => {
    const text = 'you said you would call and I will call you if you want it, '.repeat(20_000);
    const { results } = await score(JSON.stringify({ id: 'long', turns: [{ speaker: 'learner', text }] }));
    expect(results[0]?.metrics.learnerWords).toBe(280_000);
  });
});

describe('the first line of a file', () => {
  it('may begin with a byte order mark', async () => {
    const { counts } = await score(`\ufeff${JSON.stringify(conversation)}`);
    expect(counts).toEqual({ scored: 1, bad: 0 });
  });
});

describe('a line that does not', () => {
  it('is reported by its number and skipped', async () => {
    const { counts, results, reported } = await score(
      '{',
      '',
      JSON.stringify(conversation),
      '{"id": "x", "turns": []}',
    );
    expect(counts).toEqual({ scored: 1, bad: 2 });
    expect(results).toHaveLength(1);
    expect(reported).toEqual(['line 1: is not JSON', 'line 4: turns has no turn']);
  });

  it.each([
    ['that is a list', [], 'is not a conversation'],
    ['without an id', { turns: conversation.turns }, 'id is missing'],
    [
      'with an unknown speaker',
      { id: 1, turns: [{ speaker: 'bot', text: 'Hi' }] },
      'turns[0].speaker is neither "learner" nor "counterpart"',
    ],
    ['in another language', { ...conversation, language: 'de' }, 'language is neither en nor fr'],
    [
      'that ends before it starts',
      { id: 1, turns: [{ speaker: 'learner', text: 'Hi', start_s: 2, end_s: 1 }] },
      'turns[0] ends before it starts',
    ],
  ])('says what is wrong %s', (_, line, message) => {
    expect(() => parseConversationLine(JSON.stringify(line))).toThrow(new BadLine(message));
  });
});

describe('the language of a line', () => {
  it('is its own before the usual one', () => {
    const line = JSON.stringify({ ...conversation, language: 'fr-CA' });
    expect(parseConversationLine(line, 'en').conversation.language).toBe('fr');
    expect(parseConversationLine(JSON.stringify(conversation), 'en').conversation.language).toBe('en');
    expect(parseConversationLine(JSON.stringify(conversation)).conversation.language).toBeUndefined();
  });
});

describe('the command line', () => {
  it('names a file, an output and a language', () => {
    expect(parseScoreOptions(['a.jsonl', '--out', 'b.jsonl', '--language', 'fr'])).toEqual({
      file: 'a.jsonl',
      out: 'b.jsonl',
      language: 'fr',
    });
  });

  it('asks for help', () => {
    expect(parseScoreOptions(['--help'])).toBe('help');
  });

  it.each([[[]], [['a', 'b']], [['a', '--language', 'de']], [['a', '--fast']]])('refuses %j', (args) => {
    expect(() => parseScoreOptions(args)).toThrow(WrongUsage);
  });
});

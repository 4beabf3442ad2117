import { silentTurn } from './condition.js';
import { evolveDialogue } from './evolve.js';
import { TestDialogue, createTestPlay } from './play.fixture.js';
import type { TestReading } from './play.fixture.js';

/** A talk that touches levers, a misstep, its repair, a promise, a dodged question and both kinds of answer. */
const turns: TestReading[] = [
  { act: 'open_question', asks: ['price'], topics: ['money'] },
  { act: 'dismissal' },
  { act: 'apology' },
  { act: 'commitment', slots: [{ type: 'promise', value: 'call', said: 'call me', promise: 0 }, { promise: 0 }] },
  { act: 'open_question', asks: ['other:more'], topics: [] },
  { act: 'reflection', cues: ['reflection_simple'], topics: ['delay'] },
  { act: 'closed_question', asks: ['other:yes_no'] },
  { act: 'explanation', topics: ['person'] },
];

const held = (seed: number, attempt = 1): TestDialogue => {
  const dialogue = new TestDialogue(createTestPlay(), { wordingSeed: seed, attempt });
  for (const turn of turns) dialogue.say(turn);
  return dialogue;
};

/** What follows from the cues: shifts and plans, without any wording. */
const traceOf = ({ responses }: TestDialogue): string => JSON.stringify(responses);

describe('equal cues', () => {
  it('give the same trace in 1,000 replays of 1,000', () => {
    const play = createTestPlay();
    const traces = Array.from({ length: 1000 }, () => {
      const dialogue = new TestDialogue(play);
      for (const turn of turns) dialogue.say(turn);
      return traceOf(dialogue);
    });
    expect(new Set(traces).size).toBe(1);
  });

  it('give the same trace whatever the wording seed, and other words', () => {
    const dialogues = Array.from({ length: 20 }, (_, seed) => held(seed + 1));
    expect(new Set(dialogues.map(traceOf)).size).toBe(1);
    expect(new Set(dialogues.map(({ texts }) => texts.join('\n'))).size).toBeGreaterThan(15);
  });

  it('give the same trace in the next attempt', () => {
    expect(traceOf(held(7, 2))).toBe(traceOf(held(7, 1)));
  });
});

describe('what was recorded', () => {
  it('folds into the state that the talk was in', () => {
    const dialogue = held(7);
    const folded = dialogue.happened.reduce(
      (state, happened) => evolveDialogue(dialogue.play, state, happened),
      dialogue.start,
    );
    expect(folded).toEqual(dialogue.state);
  });

  it('holds nothing of a turn once a silence has followed', () => {
    const dialogue = held(7);
    dialogue.staySilent();
    expect(dialogue.state.heard).toEqual(silentTurn);
  });
});

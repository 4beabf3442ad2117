import { closeDialogue } from './dialogue.js';
import { TestDialogue, createTestPlay, createTestReading, createTestScenario } from './play.fixture.js';
import type { TestReading } from './play.fixture.js';

const sentencesOf = (texts: readonly string[]): string[] =>
  texts.flatMap((text) => text.split(/(?<=[.!?…])\s+/)).map((sentence) => sentence.toLowerCase());

const held = (turns: readonly TestReading[], starts = { trust: 30, tension: 50, openness: 30 }): TestDialogue => {
  const dialogue = new TestDialogue(createTestPlay({ persona: { starts } }));
  for (const turn of turns) dialogue.say(turn);
  return dialogue;
};

const promise = (day: 'Thursday' | 'Friday' = 'Thursday'): TestReading => ({
  act: 'commitment',
  cues: [],
  slots: [
    { type: 'promise', value: 'call', said: 'call me', promise: 0 },
    { value: day === 'Thursday' ? 'weekday:4' : 'weekday:5', said: day, promise: 0 },
  ],
});

describe('a talk', () => {
  it('never says a sentence twice', () => {
    const acts = ['explanation', 'open_question', 'thanks', 'closed_question', 'agreement'] as const;
    const { texts } = held(Array.from({ length: 20 }, (_, turn) => ({ act: acts[turn % 5] ?? 'thanks', cues: [] })));
    expect(texts).toHaveLength(21);
    expect(new Set(sentencesOf(texts)).size).toBe(sentencesOf(texts).length);
  });

  it('keeps a closed persona to eight words in the middle, and anybody to 45', () => {
    const turns = Array.from({ length: 12 }, (): TestReading => ({ act: 'explanation', cues: [] }));
    const words = (texts: readonly string[]) =>
      texts
        .slice(1)
        .map((text) => text.split(' ').length)
        .toSorted((one, other) => one - other);
    const closed = words(held(turns, { trust: 20, tension: 60, openness: 20 }).texts);
    expect(closed[6]).toBeLessThanOrEqual(8);
    const engaged = words(held(turns, { trust: 60, tension: 20, openness: 40 }).texts);
    expect(engaged.at(-1)).toBeLessThanOrEqual(45);
  });
});

describe("a question of the persona's own", () => {
  const asksIn = (dialogue: TestDialogue) => dialogue.responses.map(({ plan }) => plan?.asks ?? []);

  it('comes back within two turns where it is dodged, in other words, and twice at most', () => {
    const dialogue = held(Array.from({ length: 12 }, () => ({ act: 'small_talk' as const })));
    const asks = asksIn(dialogue);
    const first = asks.flat()[0] ?? '';
    const at = asks.flatMap((ids, turn) => (ids.includes(first) ? [turn] : []));
    expect(at).toHaveLength(3);
    expect((at[1] ?? 0) - (at[0] ?? 0)).toBe(2);
    expect((at[2] ?? 0) - (at[1] ?? 0)).toBe(2);
    const questions = at.map((turn) => dialogue.texts[turn + 1]?.match(/[^.!?]*\?/)?.[0]);
    expect(new Set(questions).size).toBe(3);
  });

  it('is let go where it is answered', () => {
    const dialogue = held([{ act: 'small_talk' }, { act: 'small_talk' }]);
    const [asked] = asksIn(dialogue).flat();
    expect(asked).toBe('when');
    dialogue.say({ act: 'explanation', slots: [{}] });
    expect(dialogue.state.open).toBeNull();
    for (let turn = 0; turn < 6; turn += 1) dialogue.say({ act: 'small_talk' });
    expect(
      asksIn(dialogue)
        .flat()
        .filter((id) => id === 'when'),
    ).toHaveLength(1);
  });

  it('is not put where its answer was given before', () => {
    const given = held([{ act: 'next_step', slots: [{}] }, { act: 'small_talk' }, { act: 'small_talk' }]);
    expect(asksIn(given).flat()[0]).toBe('who');
    const over = held([{ act: 'next_step', slots: [{ past: true }] }, { act: 'small_talk' }, { act: 'small_talk' }]);
    expect(asksIn(over).flat()[0]).toBe('when');
  });

  it('is one at most in a reply', () => {
    const asks = asksIn(held(Array.from({ length: 16 }, () => ({ act: 'explanation' as const, cues: [] }))));
    expect(Math.max(...asks.map(({ length }) => length))).toBe(1);
  });
});

describe('what the learner said before', () => {
  it('is gone back to once it is four turns old, and not before', () => {
    const dialogue = held([promise(), ...Array.from({ length: 6 }, (): TestReading => ({ act: 'agreement' }))]);
    const at = dialogue.responses.findIndex(({ plan }) => plan?.points.some((point) => point.startsWith('recall:')));
    // The promise is turn 1; a turn at least four later is the fifth, index 4.
    expect(at).toBeGreaterThanOrEqual(4);
    expect(dialogue.texts.join(' ')).toContain('You said you would call me.');
  });

  it('is left for the last words where it is long', () => {
    const long = {
      ...promise(),
      slots: [
        { type: 'promise' as const, value: 'call', said: 'call me back with all that you found out', promise: 0 },
      ],
    };
    const { responses } = held([long, ...Array.from({ length: 6 }, (): TestReading => ({ act: 'agreement' }))]);
    expect(responses.flatMap(({ plan }) => plan?.points ?? []).filter((point) => point.startsWith('recall:'))).toEqual(
      [],
    );
  });

  it('is not held against a day that goes with what the persona said of its own', () => {
    const { questions } = createTestPlay().scenario;
    const dated = questions.map((one) => (one.id === 'reason' ? { ...one, kind: 'date' as const } : one));
    const talk = new TestDialogue(
      createTestPlay({ persona: { starts: { trust: 60, tension: 20, openness: 40 } }, scenario: { questions: dated } }),
    );
    const asked: TestReading = { ...promise('Thursday'), act: 'closed_question', asks: ['reason'] };
    talk.say(asked);
    expect(talk.say(promise('Friday')).plan?.points.join()).not.toContain('contradicts');
  });

  it('is held against what is said now', () => {
    const dialogue = held([promise('Thursday'), promise('Friday')]);
    expect(dialogue.responses[1]?.plan?.points[0]).toBe('contradicts:date');
    expect(dialogue.texts.at(-1)).toContain('First Thursday, now Friday.');
  });

  it('is named at the close, all of it', () => {
    const all = [
      'call me as soon as the part is there',
      'send me the list of what was ordered',
      'look at the door of the lift yourself',
    ];
    const { play, state } = held(
      all.map((said, index) => ({
        ...{ act: 'commitment', cues: [] },
        slots: [{ type: 'promise', value: `deed${index}`, said, promise: 0 }],
      })),
    );
    const { text } = closeDialogue(play, state, 'learner');
    expect(all.filter((said) => !text.includes(said))).toEqual([]);
  });

  it('is named at the close with the day that holds', () => {
    const { play, state } = held([promise('Thursday'), promise('Friday')]);
    expect(closeDialogue(play, state, 'learner').text).toContain('So you will call me on Friday.');
  });
});

describe('what the learner asks', () => {
  const engaged = { trust: 60, tension: 20, openness: 40 };
  const answersTo = (reading: TestReading) => held([reading], engaged).responses[0]?.plan?.answers;

  it('is answered once where one sentence was read as two questions', () => {
    expect(answersTo({ act: 'closed_question', asks: ['price', 'reason'] })).toEqual(['price']);
    expect(answersTo({ act: 'closed_question', asks: ['other:opinion', 'price'] })).toEqual(['price']);
  });

  it('is answered twice by a sentence long enough for two that ask for different things', () => {
    const asked: TestReading = { act: 'closed_question', asks: ['price', 'reason'] };
    expect(answersTo({ ...asked, words: 9 })).toEqual(['price', 'reason']);
    expect(answersTo({ ...asked, words: 9, asks: ['other:opinion', 'price'] })).toEqual(['price']);
  });

  it('is no day where the turn names it', () => {
    const { questions } = createTestPlay().scenario;
    const deadline = { id: 'deadline', kind: 'date' as const, heard: { en: ['deadline'], fr: ['délai'] } };
    const play = createTestPlay({ persona: { starts: engaged }, scenario: { questions: [...questions, deadline] } });
    const step: TestReading = { act: 'next_step', asks: ['deadline'] };
    expect(new TestDialogue(play).say(step).plan?.answers).toEqual(['deadline']);
    expect(new TestDialogue(play).say({ ...step, slots: [{}] }).plan?.answers).toEqual([]);
  });

  it('is nothing where an offer is put as a question', () => {
    const asked: TestReading = { act: 'proposal', asks: ['other:yes_no:delay'], topics: ['delay'] };
    expect(answersTo(asked)).toEqual([]);
    expect(answersTo({ ...asked, act: 'closed_question' })).not.toEqual([]);
  });

  const parts = (...turns: TestReading[]) =>
    held(turns, engaged)
      .responses.at(-1)
      ?.plan?.parts.map(({ unit }) => unit);
  const why: TestReading = { act: 'closed_question', asks: ['reason'] };

  it('is not told again a moment later: what else there is on the matter is', () => {
    expect(parts(why, why)).toContain('secret-hint');
    expect(parts(why, why)).not.toContain('reason-open');
  });

  it('is owned to be all there is, to whoever wants more of it and has heard everything', () => {
    const more: TestReading = { act: 'open_question', asks: ['other:more'] };
    expect(parts(why, ...Array<TestReading>(12).fill(more))?.[0]).toMatch(/^already-told/);
  });

  it('is told again to whoever asks later, or offers another day', () => {
    const other: TestReading = { act: 'explanation' };
    expect(parts(why, other, other, why)).toContain('reason-open');
    expect(parts(why, { ...why, slots: [{}] })).toContain('reason-open');
  });
});

describe('what the persona had kept to itself', () => {
  it('is told without a question in the same breath', () => {
    const talk = held([{ act: 'explanation', cues: [] }], { trust: 60, tension: 20, openness: 40 });
    const { plan } = talk.say({ act: 'explanation', cues: ['open_question'], topics: ['delay'] });
    expect(plan?.points).toContain('secret-whole');
    expect(plan?.asks).toEqual([]);
  });
});

describe('an agreement that is due', () => {
  const due = createTestPlay({
    scenario: { objective: { ...createTestPlay().scenario.objective, reached_when: [{ turns: '>= 1' }] } },
  });
  const ends = (reading: TestReading) => new TestDialogue(due).say(reading).end?.reason;

  it('is reached where the learner says something, or asks for no more than a yes', () => {
    expect(ends({ act: 'agreement' })).toBe('objective_reached');
    expect(ends({ act: 'closed_question', asks: ['other:yes_no'] })).toBe('objective_reached');
  });

  it('takes up the day that the turn offers, or answers it, before it ends', () => {
    const said = (reading: TestReading) => new TestDialogue(due).say(reading).plan;
    const offered: TestReading = { act: 'closed_question', asks: ['other:yes_no'], slots: [{}] };
    expect(said(offered)?.parts.map(({ unit }) => unit)).toEqual(['dated', 'objective']);
    expect(said({ ...offered, slots: [{ past: true }] })?.parts.map(({ unit }) => unit)).toEqual(['objective']);
    const sure = createTestScenario().questions.map((one) => ({ ...one, kind: 'yes_no' as const }));
    const play = createTestPlay({ scenario: { ...due.scenario, questions: sure } });
    const { plan, end } = new TestDialogue(play).say({ ...offered, asks: ['reason'] });
    expect(plan?.parts.map(({ unit }) => unit)).toEqual(['reason-open', 'objective']);
    expect(end?.reason).toBe('objective_reached');
  });

  it('waits for the answer where the learner asks for one', () => {
    expect(ends({ act: 'closed_question', asks: ['price'] })).toBeUndefined();
    expect(ends({ act: 'open_question', asks: ['other:other'] })).toBeUndefined();
    expect(ends({ act: 'open_question', asks: ['other:wish:money'] })).toBeUndefined();
  });

  it('waits where something is asked beside what the turn does, unless that offers a thing to agree to', () => {
    const asking = (reading: TestReading) =>
      new TestDialogue(due).sayReading({ ...createTestReading(reading), question: 'closed' }).end?.reason;
    expect(asking({ act: 'apology', asks: ['other:confirm'] })).toBeUndefined();
    expect(asking({ act: 'commitment', asks: ['price'] })).toBeUndefined();
    expect(asking({ act: 'commitment', asks: ['other:offer'] })).toBe('objective_reached');
  });
});

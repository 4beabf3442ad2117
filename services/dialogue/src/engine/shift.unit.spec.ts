import { TestDialogue, createTestPlay } from './play.fixture.js';

const starting = (trust: number, tension: number, openness: number) =>
  createTestPlay({ persona: { starts: { trust, tension, openness } } });

const effectsIn = (dialogue: TestDialogue) =>
  dialogue.responses.map(({ shift }) => shift.causes.map(({ effect: { trust, tension } }) => [trust, tension]));

describe('a lever', () => {
  it('moves half each time it is used again', () => {
    const dialogue = new TestDialogue();
    for (let time = 0; time < 4; time += 1) dialogue.say({ act: 'open_question' });
    // 8 and -6, then 4 and -3, 2 and -1.5, 1 and -0.75; halves are rounded away from zero.
    expect(effectsIn(dialogue)).toEqual([[[8, -6]], [[4, -3]], [[2, -2]], [[1, -1]]]);
  });

  it('moves nothing before its condition holds, and then as at the first time', () => {
    const dialogue = new TestDialogue();
    const early = dialogue.say({ act: 'apology' });
    expect(early.shift.causes).toMatchObject([
      { id: 'sorry', withheld: 'too_early', effect: { trust: 0, tension: 0 } },
    ]);
    expect(early.shift.after).toEqual(early.shift.before);
    dialogue.say({ act: 'open_question' });
    const later = dialogue.say({ act: 'apology' });
    expect(later.shift.causes).toMatchObject([
      { id: 'sorry', withheld: '', occurrence: 1, effect: { trust: 9, tension: -12 } },
    ]);
  });

  it('is not moved by what was not meant for the persona', () => {
    const { shift } = new TestDialogue().say({ act: 'off_topic', cues: ['off_topic', 'open_question'] });
    expect(shift.causes).toEqual([]);
  });
});

describe('a misstep', () => {
  it.each([
    [0, -10, 10],
    [50, -15, 15],
    [80, -18, 18],
  ])('costs more in a tense state: %i', (tension, trust, tenser) => {
    // -10 and +10, times (100 + tension) / 100
    const { shift } = new TestDialogue(starting(50, tension, 50)).say({ act: 'dismissal' });
    expect(shift.causes).toMatchObject([{ kind: 'misstep', effect: { trust, tension: tenser } }]);
  });

  it('is made good by what repairs it, once, and not in the turn that repeats it', () => {
    const dialogue = new TestDialogue();
    dialogue.say({ act: 'dismissal' });
    expect(dialogue.state.unrepaired).toEqual(['belittle']);
    const both = dialogue.say({ act: 'dismissal', cues: ['dismissal', 'apology'] });
    expect(both.shift.causes.map(({ kind }) => kind)).toEqual(['lever', 'misstep']);
    const repaired = dialogue.say({ act: 'apology' });
    expect(repaired.shift.causes).toContainEqual(
      expect.objectContaining({ kind: 'repair', id: 'belittle', effect: { trust: 4, tension: -4, openness: 0 } }),
    );
    expect(dialogue.state.unrepaired).toEqual([]);
  });
});

describe('the levels', () => {
  it('stay between 0 and 100', () => {
    const { shift } = new TestDialogue(starting(5, 50, 0)).say({ act: 'insult', cues: ['insult', 'dismissal'] });
    // trust 5 - 45 - 15; tension 50 + 60 + 15
    expect(shift.after).toEqual({ trust: 0, tension: 100, openness: 0 });
  });
});

describe('a hidden fact', () => {
  it('comes into reach by its rule and is told whole only then', () => {
    // Opens with trust of 30 and an open question; trust begins at 20, and an open question adds 8, then 4.
    const dialogue = new TestDialogue(starting(20, 20, 60));
    expect(dialogue.say({ act: 'open_question', topics: ['delay'] }).shift.factsOpened).toEqual([]);
    expect(dialogue.state.facts['secret']).toBeUndefined();
    expect(dialogue.say({ act: 'open_question', topics: ['delay'] }).shift.factsOpened).toEqual(['secret']);
    for (let turn = 0; turn < 4 && dialogue.state.facts['secret'] !== 'whole'; turn += 1)
      dialogue.say({ act: 'open_question', topics: ['delay'] });
    expect(dialogue.state.facts['secret']).toBe('whole');
  });

  it('stays hidden where its rule never holds, however one asks', () => {
    const dialogue = new TestDialogue(starting(30, 50, 30));
    for (let turn = 0; turn < 6; turn += 1)
      dialogue.say({ act: 'closed_question', asks: ['reason'], topics: ['delay'] });
    expect(dialogue.responses.flatMap(({ shift }) => shift.factsOpened)).toEqual([]);
    expect(dialogue.state.facts['secret']).not.toBe('whole');
  });
});

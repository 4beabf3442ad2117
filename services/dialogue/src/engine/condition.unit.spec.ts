import { compileCondition, momentOf } from './condition.js';
import { TestDialogue } from './play.fixture.js';

describe('a day named for a topic', () => {
  const isDated = (dialogue: TestDialogue) => compileCondition({ dated: 'delay' })(momentOf(dialogue.state));

  it('holds once it is promised or planned, and goes on holding', () => {
    const dialogue = new TestDialogue();
    dialogue.say({ act: 'next_step', topics: ['delay'], slots: [{}] });
    expect(isDated(dialogue)).toBe(true);
    dialogue.say({ act: 'thanks' });
    expect(isDated(dialogue)).toBe(true);
  });

  it.each([
    ['for something else', { act: 'next_step' as const, topics: ['money'], slots: [{}] }],
    ['for nothing', { act: 'next_step' as const, slots: [{}] }],
    ['in passing', { act: 'explanation' as const, topics: ['delay'], slots: [{}] }],
    ['of what is over', { act: 'next_step' as const, topics: ['delay'], slots: [{ past: true }] }],
  ])('does not hold where it is named %s', (_, turn) => {
    const dialogue = new TestDialogue();
    dialogue.say(turn);
    expect(isDated(dialogue)).toBe(false);
  });
});

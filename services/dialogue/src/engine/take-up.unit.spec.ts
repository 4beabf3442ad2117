import { TestDialogue, createTestPlay } from './play.fixture.js';
import type { TestReading } from './play.fixture.js';

const takenUp = (...turns: readonly TestReading[]): string => {
  const dialogue = new TestDialogue(
    createTestPlay({
      persona: {
        takes_up: [
          ...createTestPlay().persona.takes_up,
          {
            id: 'dodged-any',
            act: ['small_talk'],
            when: { dodged: ['when', 'who', 'how'] },
            lines: {
              en: ['Not what I asked.', 'You went round it.'],
              fr: ['Pas ma question.', 'Vous tournez autour.'],
            },
          },
        ],
      },
    }),
  );
  for (const turn of turns) dialogue.say(turn);
  return dialogue.responses.at(-1)?.plan?.takesUp ?? '';
};

describe('what is taken up', () => {
  it('is a step where a question offers a day, and the question itself where that day is over', () => {
    const asked: TestReading = { act: 'closed_question', asks: ['other:yes_no'] };
    expect(takenUp({ act: 'thanks' }, { ...asked, slots: [{}] })).toBe('take-next-step');
    expect(takenUp({ act: 'thanks' }, { ...asked, slots: [{ past: true }] })).not.toBe('take-next-step');
  });

  it('is a step where a plain statement names a day, and what is explained stays an explanation', () => {
    const stated: TestReading = { act: 'explanation', cues: [], slots: [{}] };
    expect(takenUp({ act: 'thanks' }, stated)).toBe('take-next-step');
    expect(takenUp({ act: 'thanks' }, { ...stated, cues: ['explanation'] })).toBe('take-explanation');
  });

  it('is the greeting of a first turn, whatever figure comes with it', () => {
    expect(takenUp({ act: 'concrete_evidence', cues: ['greeting', 'concrete_evidence'] })).toBe('take-greeting');
    expect(takenUp({ act: 'thanks' }, { act: 'concrete_evidence', cues: ['greeting', 'concrete_evidence'] })).toBe(
      'take-concrete-evidence',
    );
  });

  it('is no reproach where the scenario would have minded one, and did not', () => {
    expect(takenUp({ act: 'dismissal', cues: [] })).toBe('take-explanation');
    expect(takenUp({ act: 'blame', cues: [] })).toBe('take-blame');
    expect(takenUp({ act: 'dismissal' })).toBe('misstep:belittle');
  });

  it('is no refusal where what was said with it did good', () => {
    const refused: TestReading = { act: 'refusal', cues: ['refusal', 'open_question'] };
    expect(takenUp({ act: 'thanks' }, { ...refused, cues: ['refusal'] })).toBe('take-refusal');
    expect(takenUp({ act: 'thanks' }, refused, refused)).toBe('take-explanation');
  });

  const meant: TestReading = { act: 'open_question', cues: ['dismissal', 'open_question'], asks: ['price'] };
  const minded: TestReading = { act: 'dismissal', cues: ['dismissal'] };

  it('is no misstep where the turn did good too and is answered', () => {
    expect(takenUp({ act: 'thanks' }, meant)).toBe('');
    expect(takenUp({ act: 'thanks' }, minded)).toBe('misstep:belittle');
  });

  it('is no repair of what was never minded aloud', () => {
    const { missteps } = createTestPlay().scenario;
    const lines = { en: ['All right, then.', 'Better so.'], fr: ['Bon, alors.', 'C’est mieux.'] };
    const forgiving = missteps.map((one) => ({ ...one, repair: { ...one.repair, says: [{ lines }] } }));
    const after = (turn: TestReading) => {
      const dialogue = new TestDialogue(createTestPlay({ scenario: { missteps: forgiving } }));
      for (const one of [{ act: 'thanks' as const }, turn, { act: 'apology' as const }]) dialogue.say(one);
      return dialogue.responses.at(-1)?.plan?.takesUp;
    };
    expect(after(minded)).toBe('repair:belittle');
    expect(after(meant)).not.toBe('repair:belittle');
  });

  it('is nothing of a question that is answered: neither its act, nor that the turn did good', () => {
    const asks: TestReading = { act: 'open_question', cues: ['open_question'], asks: ['price'] };
    expect(takenUp({ act: 'thanks' }, asks)).toBe('');
    expect(takenUp({ act: 'thanks' }, { ...asks, act: 'explanation' })).toBe('');
    expect(takenUp({ act: 'thanks' }, { act: 'explanation', cues: ['open_question'] })).toBe('lever:listen');
  });

  it('is a dodged question only once it is due again', () => {
    const small: TestReading = { act: 'small_talk', cues: [] };
    const said = [1, 2, 3, 4].map((count) => takenUp(...Array.from({ length: count }, () => small)));
    // The first question comes with the second reply; the turn after it is passed over, the next one is not.
    expect(said).toEqual(['take-small-talk', 'take-small-talk', 'take-small-talk', 'dodged-any']);
  });
});

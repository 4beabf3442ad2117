import { Rubric } from '@repartee/proto';

import { learnerSays, personaSays, createTestTranscript } from '../session.fixtures.js';
import { viewSession } from '../session-view.js';
import type { Conversation } from './conversation.js';
import { scoreConversation } from './conversation.js';
import { generalRubric } from './general-rubric.js';
import { detectLanguage } from './language.js';
import { qualityOf, qualityParts } from './quality.js';

const theirs = [
  'I wanted to stop smoking, but at work everybody goes out together.',
  'I tried twice. The second time it lasted for three weeks.',
  'My daughter asked me why I smell of smoke. That hurt.',
  'Mornings are fine. It is the evenings that are hard.',
];

const conversationWith = (mine: readonly string[]): Conversation => ({
  turns: theirs.flatMap((text, index) => [
    { speaker: 'counterpart' as const, text },
    { speaker: 'learner' as const, text: mine[index] ?? '' },
  ]),
});

const listening = conversationWith([
  'So at work it is part of being with the others. What is that like for you?',
  'You held out for three weeks. What helped you then?',
  'It hurt you to hear that from your daughter.',
  'So the mornings are fine, and the evenings are the hard part.',
]);

const lecturing = conversationWith([
  'You should simply not go out with them. You need to think of your health, and you should stay at your desk.',
  'You should use patches. They work for everybody, and you ought to have tried them much earlier than this.',
  'If I were you, I would stop today for her sake. You have to set an example, that is what parents must do.',
  'You should go for a run in the evening. You just have to keep busy, and you should go to bed early too.',
]);

describe('the quality of a conversation', () => {
  it('is higher for who gives back and asks than for who advises', () => {
    expect(scoreConversation(listening).quality).toBeGreaterThan(scoreConversation(lecturing).quality + 20);
  });

  it('treats either speaker alike', () => {
    const swapped = {
      turns: listening.turns.map(({ speaker, text }) => ({
        speaker: speaker === 'learner' ? ('counterpart' as const) : ('learner' as const),
        text,
      })),
    };
    const again = { turns: swapped.turns.map((turn) => ({ ...turn })) };
    expect(scoreConversation(swapped).quality).toBe(scoreConversation(again).quality);
  });

  it('reads rates, so that saying it all twice changes little', () => {
    const once = scoreConversation(listening).quality;
    const twice = scoreConversation({ turns: [...listening.turns, ...listening.turns] }).quality;
    expect(Math.abs(twice - once)).toBeLessThan(12);
  });

  it('is nothing without a turn of the learner', () => {
    expect(scoreConversation({ turns: [{ speaker: 'counterpart', text: 'Hello?' }] }).quality).toBe(0);
  });

  it.each([[['Hm.', 'Ok.', 'Yeah, ok.', '']], [['Yes.', 'Right.', 'Of course.', 'Sure, I see.']]])(
    'is nothing where the learner only says %j, and so is every skill',
    (noises) => {
      const { quality, skills } = scoreConversation(conversationWith(noises));
      expect(quality).toBe(0);
      expect(skills.map(({ score }) => score)).toEqual([0, 0, 0, 0, 0]);
    },
  );

  it('is made of five parts, drawn to the usual where there are few turns', () => {
    const turn = learnerSays(1, 'You waited five hours', { reading: { reflection: 'simple', uptake: 0.8 } });
    const view = viewSession(createTestTranscript([personaSays(0, 'Four words are here'), turn]));
    expect(qualityParts(view)).toEqual({
      // (1 + 4 x 0.12) / 5 turns, of 0.4.
      reflecting: expect.closeTo(0.74),
      // (0 + 4 x 0.12) / 5, of 0.4.
      holdingBack: expect.closeTo(0.76),
      // (0.8 + 4 x 0.3) / 5, of 0.6.
      uptake: expect.closeTo(0.6667, 4),
      // Half the words: 0.6; four words: 1.
      room: expect.closeTo(0.8),
      // (0 + 4 x 0.02) / 5, of 0.25.
      respect: expect.closeTo(0.936),
    });
    // 0.35 x 0.74 + 0.25 x 0.76 + 0.15 x 0.6667 + 0.15 x 0.8 + 0.1 x 0.936
    expect(qualityOf(view)).toBe(76.3);
  });
});

describe('a scored conversation', () => {
  const score = scoreConversation(listening);

  it('places the learner’s turns among all turns', () => {
    expect(score.turns.map(({ index }) => index)).toEqual([1, 3, 5, 7]);
  });

  it('quotes its evidence from what was said', () => {
    for (const { turn, from, to, quote } of score.skills.flatMap(({ criteria }) => criteria.flatMap((c) => c.evidence)))
      expect(listening.turns[turn]?.text.slice(from, to)).toBe(quote);
  });

  it('measures in milliseconds only where every turn has its times', () => {
    expect(score.metrics).not.toHaveProperty('talkShare');
    const timed = listening.turns.map((turn, index) => ({ ...turn, startS: index * 4, endS: index * 4 + 3 }));
    const { metrics } = scoreConversation({ turns: timed });
    expect(metrics).toMatchObject({ talkShare: 0.5, patienceP50Ms: 1000, interruptions: 0 });
  });
});

describe('the general rubric', () => {
  it('is a rubric like any other', () => {
    expect(Rubric.safeParse(generalRubric).error).toBeUndefined();
  });
});

describe('the language of a conversation', () => {
  it('is told by its function words', () => {
    expect(detectLanguage(['What would you like to do with that?'])).toBe('en');
    expect(detectLanguage(['Qu’est-ce que vous en pensez, pour la suite ?'])).toBe('fr');
    expect(detectLanguage(['Hm.'])).toBe('en');
  });
});

import type { Play } from '../model/index.js';
import {
  createTestCause,
  createTestShift,
  createTestTranscript,
  learnerSays,
  personaSays,
  testPlay,
} from './session.fixtures.js';

const turns = [
  personaSays(0, 'They were late.', { asks: ['why-late'], points: ['late-again'] }),
  learnerSays(1, 'That was the carrier, not us.', { cues: { blame: 'That was the carrier' } }),
  personaSays(2, 'I bought from you.', { points: ['late-again'] }),
  learnerSays(3, 'You were let down on a day that mattered.', { cues: { emotion_acknowledged: 'You were let down' } }),
  personaSays(4, 'Yes. It was a wedding.'),
  learnerSays(5, 'What happened when they came?', { cues: { open_question: 'What happened' } }),
];

const shifts = [
  createTestShift(
    1,
    [
      [40, 50, 30],
      [28, 65, 30],
    ],
    {
      causes: [
        createTestCause({
          kind: 'misstep',
          id: 'blames-carrier',
          effect: { trust: -12, tension: 15, openness: 0 },
          evidence: [{ from: 0, to: 20 }],
        }),
      ],
    },
  ),
  createTestShift(
    3,
    [
      [28, 65, 30],
      [52, 50, 40],
    ],
    {
      stanceAfter: 'engaged',
      factsOpened: ['wedding'],
      causes: [
        createTestCause({
          kind: 'lever',
          id: 'hear-her-out',
          effect: { trust: 10, tension: -8, openness: 4 },
          evidence: [{ from: 0, to: 17 }],
        }),
      ],
    },
  ),
];

export const transcript = createTestTranscript(turns, { shifts });

/** The same conversation with somebody whom no lever reaches. */
export const createTestPlayWhereNothingMoves = () => ({
  ...testPlay,
  scenario: { ...testPlay.scenario, levers: testPlay.scenario.levers.map((lever) => ({ ...lever, effect: {} })) },
});
/** The same conversation with somebody who knows no figures; `instead`: words suggested for what was said of the carrier. */
export const createTestPlayWithoutFigures = (instead: readonly string[]): Play => {
  const lines = { en: [...instead], fr: [...instead] };
  const missteps = testPlay.scenario.missteps.map((misstep) => ({ ...misstep, instead: lines }));
  const unknown = { en: ["I can't tell you more."], fr: ['Je ne peux pas en dire plus.'] };
  return {
    ...testPlay,
    persona: { ...testPlay.persona, does_not_know: [{ kind: ['amount'], lines: unknown }] },
    scenario: { ...testPlay.scenario, missteps },
  };
};

export const first = { attempt: 1, earlier: [] };

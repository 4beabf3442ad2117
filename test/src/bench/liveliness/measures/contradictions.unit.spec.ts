import type { PlantedPlay } from '../stage/planted.js';
import { createTestExchange } from '../stage/session.fixture.js';
import { valueOf } from '../tally.js';
import { contradictionsChallenged } from './contradictions.js';

interface Reply {
  text: string;
  challenges: boolean;
  contradicts?: string | null;
}

const createTestPlanted = (reply: Reply): PlantedPlay => ({
  kind: 'date',
  exchanges: [
    createTestExchange({ text: 'The technician comes on Thursday.' }),
    createTestExchange({
      text: 'Friday, then.',
      contradicts: reply.contradicts ?? null,
      said: { text: reply.text, challenges: reply.challenges },
    }),
  ],
});

const named = createTestPlanted({ text: 'You said Thursday.', challenges: true, contradicts: 'Thursday' });
const unheard = createTestPlanted({ text: 'Thursday, Friday, as you like.', challenges: false });
const unnamed = createTestPlanted({ text: 'That was different before.', challenges: true, contradicts: 'Thursday' });
const invented = createTestPlanted({ text: 'You said Monday.', challenges: true, contradicts: 'Monday' });

describe('a planted contradiction', () => {
  it('is challenged where it is taken up and what was said before is named', () => {
    expect(valueOf(contradictionsChallenged([named], []).tally)).toBe(1);
  });

  it('is missed where it is not heard, not named, or held against something never said', () => {
    const { tally, cases } = contradictionsChallenged([unheard, unnamed, invented], []);
    expect(valueOf(tally)).toBe(0);
    expect(cases).toHaveLength(3);
  });

  it('stands beside the turns that contradict nothing and are challenged all the same', () => {
    const { tally, beside, cases } = contradictionsChallenged([named], [named, unheard]);
    expect([valueOf(tally), beside && valueOf(beside)]).toEqual([1, 0.5]);
    expect(cases).toMatchObject([{ expected: 'no contradiction heard' }]);
  });
});

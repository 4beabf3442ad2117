import type { CriterionAnswerValue, Debriefing, EvidenceQuote, SessionPage } from '@repartee/proto';
import { mount } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';

import { i18n, setLanguage } from '../../i18n/i18n.js';
import FindingLists from './FindingLists.vue';
import FollowedList from './FollowedList.vue';
import OutcomeCard from './OutcomeCard.vue';
import OwnView from './OwnView.vue';
import ShiftWords from './ShiftWords.vue';
import TriedAnswer from './TriedAnswer.vue';
import { learnerTurnAt } from './learner-turn.js';
import { quoteSaid } from './quote-said.js';

const evidence = (over: Partial<EvidenceQuote> = {}): EvidenceQuote => ({
  ...{ turn: 3, from: 0, to: 14, quote: 'calm down now,' },
  ...over,
});
const persona = {
  name: 'Caroline Mercier',
  job: 'Baker',
  organisation: 'Au Bon Levain',
  portrait: {
    skin: 'fair',
    hair: 'bob',
    hair_colour: 'brown',
    glasses: false,
    beard: 'none',
    clothes: 'shirt',
    clothes_colour: 'teal',
  } as const,
};
const global = { plugins: [i18n] };

beforeEach(() => setLanguage('en'));

describe('a turn to leave from', () => {
  const transcript = (['persona', 'learner', 'persona', 'learner', 'persona'] as const).map((speaker, turn) => ({
    ...{ speaker, turn },
  }));

  it('is the turn itself where it is the learner’s, else the one that answers it', () => {
    expect(learnerTurnAt(transcript, 1)).toBe(1);
    expect(learnerTurnAt(transcript, 2)).toBe(3);
    expect(learnerTurnAt(transcript, 4)).toBeNull();
  });
});

describe('a sentence that takes up what was said', () => {
  it('holds these words', () => {
    expect(quoteSaid({ text: 'At “{said}” I left.', evidence: evidence() })).toEqual([
      { text: 'At “', isSaid: false },
      { text: 'calm down now,', isSaid: true },
      { text: '” I left.', isSaid: false },
    ]);
  });

  it('holds an ellipsis where they are gone', () => {
    expect(quoteSaid({ text: '{said}', evidence: evidence({ quote: '' }) })).toEqual([{ text: '…', isSaid: true }]);
  });
});

describe('the summary', () => {
  const written = 'Written before a person corrected the scores.';
  const told = (correctedFrom: CriterionAnswerValue | null): string => {
    const page = { persona, scenario: { objective: 'Keep her as a customer.' } } as unknown as SessionPage;
    const skills = [{ criteria: [{ correctedFrom: null }, { correctedFrom }] }];
    const debriefing = { objectiveReached: true, summary: 'Strong in listening.', suggestions: [], skills };
    const props = { page, debriefing: debriefing as unknown as Debriefing, mayFork: false };
    return mount(OutcomeCard, { props, global }).text();
  };

  it('says that it is older than a correction, where there is one', () => {
    expect(told('met')).toContain(written);
    expect(told(null)).not.toContain(written);
  });
});

describe('what was missing', () => {
  const told = (answer: CriterionAnswerValue, correctedFrom: CriterionAnswerValue | null): string => {
    const skills = [
      {
        criteria: [
          { answer: 'met', correctedFrom },
          { answer, correctedFrom: null },
        ],
      },
    ];
    const debriefing = { worked: [], missing: [], skills } as unknown as Debriefing;
    return mount(FindingLists, { props: { debriefing }, global }).text();
  };

  it('leads to the criteria where all that was listed is corrected and others are not met', () => {
    expect(told('partly', 'not_met')).toMatch(/What was missing.*under Skills/s);
    expect([told('met', 'not_met'), told('partly', null)]).toEqual(['', '']);
  });
});

describe('the persona’s own view', () => {
  it('leads from each sentence to its turn', async () => {
    const sentences = [
      { text: 'At “{said}” I stopped listening.', evidence: evidence() },
      { text: 'Later I could breathe.', evidence: evidence({ turn: 7 }) },
    ];
    const view = mount(OwnView, { props: { sentences, persona }, global });
    expect(view.text()).toContain('At “calm down now,” I stopped listening.');
    await view.findAll('button')[1]?.trigger('click');
    expect(view.emitted('turn')).toEqual([[7]]);
  });
});

describe('what words moved', () => {
  const createTestShift = () => mount(ShiftWords, { props: { shift: { trust: 6, tension: -4, openness: 0 } }, global });

  it('is said in words, without what stayed', () => {
    expect(createTestShift().text()).toContain('Trust up and tension down');
  });

  it('is told in points to whoever asks', async () => {
    const shift = createTestShift();
    await shift.get('button').trigger('click');
    expect(shift.text()).toMatch(/Trust \+6\s*Tension −4\s*points of 100/);
    expect(shift.text()).not.toContain('Openness');
  });

  it('is left out where nothing did', () => {
    const shift = mount(ShiftWords, { props: { shift: { trust: 0, tension: 0, openness: 0 } }, global });
    expect(shift.find('p').exists()).toBe(false);
  });
});

describe('advice that was tried', () => {
  it('comes with the answer of the persona', () => {
    const tried = { answer: 'At last somebody asks.', shift: { trust: 3, tension: 0, openness: 2 } };
    const text = mount(TriedAnswer, { props: { tried, persona }, global }).text();
    expect(text).toContain('Caroline Mercier would have answered');
    expect(text).toContain('At last somebody asks.');
  });
});

describe('what was suggested last time', () => {
  it('says what was done, with the words, and what is still open', async () => {
    const followed = [
      { text: 'You set out to ask, and you did.', followed: true, evidence: [evidence({ quote: 'What happened?' })] },
      { text: 'Still to try: an answer that names it.', followed: false, evidence: [] },
    ];
    const list = mount(FollowedList, { props: { followed }, global });
    const [done, open] = list.findAll('li').map((item) => item.text());
    expect(done).toMatch(/^Done:.*“What happened\?”$/s);
    expect(open).toMatch(/^Still open:/);
    await list.get('button').trigger('click');
    expect(list.emitted('turn')).toEqual([[3]]);
  });
});

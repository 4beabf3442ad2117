import { createTestPlay } from '../../engine/play.fixture.js';
import { analyse } from '../analysis.js';
import { regionOf } from '../region.js';
import { meantBy } from './meant.js';
import { termsAt } from './terms.js';
import { waysToAsk } from './ways.js';

const words = {
  hours: 'evenings|overtime',
  helper: 'gives|helps * hand|out',
  holiday: 'booked|off * holidays|summer',
  'helper-name': 'name',
};
const questions = Object.entries(words).map(([id, pattern]) => ({
  ...{ id, kind: 'other' as const, heard: { en: [pattern], fr: ['jamais'] } },
}));
const both = (en: string[]) => ({ en, fr: ['Personne ?'] });
const lines = { en: ['So it is.'], fr: ["C'est ainsi."] };
const answering = (id: string, answers: string[]) => ({
  ...{ id, move: 'answer' as const, stance: ['engaged' as const], answers, lines },
});
const play = createTestPlay({
  scenario: {
    questions,
    points: [answering('of-hours', ['hours']), answering('of-helper', ['helper', 'helper-name'])],
    ways_to_ask: {
      hours: both([
        'How many evenings do you stay late?',
        'Do you often work overtime?',
        'How long are your days?',
        'Would more of it bother you?',
      ]),
      helper: both([
        'Who gives you a hand?',
        'Does anybody take some of it off you?',
        'Which colleague helps you out?',
      ]),
      'helper-name': both([
        "What's the name of the colleague who helps you out?",
        'Who is the one who gives you a hand?',
      ]),
      holiday: both([
        'When are you off this summer?',
        'Have you booked your holidays?',
        'Would more of it bother you?',
      ]),
    },
  },
});
const ways = waysToAsk(play, 'en');
const nothing = { spans: 0, isNamed: false, isOfKind: false };
const any = () => true;

const meant = (text: string, evidence: Partial<typeof nothing> = {}, of = ''): string | undefined => {
  const turn = analyse(text, 'en');
  const [question] = turn.questions;
  if (!question) throw new Error(`"${text}" asks nothing`);
  const { first, last } = regionOf(turn, question);
  const terms = termsAt(turn.words, { first, last }, 'en');
  return meantBy(ways, { terms }, any, (id) => (id === of ? { ...nothing, ...evidence } : nothing));
};

describe('the question that was meant', () => {
  it.each([
    ['How many evenings do you stay?', 'hours'],
    ['Have you booked your holidays?', 'holiday'],
    ['Which colleague helps out?', 'helper'],
  ])('is the one that people ask so: %s', (text, id) => {
    expect(meant(text)).toBe(id);
  });

  it.each(['What did the doctor say?', 'Is the coffee machine broken?', 'How do you?'])(
    'is none where no one asks so: %s',
    (text) => {
      expect(meant(text)).toBeUndefined();
    },
  );

  it('may be either of two that one answer serves', () => {
    expect(meant('Which colleague gives you a hand?')).toMatch(/^helper/);
  });

  it('is none where two that are answered otherwise are as near', () => {
    expect(meant('Would more of it bother you?')).toBeUndefined();
  });

  it('may be told by a pattern, the topic and the kind where the words alone leave it open', () => {
    const text = 'Do you take evenings?';
    expect(meant(text)).toBeUndefined();
    expect(meant(text, { spans: 3, isNamed: true, isOfKind: true }, 'hours')).toBe('hours');
  });

  it('is known by patterns alone where nobody wrote down how it is asked', () => {
    const bare = waysToAsk(createTestPlay({ scenario: { questions } }), 'en');
    const evidence = (id: string) => ({ ...nothing, spans: id === 'helper' ? 2 : 0 });
    expect(meantBy(bare, { terms: new Map() }, any, evidence)).toBe('helper');
    expect(meantBy(bare, { terms: new Map() }, any, () => nothing)).toBeUndefined();
  });
});

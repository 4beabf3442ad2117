import { createTestPlay } from '../engine/play.fixture.js';
import { prepareLexicon } from './play-lexicon.js';
import { readTurn } from './read-turn.js';

const play = createTestPlay({
  scenario: {
    topics: [
      {
        id: 'price',
        label: { en: 'price', fr: 'prix' },
        words: { en: ['price', 'discount~'], fr: ['prix', 'remise~'] },
      },
      { id: 'delivery', label: { en: 'delivery', fr: 'livraison' }, words: { en: ['deliver~'], fr: ['livr~'] } },
    ],
    questions: [
      { id: 'why-late', kind: 'reason', heard: { en: ['why * late'], fr: ['pourquoi * retard'] } },
      { id: 'other-offer', kind: 'event', heard: { en: ['other offer~'], fr: ['autre~ offre~'] } },
    ],
    cues: [
      {
        id: 'owns_delay',
        label: { en: 'owns the delay', fr: 'assume le retard' },
        heard: { en: ['delay * ours'], fr: ['retard * nous'] },
        unless: { en: ['partly'], fr: ['en partie'] },
        examples: { en: ['a', 'b', 'c', 'd'], fr: ['a', 'b', 'c', 'd'] },
        near_misses: { en: ['a', 'b'], fr: ['a', 'b'] },
      },
      {
        id: 'seeks_cause',
        label: { en: 'seeks the cause', fr: 'cherche la cause' },
        heard: { en: ['cause~ the delay'], fr: ['cause~ le retard'] },
        examples: { en: ['What causes the delay?', 'b', 'c', 'd'], fr: ['a', 'b', 'c', 'd'] },
        near_misses: { en: ['a', 'b'], fr: ['a', 'b'] },
      },
    ],
  },
});
const read = (text: string) => readTurn({ text, language: 'en', play });

describe('a turn in a session', () => {
  it('names its topics, most prominent first', () => {
    expect(read('The delivery is late, but the price and the discount stand.').topics).toEqual(['price', 'delivery']);
  });

  it('names a topic under a negation too', () => {
    expect(read('I am not talking about the price.').topics).toEqual(['price']);
  });

  it('puts both of two questions', () => {
    expect(read('Why was it late? And is there another one, some other offer?').asks).toEqual([
      'why-late',
      'other-offer',
    ]);
  });

  it('puts no question in a statement', () => {
    expect(read('I know why it was late, and I saw the other offer.').asks).toEqual([]);
  });

  it('puts a question by command', () => {
    expect(read('Tell me about the other offer.').asks).toEqual(['other-offer']);
  });

  it.each([
    ['The delay is ours.', true],
    ['The delay is not ours.', false],
    ['Did they say the delay was ours?', false],
    ['Would you say the delay is ours?', false],
    ['What if I say the delay is ours?', true],
    ['So the delay is ours?', true],
    ['The delay is partly ours.', false],
    ['The delay is ours. The weather did it partly.', true],
    ['What if the delay were ours?', true],
    ['He said “the delay is ours”.', false],
  ])('shows a cue of the scenario only where it is meant: %s', (text, shown) => {
    expect(read(text).cues.some(({ cue }) => cue === 'owns_delay')).toBe(shown);
  });

  it('shows by asking only what is asked', () => {
    expect(read('What causes the delay?').cues.some(({ cue }) => cue === 'seeks_cause')).toBe(true);
  });

  it('is compared with the points, never with the wording', () => {
    const points = [{ en: ['two deliver~', 'late'], fr: ['deux livraison~', 'retard'] }];
    const turn = { text: 'So two deliveries came late.', language: 'en', play } as const;
    const one = readTurn({ ...turn, previous: { text: 'one wording', points, asks: [] } });
    const other = readTurn({ ...turn, previous: { text: 'quite another, with other words', points, asks: [] } });
    expect(one.reflection).toBe('simple');
    expect(other).toEqual(one);
  });

  it('gives nothing back where it tells the persona a fact of its own', () => {
    expect(read('You were late three times this month.').reflection).toBe('none');
  });

  it('is off the topic where nothing of the scenario is in it', () => {
    expect(read('Did you watch the football with the new striker?').act).toBe('off_topic');
    expect(read('Why is the price so high?').act).not.toBe('off_topic');
  });
});

describe('a reading', () => {
  it('quotes whole clauses as evidence', () => {
    const text = 'Good morning. I am really sorry about the delay.';
    const apology = readTurn({ text, language: 'en' }).cues.find(({ cue }) => cue === 'apology');
    expect(apology?.evidence.map(({ from, to }) => text.slice(from, to))).toEqual([
      'I am really sorry about the delay',
    ]);
  });

  it('counts words as they are written', () => {
    expect(readTurn({ text: "I don't know, it's late.", language: 'en' }).wordCount).toBe(5);
  });

  it('takes up what harms before what is polite', () => {
    expect(readTurn({ text: 'Hello. You are an idiot.', language: 'en' }).act).toBe('insult');
  });
});

describe('a play', () => {
  it('is prepared once for each language', () => {
    expect(prepareLexicon(play, 'en')).toBe(prepareLexicon(play, 'en'));
    expect(prepareLexicon(play, 'en')).not.toBe(prepareLexicon(play, 'fr'));
  });
});

describe('a reflection in a session', () => {
  const waited = { en: ['waited', 'two mornings'], fr: ['attendu', 'deux matinées'] };
  const said = { points: [waited], topics: ['delivery'], asks: [] };
  const other = { points: [{ en: ['cheaper'], fr: ['moins cher'] }], topics: ['price'], asks: [] };
  const reflects = (text: string, ...turns: (typeof said)[]) => {
    const previous = turns.at(-1);
    return readTurn({ text, language: 'en', play, history: turns.slice(0, -1), ...(previous && { previous }) });
  };

  it('may give back what was said some turns ago', () => {
    expect(reflects('So you waited all that time.', said, other).reflection).toBe('simple');
    expect(reflects('So you waited all that time.', other).reflection).toBe('none');
  });

  it('may use words of its own for a matter that came up', () => {
    expect(reflects('So you stood there for a delivery that never came.', said).reflection).toBe('simple');
    expect(reflects('So you stood there for a delivery that never came.', other).reflection).toBe('none');
  });

  it('brings no figures where it gives them back', () => {
    const reading = reflects('So you waited two whole mornings and nobody came.', said);
    expect(reading.cues.map(({ cue }) => cue)).toEqual(['reflection_simple']);
  });

  it('is none where the sentence does what shuts the persona down', () => {
    const harsh = createTestPlay({
      scenario: {
        ...play.scenario,
        cues: play.scenario.cues.map((cue) => ({ ...cue, id: 'doubts', heard: { en: ['were out'], fr: ['sortie'] } })),
        missteps: play.scenario.missteps.map((misstep) => ({ ...misstep, cue: ['doubts'] })),
      },
    });
    const text = 'You waited one morning, and then you were out.';
    expect(readTurn({ text, language: 'en', play: harsh, previous: said }).reflection).toBe('none');
    expect(readTurn({ text, language: 'en', play, previous: said }).reflection).toBe('simple');
  });
});

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
    ['The delay is partly ours.', false],
    ['He said “the delay is ours”.', false],
  ])('shows a cue of the scenario only where it is meant: %s', (text, shown) => {
    expect(read(text).cues.some(({ cue }) => cue === 'owns_delay')).toBe(shown);
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
  it('is prepared once', () => {
    expect(prepareLexicon(play)).toBe(prepareLexicon(play));
  });
});

import type { Language } from '@repartee/proto';
import { createTestPlay } from '../engine/play.fixture.js';
import { analyse } from './analysis.js';
import { readTurn } from './read-turn.js';
import { regionOf } from './region.js';

/** The words of each question of a turn, as they are compared. */
const questionsIn = (text: string, language: Language): string[] => {
  const turn = analyse(text, language);
  return turn.questions.map((question, index) => {
    const { first, last } = regionOf(turn, question, turn.questions[index - 1]);
    const words = turn.words.slice(first, last + 1);
    return words.map((word) => word.text).join(' ');
  });
};

describe('two questions in one sentence', () => {
  it.each([
    [
      'Which floor is it, and would two men get it up there?',
      ['which floor is it', 'and would two men get it up there'],
    ],
    ['Why did you wait, and did Patrick know?', ['why did you wait', 'and did patrick know']],
    [
      'When did you send it and who was supposed to read it?',
      ['when did you send it and', 'who was supposed to read it'],
    ],
  ])('are heard apart in English: %s', (text, expected) => {
    expect(questionsIn(text, 'en')).toEqual(expected);
  });

  it.each([
    ['Comment ça s’est passé, et Enzo se tenait où ?', ['comment ca se est passe', 'et enzo se tenait ou']],
    [
      'Il disait quoi, ce message, et vous avez ressenti quoi en le lisant ?',
      ['il disait quoi ce message', 'et vous avez ressenti quoi en le lisant'],
    ],
    ['L’écran dit quoi, et depuis quand ?', ['le ecran dit quoi et', 'depuis quand']],
    ['Ils arrivent quel jour, et qui d’autre le sait ?', ['ils arrivent quel jour', 'et qui de autre le sait']],
    [
      'Conductrice pendant combien d’années, et il y avait quoi avant ?',
      ['conductrice pendant combien de annees', 'et il y avait quoi avant'],
    ],
    [
      'Pourquoi êtes-vous partie, et vous êtes libre depuis quand ?',
      ['pourquoi etes vous partie', 'et vous etes libre depuis quand'],
    ],
    ['C’est combien d’heures, et on ne râle pas ?', ['ce est combien de heures', 'et on ne rale pas']],
    [
      'Les jeunes, ça se passe comment, et l’ambiance à l’accueil ?',
      ['les jeunes ca se passe comment', 'et le ambiance a le accueil'],
    ],
    ['Qui le sait, et votre femme, elle en dit quoi ?', ['qui le sait', 'et votre femme elle en dit quoi']],
  ])('are heard apart in French: %s', (text, expected) => {
    expect(questionsIn(text, 'fr')).toEqual(expected);
  });

  it.each([
    ['en', 'Who came, and could you see them?', 2],
    ['en', 'What did you do when Patrick and two others came in?', 1],
    ['en', 'Did you see the note and the two bills?', 1],
    ['fr', 'Avez-vous reçu la note, et la facture ?', 1],
    ['fr', 'Il m’a dit quoi faire, et je l’ai fait.', 0],
    ['fr', 'Vous voulez me dire quel jour ?', 1],
    ['fr', 'Vous savez qui vient, et Enzo aussi ?', 1],
  ] as const)('are no more than were put (%s): %s', (language, text, count) => {
    expect(questionsIn(text, language)).toHaveLength(count);
  });
});

describe('a question after another', () => {
  const list = (...sentences: string[]) => ({ en: sentences, fr: ['peu importe'] });
  const play = createTestPlay({
    scenario: {
      questions: [
        { id: 'cause', kind: 'reason', topic: 'delay', heard: list('why were you late') },
        { id: 'price-from', kind: 'date', topic: 'price', heard: list('when did it start', 'when was the price') },
        { id: 'moment', kind: 'date', topic: 'delay', heard: list('when did it start') },
        { id: 'fair', kind: 'yes_no', topic: 'price', heard: list('does that matter') },
      ],
    },
  });
  const asks = (text: string): readonly string[] => readTurn({ text, language: 'en', play }).asks;

  it('is about the same matter where it is joined to it and names none', () => {
    expect(asks('When did it start?')).toEqual(['price-from']);
    expect(asks('Why were you late, and when did it start?')).toEqual(['cause', 'moment']);
    expect(asks('Why were you late, and since when?')).toEqual(['cause', 'other:date:delay']);
  });

  it('is so where it takes up what was asked about', () => {
    expect(asks('Why were you late, and does that matter to you?')).toEqual(['cause', 'other:yes_no:delay']);
  });

  it('is about another where it names one', () => {
    expect(asks('Why were you late, and when was the price agreed?')).toEqual(['cause', 'price-from']);
  });
});

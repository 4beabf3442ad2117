import type { Language } from '@repartee/proto';
import { createTestPlay } from '../engine/play.fixture.js';
import { readTurn } from './read-turn.js';

const play = createTestPlay();
const said = {
  points: [{ en: ['two mornings', 'window'], fr: ['deux matinées', 'fenêtre'] }],
  topics: ['delay'],
  asks: [],
};
const reflection = (text: string, language: Language) => readTurn({ text, language, play, previous: said }).reflection;

describe('in a session a reflection', () => {
  it.each([
    ['en', "So you're saying it took two mornings."],
    ['en', 'In short: two mornings at the window.'],
    ['fr', 'Donc vous y avez passé deux matinées.'],
  ] as const)('gives back what was said (%s): %s', (language, text) => {
    expect(reflection(text, language)).toBe('simple');
  });

  it.each([
    ['en', "So you're saying that the moon is made of cheese?"],
    ['en', 'It sounds like your parrot sings opera.'],
    ['fr', 'Donc vous dites que votre perroquet chante l’opéra ?'],
  ] as const)('is none by its frame alone (%s): %s', (language, text) => {
    expect(reflection(text, language)).toBe('none');
  });

  it.each([
    ['en', 'You must be furious.'],
    ['en', 'It sounds like you felt left alone.'],
    ['fr', 'Vous devez être furieuse.'],
  ] as const)('may name a feeling that nobody named (%s): %s', (language, text) => {
    expect(reflection(text, language)).toBe('complex');
  });
});

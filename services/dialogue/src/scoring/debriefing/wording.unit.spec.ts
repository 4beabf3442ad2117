import { describe, expect, it } from '@jest/globals';

import { asPhrase, holdsName, sentencesAround, sentencesIn } from './wording.js';

const around = (text: string, part: string): string => {
  const from = text.indexOf(part);
  const span = sentencesAround(text, { from, to: from + part.length });
  return text.slice(span.from, span.to);
};

describe('the sentences around a span', () => {
  it.each([
    ['What happened with your order?', 'What happened with your order', 'What happened with your order?'],
    ['Hello. What happened, then?  Tell me.', 'What happened', 'What happened, then?'],
    ['Bonjour ! Que s’est-il passé ? Dites-moi.', 'Que s’est-il passé', 'Que s’est-il passé ?'],
    ['It cost 2.50 each. I am sorry... Really.', 'sorry', 'I am sorry...'],
    ['  tell me more  ', 'more', 'tell me more'],
    ['I see. I was wrong.', 'see. I was', 'I see. I was wrong.'],
    ['I see.', 'I see.', 'I see.'],
  ])('in "%s", around "%s", are "%s"', (text, part, sentences) => {
    expect(around(text, part)).toBe(sentences);
  });
});

describe('a text within a sentence', () => {
  it.each([
    ["D'Arcy had sensed it.", "D'Arcy", "D'Arcy had sensed it"],
    ['Jean-Loup savait.', "Jean-Loup d'Ornano", 'Jean-Loup savait'],
    ['Dates were given.', 'Dat', 'dates were given'],
    ['It was late.', 'Claire', 'it was late'],
  ])('"%s" begins small unless %s begins it', (text, name, phrase) => {
    expect(asPhrase(text, name)).toBe(phrase);
  });

  it.each([
    ["what frightens D'Arcy is the rest", "D'Arcy", true],
    ['lets Anaïs tell it', 'Anaïs', true],
    ['clairement, tout le monde savait', 'Claire', false],
  ])('"%s" names %s: %s', (text, name, isNamed) => {
    expect(holdsName(text, name)).toBe(isNamed);
  });
});

describe('the sentences of a text', () => {
  it.each([
    ['At “{said}” I sat down', 1],
    ['“{said}”. Otherwise I would have said it again.', 2],
    ['“{said}!” was what I heard. You saw it.', 2],
    ['À « {said} ! », j’ai cessé de discuter. Ça s’est vu ?', 2],
    ['It cost 2.50 each... I waited.', 2],
  ])('are counted by their ends: %s', (text, count) => {
    expect(sentencesIn(text)).toBe(count);
  });
});

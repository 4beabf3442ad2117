import { describe, expect, it } from '@jest/globals';

import { sentencesAround } from './wording.js';

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

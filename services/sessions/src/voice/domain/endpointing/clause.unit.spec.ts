import { describe, expect, it } from '@jest/globals';

import { completenessOf } from './clause.js';

describe('what was said in English so far', () => {
  it.each([
    'I wanted to',
    'we can offer you',
    'the reason is that',
    'so what you need is a',
    'let me',
    'because my colleague',
    'if you come tomorrow',
    'did you',
    'I talked to Sam about',
    'Good morning. I would like',
    'so',
    'well um',
    'the people who trained me back then',
    'as long as it is not signed',
    'we noticed an unusually',
    'your presentation had a really clear',
    'you are telling me the technician never',
    'how would your colleagues',
    'what would your new manager',
    'did you ever',
    'what would',
    'that delivery on Tuesday morning',
    'have you considered',
    'he did mention that shipping',
    'what I mean is that you feel',
  ])('lacks something: "%s"', (text) => {
    expect(completenessOf(text, 'en')).toBe('unfinished');
  });

  it.each([
    'Thank you very much',
    'yes',
    'I will call you back tomorrow',
    'we could talk about it',
    'can you tell me what went wrong',
    'It was late. I waited for you',
    'okay',
    'What would help you most now?',
    'Who did you talk to last time?',
    'how would the new rota affect your evenings',
    'did you rehearse it with your sister',
  ])('lacks nothing: "%s"', (text) => {
    expect(completenessOf(text, 'en')).toBe('finished');
  });

  it.each(['we value your work a lot', 'When did it start?', 'is there anything else I can do', 'what should I do'])(
    'lacks nothing, although a word of it is seldom the last or the first: "%s"',
    (text) => {
      expect(completenessOf(text, 'en')).not.toMatch(/un/);
    },
  );

  it('may be over where a particle belongs to the verb before', () => {
    expect(completenessOf('that is why I called you in', 'en')).toBe('uncertain');
  });

  it.each(['I have read the report', 'they are not good', 'we cannot raise the price'])('is whole: "%s"', (text) => {
    expect(completenessOf(text, 'en')).toBe('whole');
  });

  it('may be either where a question ends in a preposition', () => {
    expect(completenessOf('what are you waiting for', 'en')).toBe('uncertain');
  });
});

describe('what was said in French so far', () => {
  it.each([
    'je voulais vous',
    'nous pouvons vous',
    'le problème c’est que',
    'j’aimerais',
    'parce que mon collègue',
    'si vous venez demain',
    'laissez-moi',
    'on en a parlé avec',
    'Bonjour. Je voudrais',
    'euh donc',
    'la personne que j’ai eue au téléphone hier',
    'bien que le produit soit d’excellente qualité',
    'tu pourrais par exemple',
    'ce qui me gêne le plus dans cette équipe',
    'serait-il possible d’avoir',
    'si je vous ai fait venir ce matin',
  ])('lacks something : « %s »', (text) => {
    expect(completenessOf(text, 'fr')).toBe('unfinished');
  });

  it.each([
    'merci beaucoup',
    'd’accord',
    'je vous rappelle demain',
    'est-ce que vous pouvez m’expliquer ce qui n’a pas marché',
    'Il était tard. Je vous ai attendue toute la soirée, voilà, c’est tout',
  ])('lacks nothing : « %s »', (text) => {
    expect(completenessOf(text, 'fr')).toBe('finished');
  });

  it.each(['j’ai lu le rapport', 'vous avez raison de vous plaindre'])('is whole : « %s »', (text) => {
    expect(completenessOf(text, 'fr')).toBe('whole');
  });
});

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
  ])('lacks nothing: "%s"', (text) => {
    expect(completenessOf(text, 'en')).toBe('finished');
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
